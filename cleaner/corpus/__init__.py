"""Many texts together: what they tell of each other."""
