"""Settings files, read as data: cleaner.toml, .cleaner.toml, ``[tool.cleaner]`` in pyproject.toml, ``[cleaner]`` in
setup.cfg. Nothing in them is ever run, and a key that is not known is an error."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from typing import Any

from cleaner.files.own import read_own
from cleaner.settings import Settings

NAMES = ("cleaner.toml", ".cleaner.toml", "pyproject.toml", "setup.cfg")
KEYS = {field.replace("_", "-"): field for field in Settings._fields if field not in ("force", "silent")}
_DEFAULTS = Settings()
_MAX_BYTES = 1_000_000
_MOST_PARTS = 32  # of a dotted key
_SHOWN = 60  # code points of a key that is not known


class SettingsError(Exception):
    """A settings file says what cannot be. The message names the file and what to do."""


def settings_in(folder: str) -> tuple[str, Settings] | None:
    """The settings file of this folder and what it says; None when the folder has none."""
    for name in NAMES:
        path = os.path.join(folder, name)
        if os.path.isfile(path):
            settings = read(path)
            if settings is not None:
                return path, settings
    return None


def read(path: str) -> Settings | None:
    """What the file says; None when it is a shared file without a part for us. Raises SettingsError."""
    try:
        data = read_own(path, _MAX_BYTES)
    except OSError as error:
        raise SettingsError(f"{path}: {error.strerror}") from None
    name = os.path.basename(path)
    if name.endswith(".cfg"):
        table = _from_cfg(path, data)
    else:
        table = _from_toml(path, data, own=name != "pyproject.toml")
    return None if table is None else settings_from(path, table)


def settings_from(path: str, table: Mapping[str, Any]) -> Settings:
    """Settings from keys and values. Raises SettingsError, which names the nearest known key.

    Codes are not looked up here: that loads the rules, which a run that remembers all never needs.
    """
    said: dict[str, Any] = {}
    for key, value in table.items():
        field = KEYS.get(key.replace("_", "-"))
        if field is None:
            raise SettingsError(f"{path}: there is no setting {key[:_SHOWN]!r}{_nearest(key[:_SHOWN])}")
        said[field] = _value(path, key, value, getattr(_DEFAULTS, field))
    return _DEFAULTS._replace(**said)


def _from_toml(path: str, data: bytes, own: bool) -> Mapping[str, Any] | None:
    if not own and b"cleaner" not in data:
        return None
    table = _parsed_toml(path, data)
    if own:
        return table
    tool = table.get("tool", {})
    found = tool.get("cleaner") if isinstance(tool, dict) else None
    if found is not None and not isinstance(found, dict):
        raise SettingsError(f"{path}: tool.cleaner must be a table")
    return found


def _parsed_toml(path: str, data: bytes) -> Mapping[str, Any]:
    import tomllib

    try:
        text = data.decode("utf-8")
        if _has_endless_key(text):
            raise SettingsError(f"{path}: a key of more than {_MOST_PARTS} parts is none of ours")
        return tomllib.loads(text)
    except RecursionError:
        raise SettingsError(f"{path}: not valid TOML (nested too deeply)") from None
    except ValueError as error:
        raise SettingsError(f"{path}: not valid TOML ({error})") from None


def _has_endless_key(text: str) -> bool:
    """Is there a key of many parts? The parser takes a time that grows with the square of their number."""
    if text.count(".") < _MOST_PARTS:
        return False
    bare = re.sub(r'"(?:[^"\\\n]|\\.)*+"?|\'[^\'\n]*+\'?', "q", text)  # strings may hold as many dots as they like
    return re.search(rf"(?<![\w-])(?:[\w-]++[ \t]*+\.[ \t]*+){{{_MOST_PARTS}}}", bare) is not None


def _from_cfg(path: str, data: bytes) -> Mapping[str, Any] | None:
    if b"[cleaner" not in data:
        return None
    import configparser

    parser = configparser.ConfigParser(interpolation=None)
    try:
        parser.read_string(data.decode("utf-8"))
    except (configparser.Error, ValueError) as error:
        raise SettingsError(f"{path}: not a valid settings file ({error})") from None
    if not parser.has_section("cleaner"):
        return None
    return dict(parser["cleaner"])


def _value(path: str, key: str, value: Any, default: Any) -> Any:
    """The value as the field has it; strings of a setup.cfg are read as what the field asks for."""
    where = f"{path}: {key}"
    if key.replace("_", "-") == "per-file-ignores":
        return _patterns(where, value)
    if isinstance(default, bool):
        return _switch(where, value)
    if isinstance(default, int):
        return _number(where, value)
    if isinstance(default, tuple):
        return _list(where, value)
    if not isinstance(value, str):
        raise SettingsError(f"{where} must be text")
    return value.strip()


def _switch(where: str, value: Any) -> bool:
    if isinstance(value, bool):
        return value
    word = {"true": True, "yes": True, "false": False, "no": False}.get(str(value).strip().lower())
    if word is None:
        raise SettingsError(f"{where} must be true or false")
    return word


def _number(where: str, value: Any) -> int:
    try:
        number = int(str(value).replace("_", ""))
    except ValueError:
        number = 0
    if isinstance(value, bool) or number < 1:
        raise SettingsError(f"{where} must be a whole number above 0")
    return number


def _list(where: str, value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        return tuple(part.strip() for line in value.split("\n") for part in line.split(",") if part.strip())
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise SettingsError(f"{where} must be a list of texts")
    return tuple(value)


def _patterns(where: str, value: Any) -> tuple[tuple[str, tuple[str, ...]], ...]:
    if isinstance(value, str):  # lines of a setup.cfg, each "pattern: CODES"
        pairs = [line.rpartition(":") for line in value.split("\n") if line.strip()]
        if any(not pattern.strip() for pattern, _, _ in pairs):
            raise SettingsError(f"{where} must have lines of the form `pattern: CODES`")
        value = {pattern.strip(): codes for pattern, _, codes in pairs}
    if not isinstance(value, dict):
        raise SettingsError(f"{where} must be a table of path patterns and codes")
    return tuple((pattern, _list(f"{where}.{pattern}", codes)) for pattern, codes in value.items())


def refuse_unknown_codes(path: str, settings: Settings) -> None:
    """Raises SettingsError when a code that the file names is no rule's; loads the rules to know."""
    named = (*settings.select, *settings.ignore, *settings.extend_select)
    unknown = unknown_code([*named, *(code for _, codes in settings.per_file_ignores for code in codes)])
    if unknown:
        raise SettingsError(f"{path}: {unknown}")


def unknown_code(codes: Iterable[str]) -> str:
    """What to say of the first code that no rule's code begins with; empty when all are known."""
    from cleaner.rules import RULES

    for code in codes:
        if not any(rule.code.startswith(code) for rule in RULES):
            families = ", ".join(sorted({rule.code[:3] for rule in RULES}))
            return f"no rule's code begins with {code!r}; the families are {families}"
    return ""


def _nearest(key: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(key.replace("_", "-"), KEYS, n=1, cutoff=0.0)
    return f"; did you mean {near[0]!r}?" if near else ""
