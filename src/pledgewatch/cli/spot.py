"""``pledgewatch spot``: what does this text pledge?"""

from __future__ import annotations

import datetime as dt
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pledgewatch.cli.context import settings_if_any
from pledgewatch.cli.terminal import complain, out, plain, print_json, say
from pledgewatch.errors import PledgewatchError

if TYPE_CHECKING:
    from pledgewatch.model import Article, Claim, Page
    from pledgewatch.settings import FetchSettings

STDIN = "-"


def spot(
    context: typer.Context,
    source: Annotated[
        str, typer.Argument(metavar="FILE|URL|-", help="A text, a saved page, an address, or standard input.")
    ],
    lines: Annotated[
        bool, typer.Option("--jsonl", help="The source holds one article a line; write one line of pledges for each.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="For programs: one object with the list of pledges.")] = False,
    published: Annotated[
        dt.datetime | None,
        typer.Option("--date", formats=["%Y-%m-%d"], help="When the text was published; dates in it count from there."),
    ] = None,
) -> None:
    """What does this text pledge? Needs no database and, but for a URL, no network.

    A plain text may begin with "date YYYY-MM-DD" and with a headline, a short line followed by an empty one.
    """
    if lines:
        _spot_lines(source)
        return
    from pledgewatch.spot.record import claim_records

    article = _article(context, source, published.date() if published else None)
    claims = _spotted(article)
    if as_json:
        head = {
            "id": article.url or source,
            "url": article.url or None,
            "title": article.title,
            "published": article.published.isoformat() if article.published else None,
            "outlet": article.outlet,
        }
        print_json({**head, "pledges": claim_records(article, claims)})
    else:
        _show(article, claims)


def _spotted(article: Article) -> list[Claim]:
    """What the article says; a conversion that it prints and that cannot be right is flagged, as in the record."""
    from pledgewatch.spot import spot as spot_article

    claims = spot_article(article)
    if all(claim.usd_reported is None for claim in claims):
        return claims
    from pledgewatch.resolve import ecb_rates
    from pledgewatch.resolve.value import CONTRADICTS, contradicts

    return [
        replace(claim, flags=(*claim.flags, CONTRADICTS))
        if contradicts(claim, article.published, ecb_rates())
        else claim
        for claim in claims
    ]


def _spot_lines(source: str) -> None:
    """Articles in, pledges out. A line that is no article gets a line with its ``error`` and exit code 1 at the end."""
    from pledgewatch.model import Article
    from pledgewatch.sources import Unusable, read_listing
    from pledgewatch.spot.record import claim_records

    wrong = 0
    for item in read_listing(Path(source)):
        answer: dict[str, Any] = {"id": item.id or None}
        if isinstance(item.what, Article):
            answer["pledges"] = claim_records(item.what, _spotted(item.what))
        else:
            wrong += 1
            answer["error"] = item.what.reason if isinstance(item.what, Unusable) else "not an article as JSON"
            answer["where"] = item.where
        print_json(answer, indent=None)
    if wrong:
        complain(f"{wrong} of the lines are no articles; their answers say why")
        raise typer.Exit(1)


def _article(context: typer.Context, source: str, published: dt.date | None) -> Article:
    from pledgewatch.cli.given import article_from_text
    from pledgewatch.model import Page

    now = dt.datetime.now(dt.UTC)
    if source.startswith(("http://", "https://")):
        return _read(_fetch(source, settings_if_any(context).fetch), published, now)
    try:
        body = sys.stdin.buffer.read() if source == STDIN else Path(source).read_bytes()
    except OSError as error:
        raise PledgewatchError(f"{source}: {error.strerror}") from None
    if body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return _read(Page(url="", body=body, content_type="text/html", fetched=now), published, now)
    return article_from_text(body.decode("utf-8", errors="replace"), published=published)


def _read(page: Page, published: dt.date | None, now: dt.datetime) -> Article:
    from pledgewatch.model import Entry
    from pledgewatch.read.article import read_page

    given = dt.datetime.combine(published, dt.time(12), dt.UTC) if published else None
    return read_page(page, Entry(url=page.url, published=given), now=now)


def _fetch(url: str, settings: FetchSettings) -> Page:
    from pledgewatch.fetch import FetchError
    from pledgewatch.fetch.clock import SYSTEM_CLOCK
    from pledgewatch.pipeline.web import Web

    with Web(settings, SYSTEM_CLOCK) as web:
        (page,) = web.pages([url])
    if isinstance(page, FetchError):
        raise page
    return page


def _show(article: Article, claims: list[Claim]) -> None:
    from pledgewatch.cli.shown import claim_table

    if article.title:
        say(plain(article.title))
    day = f"published {article.published}" if article.published else "of unknown date: pledges cannot be dated (--date)"
    if not claims:
        say(f"No pledges in this text, {day}.")
        return
    say(f"{len(claims)} {'pledge' if len(claims) == 1 else 'pledges'} in this text, {day}:")
    out().print(claim_table(article, claims))
