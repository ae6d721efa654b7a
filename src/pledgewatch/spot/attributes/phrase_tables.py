"""Finding the phrases of a lexicon file in a document, by one look-up a word."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pledgewatch.spot.document import Document
from pledgewatch.spot.lexicon import load


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens ``first`` up to (not including) ``last`` are a phrase of ``table``."""

    first: int
    last: int
    table: str


def find_phrases(doc: Document, lexicon: str) -> list[Phrase]:
    """All phrases of ``lexicon/<lexicon>.toml`` in the document, in order of their first word."""
    single, longer, first_words = _index(lexicon)
    tokens = doc.tokens
    found: list[Phrase] = []
    for i in doc.where(first_words):
        word = tokens[i].lower
        if word in single:
            found += [Phrase(i, i + 1, table) for table in single[word]]
        if word in longer and i + 1 < len(tokens):
            for rest, table in longer[word].get(tokens[i + 1].lower, ()):
                size = len(rest) + 2
                if not rest or tuple(token.lower for token in tokens[i + 2 : i + size]) == rest:
                    found.append(Phrase(i, i + size, table))
    return found


#: Phrases of one word with their tables; longer ones by their first and their second word; the first words of all.
_Index = tuple[dict[str, list[str]], dict[str, dict[str, list[tuple[tuple[str, ...], str]]]], frozenset[str]]


@cache
def _index(lexicon: str) -> _Index:
    single: dict[str, list[str]] = {}
    longer: dict[str, dict[str, list[tuple[tuple[str, ...], str]]]] = {}
    for table, phrases in load(lexicon).items():
        for phrase in phrases:
            first, *rest = [t.lower for t in Document("", phrase, None).tokens]
            if rest:
                longer.setdefault(first, {}).setdefault(rest[0], []).append((tuple(rest[1:]), table))
            else:
                single.setdefault(first, []).append(table)
    return single, longer, frozenset([*single, *longer])
