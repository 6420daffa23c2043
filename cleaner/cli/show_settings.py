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
    projects.refuse_unknown_codes()
    origin = f"from {project.path}" if project.path else "no settings file"
    rows = [f"# {visible_name(path)}: {visible_name(origin)}"]
    simple = {key: getattr(settings, field) for key, field in KEYS.items() if key != "per-file-ignores"}
    rows += [f"{key} = {_as_toml(value)}" for key, value in simple.items()]
    rows += ["", "[per-file-ignores]"] * bool(settings.per_file_ignores)
    rows += [f"{json.dumps(pattern)} = {_as_toml(codes)}" for pattern, codes in settings.per_file_ignores]
    return "\n".join(rows) + "\n"


def _as_toml(value: Any) -> str:
    """Texts, numbers, switches and lists of texts are written in TOML as in JSON."""
    return json.dumps(value, ensure_ascii=False)
