"""The sample articles, written for this project, in the format of the labelled corpora."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

#: One article in the format of docs/what-is-a-pledge.md: id, url, outlet, title, published, text, pledges ...
ArticleDict = dict[str, Any]

_FOLDER = Path(__file__).parent / "sample"


def sample_articles() -> list[ArticleDict]:
    """All sample articles with their labels, oldest file name first."""
    return [article for path in sorted(_FOLDER.glob("*.jsonl")) for article in read_articles(path)]


def seed_article() -> ArticleDict:
    """The story of Alibaba's 100 billion yuan, retold."""
    (article,) = read_articles(_FOLDER / "seed.jsonl")
    return article


def read_articles(path: Path) -> list[ArticleDict]:
    """The articles of one JSON Lines file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
