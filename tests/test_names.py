"""Names that look like slips stay, wherever names stand."""

from __future__ import annotations

import pytest

from cleaner import Applicability, Settings, clean
from cleaner.languages import entries

FRAMES = (
    "{0} was cold that day.",
    "{0}, who lives near the bridge, said no.",
    "We spoke to {0} on Monday.",
    "The winners were Smith, {0} and {1}.",
    "{0} (Hull) beat {1} (Leeds).",
    "{0} market opens on Monday, and {1} is quiet.",
    "{0} Wins By-Election",
    "Photo: {0}",
    "Mr {0} and Mrs {1} did not compete.",
)


@pytest.mark.parametrize("frame", FRAMES)
def test_names_that_look_like_slips_stay(frame: str) -> None:
    likely = set(entries("en", "names_like_slips")) - {"arent", "youd"}  # these begin questions
    names = [name.capitalize() for name in sorted(likely)][::4]
    rows = [frame.format(name, other) for name, other in zip(names, reversed(names))]
    text = "How the day went in town\n\n" + "\n\n".join(rows) + "\n"
    result = clean(text, settings=Settings(select=("TYP401", "TYP402")))
    changed = [f.evidence for f in result.findings if f.fix and f.fix.applicability is Applicability.SAFE]
    assert changed == []
