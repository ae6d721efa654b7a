"""Pages and feeds of a site as bytes, from the templates beside this file."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Mapping
from email.utils import format_datetime
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from tests.newsroom.articles import ArticleDict
from tests.newsroom.sites import Site

_HERE = Path(__file__).parent
_SUMMARY = 160


def _lines(text: str) -> Markup:
    return Markup("<br>\n").join(escape(line) for line in text.split("\n"))


_TEMPLATES = Environment(loader=FileSystemLoader(_HERE / "templates"), autoescape=True, undefined=StrictUndefined)
_TEMPLATES.filters["lines"] = _lines
_TEASERS: list[str] = tomllib.loads((_HERE / "teasers.toml").read_text("utf-8"))["teasers"]


def article_page(site: Site, article: ArticleDict) -> bytes:
    """The article in the site's design, in the site's encoding."""
    published = article["published"]
    page = _TEMPLATES.get_template(f"{site.design}.html").render(
        site=site,
        title=article["title"],
        url=site.url(article),
        published=published,
        long_date=f"{dt.date.fromisoformat(published):%A, %d %B %Y}",
        summary=_summary(article),
        paragraphs=article["text"].split("\n\n"),
        teasers=_TEASERS,
        json_ld=_json_ld(site, article),
    )
    return page.encode(site.encoding, errors="xmlcharrefreplace")


def home_page(site: Site) -> bytes:
    """The site's front page: the headlines, and a link to the feed for readers that look for one."""
    items = [{"url": site.url(article), "title": article["title"]} for article in site.articles]
    page = _TEMPLATES.get_template("home.html").render(site=site, items=items)
    return page.encode(site.encoding, errors="xmlcharrefreplace")


def feed(site: Site) -> bytes:
    """The site's feed, newest article first."""
    newest_first = sorted(site.articles, key=lambda article: str(article["published"]), reverse=True)
    items = [_item(site, article) for article in newest_first]
    return _TEMPLATES.get_template(f"{site.feed}.xml").render(site=site, items=items).encode()


def noon(article: ArticleDict) -> dt.datetime:
    """The moment that feeds and headers give for an article: noon, UTC, of the day it was published."""
    day = dt.date.fromisoformat(article["published"])
    return dt.datetime.combine(day, dt.time(12), tzinfo=dt.UTC)


def _item(site: Site, article: ArticleDict) -> Mapping[str, Any]:
    return {
        "id": article["id"],
        "title": article["title"],
        "link": site.link(article),
        "published": article["published"],
        "rfc822": format_datetime(noon(article), usegmt=True),
        "summary": _summary(article),
        # a string, so that the feed's template escapes the markup once more, as feeds do
        "html": "".join(f"<p>{_lines(paragraph)}</p>" for paragraph in article["text"].split("\n\n")),
    }


def _summary(article: ArticleDict) -> str:
    first = str(article["text"]).partition("\n\n")[0]
    return first if len(first) <= _SUMMARY else first[:_SUMMARY].rpartition(" ")[0] + " …"


def _json_ld(site: Site, article: ArticleDict) -> Mapping[str, Any]:
    return {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article["title"],
        "datePublished": f"{article['published']}T06:10:00+00:00",
        "mainEntityOfPage": site.url(article),
        "isAccessibleForFree": True,
        "publisher": {"@type": "Organization", "name": site.name},
    }
