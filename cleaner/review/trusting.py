"""What a person calls right for good: a word goes to ``.cleaner/words.txt``, a line or passage to the baseline, where
it is known by its words, in any article."""

from __future__ import annotations

import os

from cleaner.files.own import OURS, read_own, write_in_own_folder
from cleaner.review.questions import Question
from cleaner.workflow.baseline import FORMAT, to_json, with_accepted
from cleaner.workflow.projects import BASELINE, Projects
from cleaner.workflow.trusting import evidence_home, trust


class NotKept(Exception):
    """It could not be written down. The message says why."""


def trust_for_good(text: str, question: Question, path: str, projects: Projects) -> str:
    """Write it down for the project of this absolute path; gives the file that has it now. Raises NotKept."""
    home = evidence_home(path, projects)
    try:
        if question.word:
            return trust(question.word, home)
        return _accept(text, question, os.path.relpath(path, home).replace(os.sep, "/"), home)
    except (OSError, ValueError) as error:
        raise NotKept(str(error)) from None


def _accept(text: str, question: Question, shown: str, home: str) -> str:
    try:
        content = read_own(os.path.join(home, OURS, BASELINE))
    except FileNotFoundError:
        content = to_json({"format": FORMAT, "findings": []})
    return write_in_own_folder(home, OURS, BASELINE, with_accepted(content, text, question.findings, shown))
