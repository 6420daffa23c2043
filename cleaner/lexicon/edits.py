"""Strings one edit away from a word: a letter missing, added, changed, or swapped with the next."""

from __future__ import annotations


def one_edit_away(word: str, letters: str) -> set[str]:
    """All strings one edit away, the word itself left out; about 2 × letters × length of them."""
    pieces = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    found = {left + right[1:] for left, right in pieces if right}
    found |= {left + right[1] + right[0] + right[2:] for left, right in pieces if len(right) > 1}
    found |= {left + letter + right[1:] for left, right in pieces if right for letter in letters}
    found |= {left + letter + right for left, right in pieces for letter in letters}
    found.discard(word)
    return found
