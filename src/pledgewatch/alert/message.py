"""An alert as people read it: a title and a body, in plain text or HTML, and one line for the terminal.

Everything in an alert was read from strangers' pages. It is shown as text, never as markup, never with
control characters in it, and only web addresses become links.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from pledgewatch.alert.reasons import Reason
from pledgewatch.alert.words import measure_in_words, one_line, rounded, safe_link, sum_in_words
from pledgewatch.model import Alert, Money, Pledge

_HEADINGS = {
    Reason.NEW: "New pledge",
    Reason.RAISED: "Pledge raised",
    Reason.CUT: "Pledge cut",
    Reason.WITHDRAWN: "Pledge withdrawn",
    Reason.DELAYED: "Pledge delayed",
    Reason.FULFILLED: "Pledge fulfilled",
    Reason.CORRECTED: "Pledge corrected",
}


class Format(StrEnum):
    """How a channel wants its messages. The values are Apprise's own names."""

    TEXT = "text"
    HTML = "html"


@dataclass(frozen=True, slots=True)
class Message:
    """What a channel is handed. ``title`` is one line of plain text, ``body`` is in ``format``."""

    title: str
    body: str
    format: Format


def render(alert: Alert, channel_format: Format) -> Message:
    """The alert as one message in the format that the channel wants."""
    suffix = "html" if channel_format is Format.HTML else "txt"
    body = (
        _templates()
        .get_template(f"alert.{suffix}")
        .render(alert=alert, pledge=alert.pledge, heading=_heading(alert), facts=facts(alert.pledge))
    )
    return Message(title(alert), body, channel_format)


def title(alert: Alert) -> str:
    """One line of plain text: "New pledge: Alibaba Group, CNY 100 billion"."""
    return one_line(f"{_heading(alert)}: {alert.pledge.pledger}, {measure_in_words(alert.pledge)}", 200)


def terminal_line(alert: Alert) -> str:
    """The line that a run prints for every alert. Plain text: print it without interpreting markup."""
    pledge = alert.pledge
    value = dollar_value(pledge)
    words = [title(alert) + (f" ({value})" if value else ""), _plain(pledge.kind)]
    if pledge.announced:
        words.append(f"announced {one_line(pledge.announced)}")
    if alert.parts:
        words.append(f"{len(alert.parts)} part{'s' if len(alert.parts) > 1 else ''} beneath")
    return " · ".join([*words, f"pledge {pledge.id}"])


def dollar_value(pledge: Pledge) -> str | None:
    """ "about USD 15.5 billion" by the day's rate, for a sum that is not in dollars; None where there is no rate."""
    if pledge.usd is None or (pledge.money and pledge.money.currency == "USD"):
        return None
    return f"about {sum_in_words(rounded(Money(pledge.usd.amount, 'USD')))}"


def facts(pledge: Pledge) -> list[tuple[str, str]]:
    """What is known of a pledge, as labels and values in the order in which a reader wants them."""
    rate = pledge.usd if dollar_value(pledge) else None
    known = (
        ("In dollars", rate and f"{dollar_value(pledge)} ({rate.source}, {rate.rate_date})"),
        ("As printed in dollars", pledge.usd_reported and sum_in_words(Money(pledge.usd_reported, "USD"))),
        ("Kind", _plain(pledge.kind)),
        ("Themes", ", ".join(map(_plain, pledge.themes))),
        ("With", ", ".join(pledge.joint)),
        ("For", pledge.recipient),
        ("Where", ", ".join(pledge.region)),
        ("Announced", pledge.announced),
        ("Over", pledge.years and f"{pledge.years} year{'s' if pledge.years > 1 else ''}"),
        ("By", pledge.by),
        ("Look twice", ", ".join(map(_plain, pledge.flags))),
        ("Confidence", f"{pledge.confidence:.0%}"),
    )
    return [(label, one_line(value)) for label, value in known if value]


def _plain(slug: str) -> str:
    return slug.replace("_", " ")


def _heading(alert: Alert) -> str:
    return _HEADINGS[Reason(alert.reason)]


@cache
def _templates() -> Environment:
    environment = Environment(
        loader=PackageLoader("pledgewatch.alert"),
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "line": one_line,
        "link": safe_link,
        "measure": measure_in_words,
    }
    return environment
