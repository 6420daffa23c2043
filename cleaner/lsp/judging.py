"""One text of an editor, judged as ``cleaner check`` judges a file of that name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from cleaner.document import Document
from cleaner.engine import clean
from cleaner.findings import Finding, Rule
from cleaner.formats import Block, format_of
from cleaner.rules import RULES
from cleaner.spans import Edit
from cleaner.workflow import Context

Stale = Callable[[], bool]  # has the text changed meanwhile?


class Overtaken(Exception):
    """The text changed while it was judged; nobody wants the answer any more."""


class Article(NamedTuple):
    """A text to judge. ``name``: a path or a made-up name, whose ending says the format; ``context``: None when the
    settings leave the file out."""

    text: str
    name: str
    context: Context | None

    @property
    def format(self) -> str:
        return format_of(self.name).name

    def document(self) -> Document:
        return Document(self.text, self.format, self.context.settings.language if self.context else "auto")


class Judged(NamedTuple):
    """What was found in a text. ``held``: why fixes that are due are not made; ``edits``: what ``fix`` would do;
    ``language`` and ``blocks``: of the text; ``is_whole``: False when only some paragraphs were judged again;
    ``fault``: of the program, told in the place of findings."""

    article: Article
    findings: tuple[Finding, ...] = ()
    held: Mapping[Finding, str] = {}
    edits: tuple[Edit, ...] = ()
    language: str = "xx"
    blocks: Sequence[Block] = ()
    is_whole: bool = True
    fault: str = ""


def judge(article: Article, is_stale: Stale) -> Judged:
    """All that is told of the text. Raises Overtaken; any other trouble of the rules is told in the answer."""
    if article.context is None or len(article.text) > article.context.settings.max_bytes:
        return Judged(article)
    try:
        context = article.context
        result = clean(
            article.text,
            format=article.format,
            settings=context.settings,
            surroundings=context.surroundings,
            rules=rules_for(article, is_stale),
        )
        if result.broken:
            return Judged(article, fault="; ".join(result.broken))
        document = article.document()
        held = {skipped.finding: skipped.reason for skipped in result.skipped}
        return Judged(article, result.findings, held, result.edits, document.language, document.blocks)
    except Overtaken:
        raise
    except Exception as error:
        return Judged(article, fault=f"{type(error).__name__}: {error}")


def rules_for(article: Article, is_stale: Stale) -> tuple[Rule, ...]:
    """The rules, silent about what is not for today, each of which asks first whether it is still worth while."""
    context = article.context
    rules = context.filter.over(RULES, article.text) if context and context.filter else RULES
    return tuple(rule._replace(check=partial(_unless_overtaken, rule, is_stale)) for rule in rules)


def _unless_overtaken(rule: Rule, is_stale: Stale, *asked: Any) -> Any:
    if is_stale():
        raise Overtaken
    return rule.check(*asked)
