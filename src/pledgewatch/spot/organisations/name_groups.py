"""Names that mean the same: "Huntington Bancshares", "Huntington" and "HBAN", brought together in one group."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

from pledgewatch.spot.lexicon import load
from pledgewatch.spot.organisations.epithet_words import trades_of
from pledgewatch.spot.organisations.filed_names import filed_name, is_known_alone, key_of_filed
from pledgewatch.spot.organisations.kinds import (
    FIRST_NAMES,
    FOUNDATION,
    FUND,
    PLACES,
    STORMS,
    is_certainly_legal,
    is_legal,
    kind_by_words,
)
from pledgewatch.spot.organisations.name_words import HEAD_WORDS
from pledgewatch.spot.organisations.names import COMMON, Name
from pledgewatch.spot.organisations.word_lists import plain, words

_SPLIT = str.maketrans({",": " ", "+": " "})
#: A longer name of one of these kinds is somebody else than its first words: "Acme", "Acme Foundation".
_APART = frozenset(
    {
        "private_foundation",
        "company_foundation",
        "intergovernmental",
        "central_bank",
        FOUNDATION,
        FUND,
        "university",
        "charity",
        "government",
        "club",
        "union",
        "church",
        "product",
        "place",
        "party",
    }
)
_CLAIMANTS = 4
_EXAMINED = 40  # of the longer names with the same first word; more are only met in hostile texts
_AND = ("&", "and")
_SHORTEST_CLIPPED = 5
_COOPS = frozenset({"co-op", "coop", "co-ops"})
_COOPERATIVES = frozenset({"co-operative", "co-operatives", "cooperative", "cooperatives"})
_GENERIC_PREFIX = words(load("organisations")["first_words"])


@dataclass(slots=True)
class Group:
    """Names of one thing. ``key``: the words of its fullest name, legal forms left out; ``filed``: the name that a
    known firm is filed under, if that is another one."""

    key: tuple[str, ...]
    kind: str | None
    legal: bool
    names: list[Name] = field(default_factory=list)
    shorts: set[tuple[str, ...]] = field(default_factory=set)
    filed: str = ""

    def usual_name(self) -> str:
        """The fullest name without legal forms, as most often written, unless it is filed under another."""
        if self.filed:
            return self.filed
        full = Counter(_without_legal(n.text) for n in self.names if key_of(n.text)[0] == self.key)
        text = min(full, key=lambda t: (t.isupper() and len(t) > 5, -full[t], len(t)))
        if text.isupper() and len(text) > 4 and not self._is_written_so(text):
            return " ".join(w if len(w) <= 4 and " " not in text else w.title() for w in text.split(" "))
        return text

    def _is_written_so(self, text: str) -> bool:
        """Does a sentence write these short words, or the letters of a body, in capitals: "CMA CGM said", "UNHCR"?"""
        short = " " in text and all(len(word) <= 4 for word in text.split(" "))
        letters = " " not in text and self.kind == "intergovernmental"
        return (short or letters) and any(not n.heading for n in self.names)


@lru_cache(maxsize=4096)
def key_of(text: str) -> tuple[tuple[str, ...], bool]:
    """The words by which a name is compared, and whether a certain legal form ends it."""
    parts = plain(text).translate(_SPLIT).split()
    if len(parts) > 1 and parts[0] == "the":
        parts = parts[1:]
    legal = False
    while len(parts) > 1 and is_legal(parts[-1].replace(".", "")):
        legal = legal or is_certainly_legal(parts[-1].replace(".", ""))
        parts.pop()
    if len(parts) > 1 and parts[-1] in _AND:
        parts.pop()
    return tuple(_letters(p.rstrip(".") or p) for p in parts), legal


def _letters(word: str) -> str:
    """ "h-e-b" and "u.s.a" as "heb" and "usa": single letters are written with and without signs between them."""
    if len(word) > 2 and word[1] in "-." and all(len(part) == 1 for part in word.replace("-", ".").split(".")):
        return word.replace("-", "").replace(".", "")
    return word


def _without_legal(text: str) -> str:
    parts = text.split()
    while len(parts) > 1 and parts[-2] not in _AND and is_legal(plain(parts[-1]).strip(",").replace(".", "")):
        parts.pop()
    return " ".join(parts).rstrip(",")


def group_names(names: list[Name]) -> list[Group]:
    """One group for everything named, in order of first mention."""
    groups: dict[tuple[str, ...], Group] = {}
    for name in names:
        key, legal = key_of(name.text)
        group = groups.get(key)
        if group is None:
            group = groups[key] = Group(key, kind_by_words(key, legal), legal)
        elif legal and not group.legal:
            group.legal, group.kind = True, kind_by_words(key, True)
        group.names.append(name)
    _drop_weak(groups)
    _join_people(groups)
    _join_storms(groups)
    _join_cooperatives(groups)
    _join_letters(groups)
    _join_shorts(groups)
    _join_filed(groups)
    return sorted(groups.values(), key=lambda g: g.names[0].start)


def _drop_weak(groups: dict[tuple[str, ...], Group]) -> None:
    """A common word that only ever starts sentences is no name, unless it begins a longer one."""
    longer = {key[0] for key, group in groups.items() if len(key) > 1 and group.kind not in _APART}
    for key, group in list(groups.items()):
        if all(n.weak for n in group.names) and key[0] not in longer:
            del groups[key]


def _join_people(groups: dict[tuple[str, ...], Group]) -> None:
    """Surnames to full names: "Ms Doe", "Doe" to "Jane Doe"."""
    for key, group in groups.items():
        if any(n.titled for n in group.names) and group.kind in (None, "place") and len(key) <= 4:
            group.kind = "person"
    begun = Counter(key[0] for key in groups)
    alone = {key[0] for key in groups if len(key) == 1}
    for key, group in groups.items():
        surnamed = 2 <= len(key) <= 3 and key[-1] in alone and begun[key[0]] == 1
        legal = any(_without_legal(n.text) != n.text for n in group.names)
        if group.kind is None and surnamed and not legal and _may_be_person(key):
            group.kind = "person"
    surnames: dict[str, Group] = {}
    given = {key[0] for key, group in groups.items() if group.kind == "person" and len(key) > 1}
    named = [n for key, group in groups.items() if group.kind == "person" and len(key) > 1 for n in group.names]
    people, ends = {n.start for n in named}, {n.end for n in named}
    for key, group in groups.items():
        if group.kind == "person" and len(key) > 1:
            surnames.setdefault(key[-1], group)
    for key, group in list(groups.items()):
        full = surnames.get(key[-1])
        if len(key) == 1 and full and full is not group and begun[key[0]] == 1 and _is_told_after(group, full):
            _swallow(groups, full, group)
        elif len(key) == 1 and key[0] in FIRST_NAMES and group.kind is None:
            coupled = any(n.end + len(link) in people for n in group.names for link in (" and ", " & "))
            if key[0] in given or coupled:  # "Jutta and Jane Doe"
                group.kind = "person"
        elif (
            len(key) == 1
            and group.kind is None
            and any(n.sentence == 0 and n.start - 2 in ends and n.end + 2 in people for n in group.names)
        ):
            group.kind = "person"  # "Jane Doe, Zorra, John Roe"


def _is_told_after(short: Group, full: Group) -> bool:
    """Does the text give the full name first? The headline may go before it where the name is plainly no company's:
    "Osk: 50 firms promise", "President Jana Osk said"; not "Dell pledges", "Michael Dell said"."""
    titled = short.kind is None and full.names[0].titled
    return all(n.start > full.names[0].start or (titled and n.sentence == 0) for n in short.names)


def _may_be_person(key: tuple[str, ...]) -> bool:
    """Could "Jana Dole", who is called "Dole" further on, be a person? Not if firms or places are so called."""
    if any(word in PLACES or word in HEAD_WORDS or word in COMMON or trades_of(word) for word in key):
        return False
    return key[0] not in _GENERIC_PREFIX and all(word.isalpha() for word in "".join(key).replace("-", ""))


def _swallow(groups: dict[tuple[str, ...], Group], big: Group, small: Group) -> None:
    big.names = sorted([*big.names, *small.names], key=lambda n: n.start)
    big.shorts |= {small.key} | small.shorts
    big.legal = big.legal or small.legal
    if big.kind is None:
        big.kind = small.kind
    del groups[small.key]


def _join_storms(groups: dict[tuple[str, ...], Group]) -> None:
    """ "Idell" to "Hurricane Idell"."""
    for key, group in list(groups.items()):
        if len(key) == 2 and key[0] in STORMS:
            short = groups.get(key[1:])
            if short is not None:
                _swallow(groups, group, short)


def _join_cooperatives(groups: dict[tuple[str, ...], Group]) -> None:
    """ "Acme Co-op" to "Acme Dairy Co-operative", where only one name claims it."""
    spelled: dict[str, list[Group]] = {}
    for key, group in groups.items():
        if not _COOPERATIVES.isdisjoint(key):
            spelled.setdefault(_with_coop(key)[0], []).append(group)
    for key, group in list(groups.items()) if spelled else ():
        if len(key) < 2 or _COOPS.isdisjoint(key):
            continue
        short = _with_coop(key)
        fuller = [g for g in spelled.get(short[0], ())[:_EXAMINED] if set(short) <= set(_with_coop(g.key))]
        if len(fuller) == 1:
            _swallow(groups, fuller[0], group)


def _with_coop(key: tuple[str, ...]) -> tuple[str, ...]:
    return tuple("coop" if word in _COOPS | _COOPERATIVES else word for word in key)


def _join_letters(groups: dict[tuple[str, ...], Group]) -> None:
    """ "FAB" to "First Abu Dhabi Bank (FAB)": letters told behind a name that has them in this order."""
    ends = {name.end: group for group in groups.values() if len(group.key) > 1 for name in group.names}
    for key, group in list(groups.items()):
        letters = key[0]
        if len(key) > 1 or group.kind == "person" or not group.names[0].text.isupper():
            continue
        told = (ends.get(name.start - len(" (")) for name in group.names)
        fuller = next(
            (g for g in told if g is not None and g.kind != "person" and _are_letters_of(letters, g.key)), None
        )
        if fuller is not None:
            _swallow(groups, fuller, group)


def _are_letters_of(letters: str, key: tuple[str, ...]) -> bool:
    """Are they the first letter of a name and others of it, in their order?"""
    rest = iter("".join(key))
    return letters[:1] == key[0][:1] and all(letter in rest for letter in letters)


def _join_shorts(groups: dict[tuple[str, ...], Group]) -> None:
    """Beginnings and initials to the fuller name, where only one fuller name claims them."""
    by_start: dict[str, list[Group]] = {}
    by_initials: dict[str, list[Group]] = {}
    by_letters: dict[str, list[Group]] = {}
    for key, group in groups.items():
        if (len(key) > 1 or "-" in key[0]) and group.kind != "person":
            if len(key) > 1:
                by_start.setdefault(key[0], []).append(group)
                by_letters.setdefault(key[0][:2], []).append(group)
            parts = tuple(part for word in key for part in word.split("-") if part)
            for initials in _initials(key) | _initials(parts) | _initials_with_form(group):
                by_initials.setdefault(initials, []).append(group)
    for key, group in sorted(groups.items(), key=lambda item: -len(item[0])):
        if group.kind == "person" or (group.kind == "place" and any(n.located or n.dateline for n in group.names)):
            continue
        if key not in groups:
            continue
        longer = (g for g in by_start.get(key[0], ())[:_EXAMINED] if g.key in groups and _is_short_of(key, g))
        fuller = list(islice(longer, _CLAIMANTS))
        if len(key) == 1 and not fuller and (key[0] + "bank",) in groups:
            fuller = [groups[(key[0] + "bank",)]]
        if len(key) == 1 and not fuller:
            word = key[0].replace(".", "")
            if group.names[0].text.replace(".", "").isupper() and len(word) > 1:
                fuller = [g for g in by_initials.get(word, ()) if g is not group]
        if len(key) == 1 and not fuller and group.kind is None and len(key[0]) >= _SHORTEST_CLIPPED:
            near = by_letters.get(key[0][:2], ())[:_EXAMINED]
            fuller = [g for g in near if g.key in groups and g.kind not in _APART and _is_clipped(key[0], g.key)]
        if group.kind == "place":
            fuller = [g for g in fuller if g.kind == "company"]
        if len(fuller) > 1 and len({g.kind for g in fuller}) == 1 and _same_trade(fuller):
            # The holding is the one to file under.
            fuller.sort(key=lambda g: not g.key[-1].startswith("banc"))
            for other in fuller[1:]:
                _swallow(groups, fuller[0], other)
            fuller = fuller[:1]
        if len(fuller) == 1 and fuller[0] is not group:
            _swallow(groups, fuller[0], group)


def _join_filed(groups: dict[tuple[str, ...], Group]) -> None:
    """The other names of known firms to the one under which they are filed: "Big Blue" to "IBM"."""
    for key, group in list(groups.items()):
        filed = filed_name(key, group.names[0].text)
        if not filed:
            continue
        wanted = key_of_filed(filed)
        named = groups.get(wanted) or next((g for g in groups.values() if wanted in g.shorts), None)
        if named is not None and named is not group:
            _swallow(groups, named, group)
        elif named is not None or is_known_alone(key):
            group.filed, group.kind = filed, kind_by_words(wanted) or "company"


def _same_trade(groups: list[Group]) -> bool:
    """Do longer names differ only in the word for one trade: "Huntington Bank", "Huntington Bancshares"?"""
    families = [trades_of(g.key[-1]) for g in groups]
    return all(len(g.key) == 2 for g in groups) and bool(frozenset.intersection(*families))


def _is_short_of(key: tuple[str, ...], fuller: Group) -> bool:
    if len(fuller.key) <= len(key) or fuller.key[: len(key)] != key or fuller.kind in _APART:
        return False
    if len(key) == 1 and key[0] in _GENERIC_PREFIX:
        return False
    rest = fuller.key[len(key) :]
    # "Acme Pakistan", "Acme of Canada" are other firms than "Acme".
    return rest[-1] not in PLACES


def _is_clipped(word: str, key: tuple[str, ...]) -> bool:
    """Is ``word`` made of the beginnings of two or three words of the name: "Implats" of "Impala Platinum"?"""
    first, rest = key[0], word.removesuffix("s")
    sizes = [n for n in range(2, len(first)) if rest.startswith(first[:n])]
    return any(_is_clipped_rest(rest[n:], key[1:3]) for n in sizes)


def _is_clipped_rest(rest: str, words_after: tuple[str, ...]) -> bool:
    """The same of what is left of it, of one word or two."""
    if not words_after or len(rest) < 2:
        return False
    if words_after[0].startswith(rest):
        return True
    second = words_after[0]
    return any(
        rest.startswith(second[:n])
        and len(rest) - n > 1
        and len(words_after) > 1
        and words_after[1].startswith(rest[n:])
        for n in range(2, len(second))
    )


def _initials(key: tuple[str, ...]) -> set[str]:
    content = [w for w in key if w not in ("of", "and", "for", "the", "&", "de", "to")]
    whole = [w for w in key if w != "the"]
    if len(content) < 2:
        return set()
    return {"".join(w[0] for w in content), "".join(w[0] for w in whole)}


def _initials_with_form(group: Group) -> set[str]:
    """ "FCL" for "Fenland Creameries Limited"."""
    forms = {n.text.split()[-1][0].lower() for n in group.names if _without_legal(n.text) != n.text}
    return {initials + form for initials in _initials(group.key) for form in forms} if forms else set()
