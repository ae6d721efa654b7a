"""How an article is told, read from sentences written for the purpose; published on Wednesday 15 May 2024."""

from __future__ import annotations

import datetime as dt

import pytest

from pledgewatch.spot.attributes.manner import manner_features
from pledgewatch.spot.attributes.telling import Telling
from pledgewatch.spot.context import Context
from pledgewatch.spot.deciding import judge
from pledgewatch.spot.document import Document
from pledgewatch.spot.models import load_models


def manner(text: str) -> set[str]:
    context = Context(Document("Promises", text, dt.date(2024, 5, 15)))
    telling = Telling(context, [j for j in judge(context, load_models()) if j.owners])
    return {name for name in manner_features(telling, 0, "main") if "&" not in name}


GIVES = "Fenwick Brothers gives $5 million to schools."


@pytest.mark.parametrize(
    ("text", "feature"),
    [
        (GIVES, "article_i=none"),
        (f"I counted my change. {GIVES}", "article_i=few"),
        (f"I counted my change, and I wondered. {GIVES}", "article_i=many"),
        (f"“I counted my change,” she said. {GIVES}", "article_i=none"),
        (f'"I counted my change," she said. {GIVES}', "article_i=none"),
        (GIVES, "article_recent=none"),
        (f"On Tuesday it rained. {GIVES}", "article_recent=lead"),
        (f"On Tuesday it rained. {GIVES}", "owner_recent=none"),
        (f"{GIVES} Fenwick Brothers said so on Tuesday.", "owner_recent=after"),
        (f"Fenwick Brothers met on Tuesday. {GIVES}", "owner_recent=before"),
        ("On Tuesday Fenwick Brothers gave $5 million to schools.", "owner_recent=here"),
    ],
)
def test_who_speaks_and_where_the_news_is_told(text: str, feature: str) -> None:
    assert feature in manner(text)
