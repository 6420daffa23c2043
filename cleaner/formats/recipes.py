"""Is a text a recipe? Then it tells its steps twice on purpose, in the text and on the card, and lists lone words.

Known by its fields, as schema.org's Recipe names them (recipeIngredient, recipeInstructions, recipeYield, prepTime):
a line that heads the ingredients, and another field.
"""

from __future__ import annotations

from cleaner.languages import entries, languages_with
from cleaner.text.folding import key
from cleaner.text.lines import lines

_MAX_WORDS = 4  # of a line that names a field, its value aside


def is_recipe(text: str) -> bool:
    """Do its lines name the ingredients and at least one field more?"""
    found: set[str] = set()
    folded = text.casefold()
    fields = _fields()
    if not any(name in folded for name, kind in fields.items() if kind == "ingredients"):
        return False
    for line in lines(text):
        words = [key(word) for word in text[line.start : min(line.end, line.start + 80)].split(":")[0].split()]
        words = [word for word in (word.strip("#*-–—•:.,()") for word in words) if word]
        if 0 < len(words) <= _MAX_WORDS:
            found.update(kind for name, kind in fields.items() if words[: name.count(" ") + 1] == name.split())
    return "ingredients" in found and len(found) > 1


def _fields() -> dict[str, str]:
    """Names of fields, each with the kind of field that it is."""
    rows = (row.split("=") for code in languages_with("recipe_fields") for row in entries(code, "recipe_fields"))
    return {name.strip(): kind.strip() for kind, names in rows for name in names.split(",")}
