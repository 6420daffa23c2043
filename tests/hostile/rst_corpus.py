"""Makes reStructuredText articles in which every word is shown, in order. All words are our own; a seed makes one."""

from __future__ import annotations

import random
import re

from hostile.markdown_corpus import FURNITURE, SENTENCES, SHORT

_SAID = [re.sub(r"\*\*?|\[|\]\(1\)|`", "", said) for said in SENTENCES] + ["Run ``open gate`` first, *then* count."]


def _list(chance: random.Random) -> str:
    mark = chance.choice(("- ", "* ", "1. ", "#. ", "2. ", "a. "))
    items = []
    for place in range(chance.randint(1, 4)):
        numbered = f"{int(mark[0]) + place}. " if mark[0].isdigit() else f"{chr(97 + place)}. "
        own = numbered if mark[0].isalnum() else mark
        said = chance.choice((*SHORT, *_SAID, *FURNITURE))
        if chance.random() < 0.25:
            said += "\n\n" + " " * len(own) + chance.choice((*_SAID, *FURNITURE))
        elif chance.random() < 0.2:
            said += "\n\n" + " " * len(own) + "- " + chance.choice(SHORT) + "\n"
        items.append(own + said)
    return chance.choice(("\n", "\n\n")).join(items)


def _block(chance: random.Random) -> str:
    said = " ".join(chance.choice(_SAID) for _ in range(chance.randint(1, 3)))
    short = chance.choice(SHORT)
    return chance.choice(
        (said, said, chance.choice(FURNITURE), _list(chance), _list(chance), _list(chance), f"word\n    {said}")
        + (f".. note::\n\n   {said}", f".. note:: {said}", f".. tip::\n\n   {said}\n\n   {short}", f"{said}\n{said}")
        + (f"{short[:-1]}::\n\n    {said}", f"{said}\n\n    {short}", f"{short}\n{'-' * len(short)}")
        + (f"{short}\n{'=' * len(short)}", f"    {said}\n\n    {short}", f"| {short}\n| {short}", f":param a: {said}")
    )


def rst_article(seed: int) -> str:
    chance = random.Random(seed)
    blocks = [_block(chance) for _ in range(chance.randint(2, 8))]
    for _ in range(chance.randint(0, 2)):
        blocks.insert(chance.randrange(len(blocks) + 1), chance.choice(blocks))
    return "\n\n".join(blocks) + "\n"
