"""What a pledge is for: one to three themes, from the words around it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache

from pledgewatch.model import Theme
from pledgewatch.spot.document import Document
from pledgewatch.spot.lexicon import load
from pledgewatch.spot.linear import Linear

_MOST = 3
#: Log-odds from which a theme is told: rather one too many than none that fits.
_LIKELY = -0.5


def find_theme_words(doc: Document) -> list[tuple[int, Theme]]:
    """(token index, theme) for every word of ``lexicon/themes.toml`` in the document, in order."""
    index, tokens = _index(), doc.tokens
    found: list[tuple[int, Theme]] = []
    for i in doc.where(index.keys()):
        for phrase, theme in index[tokens[i].lower]:
            if len(phrase) == 1 or tuple(t.lower for t in tokens[i : i + len(phrase)]) == phrase:
                found.append((i, theme))
    return found


@cache
def _index() -> dict[str, list[tuple[tuple[str, ...], Theme]]]:
    out: dict[str, list[tuple[tuple[str, ...], Theme]]] = {}
    for theme, phrases in load("themes").items():
        for phrase in phrases:
            *head, last = phrase.split()
            for form in {last, last + "s"}:
                words = (*head, form)
                out.setdefault(words[0], []).append((words, Theme(theme)))
    return out


def theme_features(doc: Document, found: Sequence[tuple[int, Theme]], sentences: Sequence[int]) -> list[str]:
    """Theme words by how near they stand: in the claim's sentences, its paragraph, the title, the article."""
    mine = {i for number in sentences for i in range(doc.sentences[number].first, doc.sentences[number].last)}
    paragraphs = {doc.sentences[number].paragraph for number in sentences}
    near = {i for s in doc.sentences if s.paragraph in paragraphs for i in range(s.first, s.last)}
    title_end = doc.sentences[0].last if doc.sentences else 0
    counts: Counter[str] = Counter()
    for i, theme in found:
        counts[f"article:{theme}"] += 1
        if i in mine:
            counts[f"sentence:{theme}"] += 1
        if i in near:
            counts[f"paragraph:{theme}"] += 1
        if i < title_end:
            counts[f"title:{theme}"] += 1
    out = [f"{name}>={step}" for name, count in counts.items() for step in (1, 2, 4, 8) if count >= step]
    out += {f"word={doc.tokens[i].lower}" for i in mine if doc.tokens[i].text[0].isalpha()}
    return sorted(out)


def choose_themes(model: Linear, features: Sequence[str]) -> tuple[Theme, ...]:
    """The likely themes, the likeliest first: at least one, at most three."""
    ranked = sorted(zip(model.scores(features), model.classes, strict=True), reverse=True)
    return tuple(Theme(name) for rank, (score, name) in enumerate(ranked[:_MOST]) if rank == 0 or score > _LIKELY)
