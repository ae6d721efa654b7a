"""A careful reader in the spotter's place: what the labels of an article say, with no judgement to go wrong."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from pledgewatch.model import Article, Claim, Span
from pledgewatch.resolve.labels import claim_of
from tests.newsroom import ArticleDict, sample_articles


@dataclass(frozen=True)
class Reader:
    """Knows articles by their headlines."""

    labels: dict[str, list[dict[str, Any]]]

    @classmethod
    def of(cls, articles: Iterable[ArticleDict]) -> Reader:
        return cls({article["title"]: article["pledges"] for article in articles})

    @classmethod
    def of_sample(cls) -> Reader:
        return cls.of(sample_articles())

    def __call__(self, article: Article) -> list[Claim]:
        labels = self.labels.get(article.title, [])
        places = {label["key"]: place for place, label in enumerate(labels)}
        return [
            replace(
                claim_of(label),
                evidence=_spans(article, label["evidence"]),
                part_of=places.get(label.get("part_of")),
            )
            for label in labels
        ]


def _spans(article: Article, evidence: str | list[str]) -> tuple[Span, ...]:
    sentences = [evidence] if isinstance(evidence, str) else evidence
    places = ((article.text.find(sentence), len(sentence)) for sentence in sentences)
    return tuple(Span(start, start + length) for start, length in places if start >= 0)
