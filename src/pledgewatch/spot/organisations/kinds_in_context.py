"""What kind each of an article's names is, by its words, its surroundings, its deeds and its kin together.

"Suffolk will give" is not the county, "Southern Trust, the lender" no trust, and the Acme Foundation is a company's
because Acme is one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Sequence

from pledgewatch.spot.lexicon import load
from pledgewatch.spot.organisations.cast import CORPORATE
from pledgewatch.spot.organisations.epithet_words import GENERIC, NOT_CORPORATE, trades_of
from pledgewatch.spot.organisations.kinds import FIRST_NAMES, FOUNDATION, FUND, is_known_place, is_place, kind_by_words
from pledgewatch.spot.organisations.known_companies import known_company
from pledgewatch.spot.organisations.name_evidence import Evidence
from pledgewatch.spot.organisations.name_groups import Group
from pledgewatch.spot.organisations.word_lists import words
from pledgewatch.spot.towns import country_of_town

#: Kinds that a name speaks for, but a trade told beside it outweighs.
_MISNAMED = frozenset({"charity", "union"})
#: Realms that a firm may call itself as well: "the tea chain Snow Ice City".
_REALMS = frozenset({"city", "nation", "republic", "kingdom", "army", "navy", "league", "club"})
#: Kinds that words in a name speak for wrongly where the whole is a firm's: "Banana Republic", "Barry Callebaut".
_MISREAD = frozenset({"person", "charity", "government", "central_bank", "university", "product", "place"})
#: How the names of peoples end: "the Galician group".
_OF_PEOPLE = ("an", "ese", "ish", "ch", "ic", "er", "land", "shire")
#: Of these kinds is a firm's own foundation by its name alone, whatever it is called: "its foundation, Donau Hilft".
_GIVING_AWAY = frozenset({FOUNDATION, FUND, "charity", "private_foundation", "product"})
_RULED = frozenset({"government", "club"})
#: What a trust that is a charity is for.
_CAUSES = words(load("organisations")["bodies"]["causes"])


def kinds_of(
    groups: Sequence[Group], evidence: Sequence[Evidence], acting: Container[int], promising: Container[int]
) -> list[str]:
    """One kind for each of ``groups``. ``acting``: the numbers of those that say or promise something; ``promising``:
    of those that do outright."""
    kinds = [
        _kind(group, seen, number in acting, number in promising)
        for number, (group, seen) in enumerate(zip(groups, evidence, strict=True))
    ]
    begun = Counter(group.key[0] for group in groups)
    for number, (group, seen) in enumerate(zip(groups, evidence, strict=True)):
        if kinds[number] == "place" and seen.grouping and begun[group.key[0]] > 1 and not is_place(group.key):
            kinds[number] = "company"  # "the Acme group" beside "Acme Foundation"
    known = {group.key: kind for group, kind in zip(groups, kinds, strict=True)}
    for group, kind in zip(groups, kinds, strict=True):
        known.update(dict.fromkeys(group.shorts, kind))
    return [
        _whose_foundation(group, kind, known, number in acting) if kind in (FOUNDATION, FUND) else kind
        for number, (group, kind) in enumerate(zip(groups, kinds, strict=True))
    ]


def _kind(group: Group, seen: Evidence, acts: bool, promises: bool) -> str:
    """One kind from the words of the name and from its surroundings."""
    kind = group.kind
    if _is_misread(group, seen):
        return "company"
    if seen.arm and (kind is None or kind in _GIVING_AWAY):
        return "company_foundation"
    trades = [head for head in seen.heads if head in GENERIC or trades_of(head)]
    if kind in (FOUNDATION, FUND):
        # "Southern Trust, the lender"
        if kind == FUND and any(map(trades_of, trades)):
            return "company"
        return "charity" if kind == FUND and "charity" in seen.heads else kind
    others = [NOT_CORPORATE[head] for head in seen.heads if head in NOT_CORPORATE]
    dateline = any(name.dateline for name in group.names)
    if kind is None and seen.modifying == len(group.names):
        return "company" if seen.grouping and not _may_be_home(group) else "place"
    if kind is None or (kind == "place" and not dateline and seen.located == 0):
        if _is_settled(group, seen, acts) and not seen.business and not trades:
            return "place"
        if seen.person and not seen.business and not trades:
            return "person"
        if others and not trades:
            return others[0] if others[0] != "foundation" else "private_foundation"
        if trades or seen.business >= (1 if kind is None else 2):
            return "company"
        if dateline or (kind is None and seen.located and seen.located * 2 >= len(group.names)):
            return "place"
    if kind == "person" and (trades or seen.business or seen.things) and not seen.person:
        return "company" if trades or seen.business else "unknown"
    misnamed = kind in _MISNAMED or (kind in _RULED and group.key[-1] in _REALMS)
    if misnamed and any(map(trades_of, trades)):
        return "company"  # "Southern Pantry, the cannery"
    if kind is None and seen.programmes and not acts:
        return "product"
    if kind == "place" and acts and not seen.located and not is_place(group.key):
        return "unknown"  # "State Street will give": no street gives
    if kind == "place" and promises and not dateline and not seen.located and not is_known_place(group.key):
        return "unknown"  # "Suffolk will give": not the county
    if kind is None and not acts and country_of_town(" ".join(group.key)) is not None:
        return "town"
    if kind is None and (seen.described * 2 > len(group.names) or _is_first_name(group)):
        return "thing"
    return kind or "unknown"


def _may_be_home(group: Group) -> bool:
    """Could "the Acme group" be one from there: is it a town’s name, or formed like that of its people ("Galician")?

    "The DIY chain" is none of DIY’s either.
    """
    if group.key[-1].endswith(_OF_PEOPLE) or group.names[0].text.isupper():
        return True
    return country_of_town(" ".join(group.key)) is not None


def _is_misread(group: Group, seen: Evidence) -> bool:
    """Is all of the name, of several words, one that a company is known by, and nothing beside it against that?"""
    if group.kind not in _MISREAD or len(group.key) < 2 or group.key[-1] == "authority" or seen.person:
        return False
    if group.kind == "place" and (seen.located or seen.settled or is_place(group.key)):
        return False
    return bool(known_company(group.key).trades)


def _is_first_name(group: Group) -> bool:
    """ "Hanna says", somebody known to the writer; a storm, too. Not "ANA"."""
    return group.key[0] in FIRST_NAMES and len(group.key) == 1 and not group.names[0].text.isupper()


def _is_settled(group: Group, seen: Evidence, acts: bool) -> bool:
    """Is it spoken of as a place, and if it also acts, mostly so?"""
    return seen.settled > 0 and (not acts or seen.settled * 2 > len(group.names))


def _whose_foundation(group: Group, kind: str, known: dict[tuple[str, ...], str], acts: bool) -> str:
    """A company's own foundation bears the name of a company, a private one that of a person or a family."""
    seat = next((at for at, word in enumerate(group.key) if word == "of" and is_place(group.key[at + 1 :])), None)
    rest = tuple(
        w for w in group.key[:seat] if kind_by_words(("x", w)) not in (FOUNDATION, FUND) and w not in ("charitable",)
    )
    rest = rest or (group.key[0].split(".")[0],)
    if group.key[0].endswith(".org"):
        rest = (group.key[0].removesuffix(".org"),)
    parents = (known.get(rest[:size]) for size in range(len(rest), 0, -1) if rest[:size] != group.key)
    parent = next((kind for kind in parents if kind), None)
    kin = any(key[: len(rest)] == rest and key != group.key and kind in CORPORATE for key, kind in known.items())
    if parent in ("company", "unknown", "company_foundation") or (parent is None and kin):
        return "company_foundation"
    if kind_by_words(rest) == "company":
        return "company_foundation"
    if rest[0] == "community":
        return "charity"
    if "family" in rest or rest[0] in FIRST_NAMES:
        return "private_foundation"
    if kind == FUND:
        if not _CAUSES.isdisjoint(rest):
            return "charity"
        return "unknown" if acts and group.key[-1] == "trust" else "product"  # "Southern Trust said": a bank, perhaps
    return "charity" if len(rest) > 2 else "unknown"
