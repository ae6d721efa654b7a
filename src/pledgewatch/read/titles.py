"""The headline, without the name of the site behind it."""

from __future__ import annotations

from pledgewatch.read.metadata import PageFacts

_SEPARATORS = (" | ", " - ", " – ", " — ", " :: ", " · ", " • ", " » ", " / ")


def clean_title(facts: PageFacts, from_feed: str, outlet: str) -> str:
    """The page's first title, else the feed's; a site's name before or behind a separator is cut off. Pure.

    Only what is known to be the site (its name, its host) or not to be in the page's one ``<h1>`` is cut:
    "Pledges - and what became of them" keeps its second half.
    """
    for title in (*facts.titles, from_feed):
        plain = " ".join(title.split())
        if plain:
            return _without_site(plain, facts.heading, outlet)
    return ""


def _without_site(title: str, heading: str, outlet: str) -> str:
    for separator in _SEPARATORS:
        front, found, back = title.rpartition(separator)
        if found and (_names_site(back, outlet) or front.casefold() == heading.casefold()):
            return _without_site(front.strip(), heading, outlet)
        front, found, back = title.partition(separator)
        if found and (_names_site(front, outlet) or back.casefold() == heading.casefold()):
            return back.strip()
    return title


def _names_site(part: str, outlet: str) -> bool:
    """Whether ``part`` is the outlet's name or, written together, a label of its host."""
    joined = "".join(part.casefold().split())
    return bool(joined) and (part.casefold().strip() == outlet.casefold() or joined in outlet.casefold().split("."))
