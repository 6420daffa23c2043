"""One review over any number of articles: what they share, and the writing."""

from __future__ import annotations

from typing import NamedTuple

from cleaner.files.journal import Journal
from cleaner.files.writing import NotWritten
from cleaner.review.article import Asked, Review
from cleaner.review.decisions import Decisions
from cleaner.workflow.outcome import Outcome
from cleaner.workflow.projects import Projects


class Written(NamedTuple):
    """What came of a file: how many findings were mended; why an accepted one was not; what kept all from being
    written."""

    changes: int = 0
    left_out: tuple[str, ...] = ()
    problem: str = ""


class Session:
    """``journal``: of this run. ``shown``: findings that no fix makes are asked about too, ``again``: so is what was
    answered before."""

    def __init__(self, journal: Journal, projects: Projects, shown: bool, again: bool) -> None:
        self.projects, self.decisions = projects, Decisions(journal.root)
        self._journal, self._shown, self._again = journal, shown, again
        self._trusted: set[str] = set()

    def asked(self, outcome: Outcome) -> Asked:
        """What is asked about in the article of this outcome, which has a basis."""
        assert outcome.basis is not None
        return Asked(outcome.basis.context.settings.unsafe_fixes, self._shown, self._again)

    def review(self, outcome: Outcome) -> Review:
        """The review of that article."""
        return self._review(outcome, self.asked(outcome))

    def review_on(self, outcome: Outcome) -> Review:
        """The same once more in this session: what was answered in it is not asked again."""
        return self._review(outcome, self.asked(outcome)._replace(again=False))

    def _review(self, outcome: Outcome, asked: Asked) -> Review:
        assert outcome.basis is not None
        return Review(outcome.basis, outcome.checked.path, asked, self.decisions, self._trusted)

    def write(self, review: Review) -> Written:
        """Write what was decided; the file stays as it is when nothing was, or it cannot be written safely."""
        keeps_journal = self.projects.of(review.path).settings.journal
        try:
            is_changed = review.write(self._journal if keeps_journal else None)
        except NotWritten as error:
            return Written(problem=str(error))
        left_out = tuple(f"{skipped.finding.code}: {skipped.reason}" for skipped in review.left_out)
        return Written(review.changes if is_changed else 0, left_out)
