"""The rules, in the order in which their fixes are chosen when two want the same text."""

from __future__ import annotations

from cleaner.findings import Rule
from cleaner.rules.boilerplate import (
    advertisement_marker,
    author_box,
    comment_form,
    cookie_notice,
    copyright_line,
    learned_line,
    newsletter_blurb,
    page_furniture,
    photo_credit,
    posting_stamp,
    related_links,
    section_label,
    share_or_subscribe_prompt,
    tag_line,
)
from cleaner.rules.encoding import controls, entities, mojibake
from cleaner.rules.repeats import (
    cut_off_sentence,
    near_copy,
    pull_quote,
    repeated_paragraph,
    repeated_sentences,
    restated_passage,
    truncated_copy,
)
from cleaner.rules.suppressions import unused_suppression
from cleaner.rules.typos import (
    date_comma,
    doubled_word,
    known_misspelling,
    misplaced_apostrophe,
    missing_space,
    probable_misspelling,
    run_together_words,
    space_before_punctuation,
    space_in_compound,
    split_word,
    verb_form,
    wrong_article,
    wrong_number,
    wrong_word,
)

RULES: tuple[Rule, ...] = (
    mojibake.RULE,
    controls.RULE,
    entities.RULE,
    page_furniture.RULE,
    section_label.RULE,
    related_links.RULE,
    share_or_subscribe_prompt.RULE,
    learned_line.RULE,
    advertisement_marker.RULE,
    comment_form.RULE,
    tag_line.RULE,
    posting_stamp.RULE,
    photo_credit.RULE,
    copyright_line.RULE,
    newsletter_blurb.RULE,
    author_box.RULE,
    cookie_notice.RULE,
    repeated_paragraph.RULE,
    truncated_copy.RULE,
    repeated_sentences.RULE,
    near_copy.RULE,
    restated_passage.RULE,
    cut_off_sentence.RULE,
    pull_quote.RULE,
    doubled_word.RULE,
    run_together_words.RULE,
    split_word.RULE,
    missing_space.RULE,
    space_before_punctuation.RULE,
    wrong_word.RULE,
    wrong_article.RULE,
    misplaced_apostrophe.RULE,
    verb_form.RULE,
    wrong_number.RULE,
    date_comma.RULE,
    space_in_compound.RULE,
    known_misspelling.RULE,
    probable_misspelling.RULE,
    unused_suppression.RULE,
)


def rule_named(code: str) -> Rule | None:
    """The rule with this code or name, in any letter case."""
    wanted = code.casefold()
    return next((rule for rule in RULES if wanted in (rule.code.casefold(), rule.name)), None)
