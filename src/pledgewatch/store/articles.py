"""Articles that were read, and which of them share a text."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, func, select

from pledgewatch.model import Article
from pledgewatch.store.sql import batches, insert_new, table_of, update_by_id
from pledgewatch.store.tables import ArticleRow, SketchRow

_TABLE = table_of(ArticleRow)
#: copies of one text that are looked at; the ones found first stand for the rest, which share their group
_LOOKED_AT = 50


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

    def sharing(self, hashes: Iterable[int], *, at_least: int) -> dict[int, tuple[int, ...]]:
        """Articles that share ``at_least`` of these sketch hashes: the hashes of each, by article."""
        wanted = list(hashes)
        if not wanted:
            return {}
        candidates = (
            select(SketchRow.article_id)
            .where(SketchRow.hash.in_(wanted))
            .group_by(SketchRow.article_id)
            .having(func.count() >= at_least)
            .order_by(func.count().desc(), SketchRow.article_id)
            .limit(_LOOKED_AT)
        )
        found: dict[int, list[int]] = defaultdict(list)
        rows = self._connection.execute(
            select(SketchRow.article_id, SketchRow.hash).where(SketchRow.article_id.in_(candidates))
        )
        for article_id, value in rows:
            found[article_id].append(value)
        return {article_id: tuple(sorted(values)) for article_id, values in found.items()}

    def sketch(self, article_id: int, hashes: Iterable[int], copies_of: Iterable[int]) -> set[int]:
        """Remember an article's sketch, and put it into one text group with the articles whose text it shares.

        :return: the other articles whose group changed by that
        """
        hashed = [{"hash": value, "article_id": article_id} for value in set(hashes)]
        insert_new(self._connection, SketchRow, hashed)
        others = list(copies_of)
        shared = self._connection.scalars(select(ArticleRow.text_group).where(ArticleRow.id.in_(others)))
        groups = {number for number in shared if number is not None}
        group = min({article_id, *groups})
        moved = set(
            self._connection.scalars(
                select(ArticleRow.id).where(ArticleRow.text_group.in_(groups), ArticleRow.text_group != group)
            )
        )
        rows = [{"id": number, "text_group": group} for number in (article_id, *moved)]
        update_by_id(self._connection, ArticleRow, rows)
        return moved


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
