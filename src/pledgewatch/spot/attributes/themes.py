"""What a pledge is for: one to three themes, from the words around it."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from functools import cache

from pledgewatch.model import Theme
from pledgewatch.spot.document import Document, Sentence
from pledgewatch.spot.lexicon import load
from pledgewatch.spot.linear import Linear

_MOST = 3
#: Log-odds from which a theme is told: rather one too many than none that fits.
_LIKELY = -0.5


def find_theme_words(doc: Document) -> list[tuple[int, str]]:
    """(token index, name of the theme) for every word of ``lexicon/themes.toml`` in the document, in order."""
    index, tokens = _index(), doc.tokens
    found: list[tuple[int, str]] = []
    for i in doc.where(_first_words()):
        for phrase, theme in index[tokens[i].lower]:
            if len(phrase) == 1 or tuple(t.lower for t in tokens[i : i + len(phrase)]) == phrase:
                found.append((i, theme))
    return found


@cache
def _first_words() -> frozenset[str]:
    return frozenset(_index())


@cache
def _index() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    out: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for theme, phrases in load("themes").items():
        for phrase in phrases:
            *head, last = phrase.split()
            for form in {last, last + "s"}:
                words = (*head, form)
                out.setdefault(words[0], []).append((words, theme))
    return out


def theme_features(doc: Document, found: Sequence[tuple[int, str]], sentences: Sequence[int]) -> list[str]:
    """Theme words by how near they stand: in the claim's sentences, its paragraph, the title, the article."""
    mine = [doc.sentences[number] for number in sentences]
    paragraphs = {sentence.paragraph for sentence in mine}
    places = {
        "article": [theme for _, theme in found],
        "sentence": _within(found, mine),
        "paragraph": _within(found, [s for s in doc.sentences if s.paragraph in paragraphs]),
        "title": _within(found, doc.sentences[:1]),
    }
    out = [
        f"{place}:{theme}>={step}"
        for place, themes in places.items()
        for theme, count in Counter(themes).items()
        for step in (1, 2, 4, 8)
        if count >= step
    ]
    out += {f"word={token.lower}" for sentence in mine for token in doc.words(sentence) if token.text[0].isalpha()}
    return sorted(out)


def _within(found: Sequence[tuple[int, str]], sentences: Sequence[Sentence]) -> list[str]:
    """The themes of the words that stand in ``sentences``."""
    return [
        theme
        for sentence in sentences
        for _, theme in found[bisect_left(found, (sentence.first,)) : bisect_left(found, (sentence.last,))]
    ]


def choose_themes(model: Linear, features: Sequence[str]) -> tuple[Theme, ...]:
    """The likely themes, the likeliest first: at least one, at most three."""
    ranked = sorted(zip(model.scores(features), model.classes, strict=True), reverse=True)
    return tuple(Theme(name) for rank, (score, name) in enumerate(ranked[:_MOST]) if rank == 0 or score > _LIKELY)
