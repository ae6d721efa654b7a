"""Articles that were read, and which of them share a text."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select, update
from sqlalchemy.orm import InstrumentedAttribute

from pledgewatch.model import Article
from pledgewatch.store.sql import batches, insert_new, table_of, update_by_id
from pledgewatch.store.tables import ArticleRow, SketchRow

_TABLE = table_of(ArticleRow)


class Articles:
    """Articles by canonical URL."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, articles: Sequence[tuple[Article, dt.datetime]], now: dt.datetime) -> dict[str, int]:
        """Store articles, each with when it was fetched; those whose URL is known stay as they are.

        :return: the numbers of the new ones by URL
        """
        known = self.known([article.url for article, _ in articles])
        rows = {
            article.url: _values(article) | {"fetched": fetched, "recorded": now}
            for article, fetched in articles
            if article.url not in known
        }
        return {row.url: row.id for row in insert_new(self._connection, ArticleRow, list(rows.values()), "id", "url")}

    def known(self, urls: Sequence[str]) -> dict[str, int]:
        """The numbers of those of ``urls`` that were read before."""
        return {
            row.url: row.id
            for piece in batches(urls)
            for row in self._connection.execute(select(ArticleRow.url, ArticleRow.id).where(ArticleRow.url.in_(piece)))
        }

    def get(self, article_id: int) -> Article | None:
        """An article with its text."""
        row = self._connection.execute(select(_TABLE).where(_TABLE.c.id == article_id)).one_or_none()
        return None if row is None else _article(row._mapping)

    def sketch(self, sketches: Mapping[int, Iterable[int]]) -> None:
        """Remember the sketches of new articles, each of which is as yet a text group of its own."""
        rows = [{"hash": value, "article_id": number} for number, its in sketches.items() for value in set(its)]
        insert_new(self._connection, SketchRow, rows)
        update_by_id(self._connection, ArticleRow, [{"id": number, "text_group": number} for number in sketches])

    def sharing(self, hashes: Iterable[int]) -> dict[int, list[int]]:
        """The articles that have each of these hashes in their sketches."""
        return self._sketched(SketchRow.hash, SketchRow.article_id, hashes)

    def sketches(self, articles: Iterable[int]) -> dict[int, tuple[int, ...]]:
        """The sketches of articles, ascending."""
        found = self._sketched(SketchRow.article_id, SketchRow.hash, articles)
        return {number: tuple(sorted(hashes)) for number, hashes in found.items()}

    def join(self, articles: Collection[int]) -> set[int]:
        """Make one text group of all groups that these articles are in, named for its smallest number.

        :return: the articles whose group changed by that
        """
        found: set[int | None] = set()
        for piece in batches(sorted(articles)):
            found |= set(self._connection.scalars(select(ArticleRow.text_group).where(ArticleRow.id.in_(piece))))
        first, *others = sorted(group for group in found if group is not None)
        moved: set[int] = set()
        for piece in batches(others):
            changed = update(_TABLE).where(_TABLE.c.text_group.in_(piece)).values(text_group=first)
            moved |= set(self._connection.scalars(changed.returning(_TABLE.c.id)))
        return moved

    def _sketched(
        self, key: InstrumentedAttribute[int], value: InstrumentedAttribute[int], keys: Iterable[int]
    ) -> dict[int, list[int]]:
        found: dict[int, list[int]] = defaultdict(list)
        for piece in batches(sorted(set(keys))):
            for known, other in self._connection.execute(select(key, value).where(key.in_(piece))):
                found[known].append(other)
        return found


def _values(article: Article) -> dict[str, Any]:
    return {
        "url": article.url,
        "outlet": article.outlet,
        "title": article.title,
        "text": article.text,
        "published": article.published,
        "published_from": article.published_from,
        "language": article.language,
        "flags": list(article.flags),
    }


def _article(row: Mapping[Any, Any]) -> Article:
    return Article(
        url=row["url"],
        title=row["title"],
        text=row["text"],
        published=row["published"],
        outlet=row["outlet"],
        language=row["language"],
        published_from=row["published_from"],
        flags=tuple(row["flags"]),
    )
