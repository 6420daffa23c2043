"""Misspellings in languages other than English: known ones, and unknown words one slip from a common one."""
