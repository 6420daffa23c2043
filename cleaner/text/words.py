"""Words of a text, folded for comparison, with what stands between them; offsets only when asked for.

Splitting keeps words and gaps in one pass of the regular expression engine; most texts are
scanned for a few words and never asked where they stand.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cached_property
from itertools import accumulate, compress, count

from cleaner.spans import Span

# Letters, with apostrophes inside: "don't", "l'eau". Digits, hyphens and marks belong to the gaps.
_WORD = re.compile(r"([^\W\d_]+(?:'[^\W\d_]+)*)")

_FEW = 3  # words that are looked for one by one


class Words:
    """The words of ``text`` in order.

    ``folded``: lower case, with straight apostrophes, one string a word. ``gaps``: what stands
    before each word, and after the last; one more than the words, folded as well.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._pieces = _WORD.split(_fold(text))
        self.folded: list[str] = self._pieces[1::2]
        self.gaps: list[str] = self._pieces[0::2]

    def __len__(self) -> int:
        return len(self.folded)

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each folded word stands in the text."""
        return Counter(self.folded)

    @cached_property
    def _ends(self) -> list[int]:
        return list(accumulate(map(len, self._pieces)))

    def places(self, wanted: AbstractSet[str]) -> Iterable[int]:
        """The numbers of the words that are among those wanted, in order; without a look where the text has none."""
        here = self.counts.keys() & wanted
        if len(here) > _FEW:
            return compress(count(), map(here.__contains__, self.folded))
        return sorted(place for word in here for place in self._places_of(word))

    def _places_of(self, word: str) -> Iterator[int]:
        place = -1
        for _ in range(self.counts[word]):
            place = self.folded.index(word, place + 1)
            yield place

    def pairs(self, wanted: Mapping[tuple[str, str], object]) -> Iterator[int]:
        """The numbers of the words that stand, with the next one, among the pairs wanted, in order."""
        counts, folded = self.counts, self.folded
        here = [pair for pair in wanted if pair[0] in counts and pair[1] in counts]
        rarer = self.places({min(pair, key=counts.__getitem__) for pair in here})
        for first in sorted({place - before for place in rarer for before in (0, 1)}):
            if 0 <= first < len(folded) - 1 and (folded[first], folded[first + 1]) in wanted:
                yield first

    def start(self, index: int) -> int:
        """Offset in the text at which the word starts."""
        return self._ends[2 * index]

    def end(self, index: int) -> int:
        """Offset in the text at which the word ends."""
        return self._ends[2 * index + 1]

    def index_at(self, offset: int) -> int:
        """The number of the word that starts there, or of the next one."""
        return bisect_left(self._ends, offset) // 2

    def span(self, index: int) -> Span:
        """The word's place in the text."""
        return Span(self.start(index), self.end(index))

    def written(self, index: int) -> str:
        """The word as the text has it."""
        return self.text[self.start(index) : self.end(index)]


def _fold(text: str) -> str:
    """Lower case of the same length (a few capitals, such as "İ", have a longer one and stay)."""
    folded = text.lower()
    if len(folded) != len(text):
        folded = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return folded.replace("’", "'")
