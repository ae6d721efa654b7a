"""The headline, without the name of the site behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

_SEPARATORS = (" | ", " - ", " – ", " — ", " :: ", " · ", " • ", " » ", " / ")


def clean_title(titles: Sequence[str], heading: str, outlet: str) -> str:
    """The first title that is not empty; a site's name before or behind a separator is cut off. Pure.

    Cut is only what is known to be the site (its name, its host) or what stands beside the page's one ``<h1>``:
    "Pledges - and what became of them" keeps its second half.
    """
    title = next((plain for title in titles if (plain := " ".join(title.split()))), "")
    for headline, site in _splits(title):
        if headline.casefold() == heading.casefold() or _names_site(site, outlet):
            return clean_title([headline], heading, outlet)
    return title


def site_in_title(title: str, heading: str) -> str:
    """The site's name in a page's ``<title>``: what stands beside the page's ``<h1>``. Empty when there is none."""
    return next((site for headline, site in _splits(title) if headline.casefold() == heading.casefold()), "")


def _splits(title: str) -> Iterator[tuple[str, str]]:
    """The ways to read a title as headline and site, site behind first."""
    for separator in _SEPARATORS:
        front, found, back = title.rpartition(separator)
        if found:
            yield front.strip(), back.strip()
        front, found, back = title.partition(separator)
        if found:
            yield back.strip(), front.strip()


def _names_site(part: str, outlet: str) -> bool:
    """Whether ``part`` is the outlet's name or, written together, a label of its host."""
    joined = "".join(part.casefold().split())
    return bool(joined) and (part.casefold() == outlet.casefold() or joined in outlet.casefold().split("."))
