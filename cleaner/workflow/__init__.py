"""A run over files: find, read, judge, write or hand on for a report. One file's failure ends with that file."""

from cleaner.workflow.outcome import Context, Outcome, Status
from cleaner.workflow.projects import Project, Projects
from cleaner.workflow.running import Run

__all__ = ["Context", "Outcome", "Project", "Projects", "Run", "Status"]
