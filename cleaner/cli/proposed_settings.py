"""A settings file to start from: every setting explained, and those that a look at the folder proposes set."""

from __future__ import annotations

import json
from importlib.resources import files

from cleaner.workflow.surveying import Survey

_EXCLUDE = '# exclude = ["drafts/", "*.draft.md"]\n'


def proposed_settings(found: Survey) -> str:
    """The text of cleaner.toml. Where nothing is proposed, every line is a comment."""
    template = files("cleaner.cli").joinpath("settings_template.toml").read_text(encoding="utf-8")
    if not found.over:
        return template
    rows = [f"    {json.dumps(one.pattern, ensure_ascii=False)},  # {one.reason}\n" for one in found.over]
    assert _EXCLUDE in template
    return template.replace(_EXCLUDE, f"exclude = [\n{''.join(rows)}]\n")
