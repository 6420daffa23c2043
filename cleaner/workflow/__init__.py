"""A run over files: find, read, judge, write or hand on for a report. One file's failure ends with that file."""

from cleaner.workflow.outcome import Context, Outcome, Status
from cleaner.workflow.running import Run

__all__ = ["Context", "Outcome", "Run", "Status"]
