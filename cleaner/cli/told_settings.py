"""``--show-settings``: what holds for a path and where it comes from, as a settings file would say it."""

from __future__ import annotations

import json
import os
from typing import Any

from cleaner.reports.visible import visible_name
from cleaner.workflow import Projects
from cleaner.workflow.settings_files import KEYS


def told_settings(path: str, projects: Projects) -> str:
    """A settings file's lines that say what holds for this path, the command line included."""
    absolute = os.path.abspath(path)
    place = os.path.join(absolute, "-") if os.path.isdir(absolute) else absolute
    project = projects.of(place)
    settings = projects.context(place).settings
    origin = f"from {project.path}" if project.path else "no settings file"
    rows = [f"# {visible_name(path)}: {visible_name(origin)}"]
    rows += [f"{key} = {_as_toml(getattr(settings, field))}" for key, field in KEYS.items()]
    return "\n".join(rows) + "\n"


def _as_toml(value: Any) -> str:
    """Texts, numbers and lists are written in TOML as in JSON; pairs become an inline table."""
    if isinstance(value, tuple) and value and isinstance(value[0], tuple):
        return "{ " + ", ".join(f"{json.dumps(key)} = {_as_toml(codes)}" for key, codes in value) + " }"
    return json.dumps(value, ensure_ascii=False)
