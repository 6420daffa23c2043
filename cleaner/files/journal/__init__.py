"""What runs did to files, with the bytes that these held before: written first, so that each change can be undone."""

from cleaner.files.journal.entry import Entry
from cleaner.files.journal.reading import Damaged, Recorded, Stored, runs
from cleaner.files.journal.writing import Journal

__all__ = ["Damaged", "Entry", "Journal", "Recorded", "Stored", "runs"]
