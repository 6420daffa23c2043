"""Known words, how common they are, and known misspellings; a compiled index, built once, opened in a millisecond."""

from cleaner.lexicon.lexicon import Lexicon, Neighbour
from cleaner.lexicon.store import open_lexicon

__all__ = ["Lexicon", "Neighbour", "open_lexicon"]
