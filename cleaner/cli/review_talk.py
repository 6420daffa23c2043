"""The conversation of a review at a terminal: a question, one key, what came of it in a word."""

from __future__ import annotations

from typing import NamedTuple

from cleaner.cli import streams
from cleaner.cli.keys import Keys
from cleaner.cli.review_rows import question_rows
from cleaner.cli.runs import counted, shown_path
from cleaner.reports.file_result import RenderOptions
from cleaner.reports.visible import visible, visible_name
from cleaner.reports.widths import wrapped
from cleaner.review.article import Review
from cleaner.review.questions import Answer, Question, Way, edit_of
from cleaner.review.trusting import NotKept, trust_for_good
from cleaner.workflow import Projects


class Key(NamedTuple):
    """``way``: what it answers, None when it does something else."""

    key: str
    help: str
    way: Way | None = None


_KEYS = (
    Key("a", "accept: make this change (also y)", Way.ACCEPT),
    Key("r", "reject: leave it as it is; it is not asked again (also n)", Way.REJECT),
    Key("e", "edit: type yourself what shall stand there", Way.EDIT),
    Key("o", "keep this one, delete the other copy instead", Way.OTHER),
    Key("t", "trust: this word or line is right, here and in other articles", Way.TRUST),
    Key("x", "ask about each line of the block"),
    Key("A", "accept all of this kind in this file", Way.ACCEPT),
    Key("R", "reject all of this kind in this file", Way.REJECT),
    Key("s", "skip this file: it stays as it is, and is asked about another time"),
    Key("b", "back to the question before, in this file"),
    Key("q", "quit; what was decided is kept and written"),
    Key("?", "this help"),
)
_SAME = {"y": "a", "n": "r"}  # yes and no, as other tools ask
_SAID = {Way.ACCEPT: "accepted", Way.REJECT: "rejected, stays", Way.OTHER: "the other copy goes", Way.EDIT: "edited"}


class Quit(Exception):
    """The person has had enough."""


class Talk:
    """With one person, about any number of articles."""

    def __init__(self, look: RenderOptions, projects: Projects, keys: Keys) -> None:
        self._look, self._projects, self._keys = look, projects, keys
        self._out = streams.text_output()
        self.open = 0  # questions that were left without an answer

    def about(self, review: Review) -> bool:
        """Ask all there is to ask of the article; False when it is to stay as it is for today. Raises Quit."""
        while True:
            try:
                if not self._round(review):
                    self.open += len(review.open())
                    return False
            except Quit:
                self.open += len(review.open())
                raise
            if not review.next_round():
                return True

    def say(self, words: str) -> None:
        """A sentence, in as many rows as it needs."""
        for row in wrapped(words, max(20, self._look.width - 1)):
            self._out.write(row + "\n")
        self._out.flush()

    def _round(self, review: Review) -> bool:
        before: list[list[Question]] = []  # questions answered by each key so far
        while open_ := review.open():
            question = open_[0]
            self._show(review, question)
            key = self._key(review, question)
            if key == "q":
                raise Quit
            if key == "s":
                self.say(f"{visible_name(review.shown)} stays as it is for now.")
                return False
            if key == "b":
                self._back(review, before)
            elif key == "x":
                review.split(question)
            elif key == "?":
                self._help(review, question)
            else:
                answered = self._answered(review, question, key)
                before += [answered] if answered else []
        return True

    def _show(self, review: Review, question: Question) -> None:
        at, of = review.questions.index(question) + 1, len(review.questions)
        self._out.write("\n")
        number = f"question {at} of {of}"
        for row in question_rows(review.text, review.shown, question, number, self._look):
            self._out.write(row + "\n")

    def _key(self, review: Review, question: Question) -> str:
        """The next key that means something here."""
        keys = "".join(known.key for known in _KEYS if self._is_offered(known, review, question))
        ask = "Accept" if "a" in keys else "Leave it"
        while True:
            self._out.write(f"{ask}? [{','.join(keys)}] ")
            self._out.flush()
            key = self._keys.key()
            self._out.write("\n")
            if not key:
                return "q"
            key = _SAME.get(key, key)
            if key in keys:
                return key
            if key.strip():
                self.say(f"{visible(key)}: that key does nothing here; ? tells what there is.")

    def _is_offered(self, known: Key, review: Review, question: Question) -> bool:
        if known.key == "x":
            return len(question.findings) > 1
        if known.key == "b":
            return len(review.open()) < len(review.questions)
        if known.key in "AR":
            return known.way in question.ways and len(review.of_kind(question, known.way or Way.REJECT)) > 1
        return known.way is None or known.way in question.ways

    def _answered(self, review: Review, question: Question, key: str) -> list[Question]:
        """The questions that the key answered."""
        way = next(known.way for known in _KEYS if known.key == key)
        assert way is not None
        was_open = review.open()
        if way is Way.EDIT:
            self._edit(review, question)
        elif way is Way.TRUST:
            self._trust(review, question)
        else:
            asked = review.of_kind(question, way) if key.isupper() else [question]
            faults = [fault for one in asked if (fault := review.answer(one, Answer(way)))]
            done = len(asked) - len(faults)
            number = f", {counted(done, 'question')}" if key.isupper() else ""
            self.say(f"{key}: {_SAID[way]}{number}")
            for fault in faults:
                self.say(f"not possible: {fault}")
        return [one for one in was_open if one.name in review.answers]

    def _edit(self, review: Review, question: Question) -> None:
        place = edit_of(review.text, question.finding)
        self.say("e: type what shall stand there and press Enter; an empty line leaves the question open.")
        if "\n" in place.text or "\r" in place.text:
            typed = self._in_editor(place.text)
        else:
            typed = self._keys.line("new: ", place.text)
        if not typed:
            self.say("nothing was typed")
            return
        fault = review.answer(question, Answer(Way.EDIT, typed))
        self.say(f"not possible: {fault}" if fault else f"edited: {visible(typed)}")

    def _in_editor(self, text: str) -> str:
        """A passage of several lines, in the person's own editor."""
        import click

        try:
            return (click.edit(text) or "").rstrip("\r\n")
        except click.ClickException as error:
            self.say(error.format_message())
            return ""

    def _trust(self, review: Review, question: Question) -> None:
        try:
            path = trust_for_good(review.text, question, review.path, self._projects)
        except NotKept as error:
            self.say(f"not possible: it could not be written down ({error})")
            return
        review.answer(question, Answer(Way.TRUST))
        what = f"“{visible(question.word)}”" if question.word else "this passage"
        self.say(f"t: {what} is trusted from now on; it stands in {visible_name(shown_path(path))}")

    def _back(self, review: Review, before: list[list[Question]]) -> None:
        last = before.pop() if before else [one for one in review.questions if one.name in review.answers][-1:]
        for question in last:
            review.take_back(question)
        self.say("b: back")

    def _help(self, review: Review, question: Question) -> None:
        for known in _KEYS:
            if self._is_offered(known, review, question):
                self.say(f"{known.key}  {known.help}")
