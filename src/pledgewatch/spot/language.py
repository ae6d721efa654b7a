"""Is a text English? The spotter knows no other language, and says nothing of what it cannot read."""

from __future__ import annotations

from functools import cache

from pledgewatch.spot.document import Document
from pledgewatch.spot.lexicon import load

#: In English prose about four words in ten are among the commonest; in lists of names and sums far fewer.
_LEAST_SHARE = 0.14
#: A text shorter than this says too little of its language to be refused for it.
_FEWEST_WORDS = 25
#: Words looked at: a long text does not need to be counted whole.
_LOOKED_AT = 2000


def is_english(doc: Document) -> bool:
    """True for English and for what is too short to tell."""
    words = [token.lower for token in doc.tokens[:_LOOKED_AT] if token.text[0].isalpha()]
    if len(words) < _FEWEST_WORDS:
        return True
    common = _common_words()
    return sum(map(common.__contains__, words)) >= _LEAST_SHARE * len(words)


@cache
def _common_words() -> frozenset[str]:
    return frozenset(load("language")["english"])
