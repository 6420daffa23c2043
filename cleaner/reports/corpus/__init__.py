"""Reports of many articles. Each takes the document ``cleaner.corpus/1`` and nothing else."""
