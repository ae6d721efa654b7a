"""The years that aims are tied to: by 2030, the 2040 goal, the end of the decade, by the same date."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from pledgewatch.spot.document import Document, Sentence, Token
from pledgewatch.spot.lexicon import load
from pledgewatch.spot.measures.numbers import Number, is_year

_WORDS = load("years")
_SPANS = {"years": 1, "decade": 10, "decades": 10}
_DUE: frozenset[str] = frozenset(_WORDS["due"])
_DUE_AHEAD: frozenset[str] = frozenset(_WORDS["due_ahead"])
_BETWEEN: frozenset[str] = frozenset(_WORDS["between"])
_BASELINE: frozenset[str] = frozenset(_WORDS["baseline"])
_AIM_NOUNS: frozenset[str] = frozenset(_WORDS["aim_nouns"])
_MONTHS: frozenset[str] = frozenset(_WORDS["months"])
_SAME: frozenset[str] = frozenset(_WORDS["same"])
_RELATIVE: frozenset[str] = frozenset(_WORDS["relative"]) | _MONTHS | frozenset(_SPANS)
_MONTH_NUMBERS = {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name}
_NUMBERS = load("numbers")
_COUNTS: dict[str, int] = {"a": 1, **_NUMBERS["ones"], **_NUMBERS["teens"], **_NUMBERS["tens"]}
_LONGEST_COUNT = 3
_FAR = 300  # characters
_FROM = frozenset(["from", "starting", "beginning", "after", "as"])
_TO_YEAR = re.compile(r"\s(?:to|until|till)\s(?:19|20|21)\d\d(?!\d)")
_FISCAL = frozenset(f"fy{year}" for year in range(10, 60))
_ARTICLES = frozenset(["a", "an", "the", "its", "their"])
_REACH = 5
_RECENT = 20
_LONGEST_LIST, _LONGEST_ROW = 9, 4
_HEADING_WORDS = frozenset(_WORDS["heading_words"])


@dataclass(frozen=True, slots=True)
class YearMention:
    """``doc.full[start:end]`` names ``year``; ``goal``: something can be due then; ``due``: the text says so."""

    start: int
    end: int
    year: int
    goal: bool
    due: bool
    #: strong enough to stand for an aim by itself
    alone: bool = False


def find_years(doc: Document, numbers: Sequence[Number]) -> list[YearMention]:
    """All mentions of years in order, "by then" and "the end of the decade" included."""
    tokens, now = doc.tokens, doc.published.year if doc.published else None
    printed = [_printed(doc, number.start, number.end, int(number.value), now) for number in numbers if is_year(number)]
    fiscal = [tokens[i] for i in doc.where(_FISCAL)]
    if fiscal:
        printed += [_printed(doc, token.start, token.end, 2000 + int(token.lower[2:]), now) for token in fiscal]
        printed.sort(key=lambda mention: mention.start)
    out: list[YearMention] = []
    relative = iter(doc.where(_RELATIVE))
    waiting = next(relative, None)
    for mention in [*printed, None]:
        while waiting is not None and (mention is None or tokens[waiting].start < mention.start):
            resolved = _resolved(tokens, waiting, out, doc.published)
            if resolved:
                out.append(resolved)
            waiting = next(relative, None)
        if mention:
            out.append(mention)
    return out


def _printed(doc: Document, start: int, end: int, year: int, now: int | None) -> YearMention:
    tokens = doc.tokens
    at = doc.token_at(start)
    if at < len(tokens) and tokens[at].start > start:
        at -= 1  # glued: "mid-2026", "FY2030"
    later = now is not None and year > now
    due = _is_due(tokens, at, later)
    after = [t.lower for t in tokens[at + 1 : at + 3]]
    # "its 2030 climate goal" is due then, "in 2019 a goal" was only set then
    named = (
        bool(after) and after[0] not in _ARTICLES and (not _AIM_NOUNS.isdisjoint(after) or after[0].startswith("net"))
    )
    before = [t.lower for t in tokens[max(0, at - 3) : at]]
    compared = before[-1:] in (["in"], ["to"])  # "than in 2018", "relative to 2016"
    baseline = not later and not _BASELINE.isdisjoint(before[-2:] if compared else before[-1:])
    due = due or (later and before[-1:] != [] and before[-1] in _FROM)
    if before[-1:] == ["from"] and _TO_YEAR.match(doc.full, end):
        return YearMention(start, end, year, goal=False, due=False)  # "moves its goal from 2030 to 2040"
    this_year = year == now and not _ends_date(tokens, at)
    goal = due or ((later or now is None or this_year or named) and not baseline)
    return YearMention(start, end, year, goal, due, alone=goal and (due or year != now))


def _ends_date(tokens: Sequence[Token], at: int) -> bool:
    """ "15 March 2018", "Nov. 11, 2022": the day on which something is said."""
    before = [t.lower.rstrip(".") for t in tokens[max(0, at - 4) : at] if t.text not in (",", ".")][-2:]
    return len(before) == 2 and any(word.isdigit() for word in before) and not _MONTHS.isdisjoint(before)


def _is_due(tokens: Sequence[Token], at: int, ahead: bool) -> bool:
    """Whether "by", "until" ... lead up to the token ("by the end of fiscal 2030"); "for" only what is ahead."""
    for i in range(at - 1, max(-1, at - 1 - _REACH), -1):
        low = tokens[i].lower
        if low in _DUE or (ahead and low in _DUE_AHEAD):
            return True
        if low not in _BETWEEN and low not in _MONTHS and not low.isdigit():
            return False
    return False


def _resolved(
    tokens: Sequence[Token], at: int, before: Sequence[YearMention], published: dt.date | None
) -> YearMention | None:
    now = published.year if published else None
    token = tokens[at]
    low = token.lower
    lead = [t.lower for t in tokens[max(0, at - 3) : at]]
    year: int | None = None
    if low == "year" and at + 1 < len(tokens) and tokens[at + 1].text.isdigit():
        return None  # "for the year 2030": the number says it
    if low in _SPANS:
        counted = _years_from_it(tokens, at, before, now)
        if counted or low == "years":
            return counted
    due = _is_due(tokens, at, True) or "end" in lead or low in ("year-end", "year's", "decade's")
    if low in ("mid-century", "midcentury") or (low == "century" and {"middle", "half"} & set(lead)):
        year, due = 2050, True
    elif low in _SAME:
        if low in ("then", "point") and not _is_due(tokens, at, False):
            return None
        if low != "then" and not {"same", "that"} & set(lead[-2:]):
            return _this_year(token, low, lead, due, now)
        known = next((m for m in reversed(before[-_RECENT:]) if m.goal), None)
        year, due = (known.year, True) if known else (None, False)
    elif low == "month" or low in _MONTHS:
        return _month(tokens, at, published)
    elif now is not None and low in ("decade", "decade's"):
        if not (due or "this" in lead[-1:] or {"current"} & set(lead)):
            return None
        year = now - now % 10 + 10
    else:
        return _this_year(token, low, lead, due, now)
    return YearMention(token.start, token.end, year, True, due, alone=low not in _SAME or due) if year else None


def _years_from_it(
    tokens: Sequence[Token], at: int, before: Sequence[YearMention], now: int | None
) -> YearMention | None:
    """ "Net zero by 2040, and its suppliers ten years after that", "by 2040, its offices a decade earlier"."""
    token, last = tokens[at], before[-1] if before else None
    if last is None or now is None or not last.goal or last.year <= now or not at or token.start - last.end > _FAR:
        return None
    after = [t.lower for t in tokens[at + 1 : at + 5]]
    count = tokens[at - 1].lower
    number = int(count) if count.isdecimal() and len(count) < _LONGEST_COUNT else _COUNTS.get(count, 0)
    number *= _SPANS[token.lower]
    if number and (after[:2] == ["after", "that"] or after[:1] == ["later"]):
        return YearMention(token.start, token.end, last.year + number, True, True, alone=True)
    told = after[1:2] == ["than"] or any(word.isdigit() for word in after)  # "two years sooner, in 2023"
    if number and after[:1] in (["earlier"], ["sooner"]) and not told and last.year - number > now:
        return YearMention(token.start, token.end, last.year - number, True, True)
    return None


def _this_year(token: Token, low: str, lead: Sequence[str], due: bool, now: int | None) -> YearMention | None:
    """ "by the end of this year", "from next year", "before the year is out"."""
    if now is None or low not in ("year", "year-end", "year's"):
        return None
    if "next" in lead[-1:]:
        return YearMention(token.start, token.end, now + 1, True, due, alone=due or not _FROM.isdisjoint(lead))
    if "this" in lead[-1:] or due:
        return YearMention(token.start, token.end, now, due, due, alone="end" in lead)
    return None


def _month(tokens: Sequence[Token], at: int, published: dt.date | None) -> YearMention | None:
    """ "from March 1", "starting 1 March", "by July": the next such month, unless a year follows."""
    if published is None or any(t.text.isdigit() and len(t.text) == 4 for t in tokens[at + 1 : at + 4]):
        return None
    token, lead = tokens[at], [t.lower for t in tokens[max(0, at - 3) : at] if not t.text[0].isdigit()]
    if token.lower == "month":
        if lead[-1:] != ["next"] or _FROM.isdisjoint(lead):
            return None
        year = published.year + (published.month == 12)
        return YearMention(token.start, token.end, year, True, True, alone=True)
    if not lead or (lead[-1] not in _FROM and lead[-1] != "this" and not _is_due(tokens, at, True)):
        return None
    ahead = _MONTH_NUMBERS.get(token.lower[:3], 0) >= published.month
    starts = lead[-1] in _FROM
    return YearMention(token.start, token.end, published.year + (not ahead), True, starts, alone=starts and ahead)


class Calendar:
    """The years of one article that something can be due by, asked for by sentence."""

    def __init__(self, doc: Document, mentions: Sequence[YearMention]) -> None:
        self._doc = doc
        self._by_sentence: dict[int, list[YearMention]] = {}
        for mention in mentions:
            if mention.goal:
                self._by_sentence.setdefault(doc.sentence_at(mention.start).index, []).append(mention)

    def within(self, sentence: Sentence) -> list[YearMention]:
        """Mentions in the sentence, in order."""
        return self._by_sentence.get(sentence.index, [])

    def sentences(self) -> list[Sentence]:
        """The sentences that mention such a year."""
        return [self._doc.sentences[index] for index in sorted(self._by_sentence)]

    def inherited(self, sentence: Sentence, loosely: bool) -> YearMention | None:
        """The year of the heading that a sentence stands under ("By 2030 we aim to:", "Three marks for 2030 came too").

        ``loosely``: of any sentence shortly before.
        """
        sentences = self._doc.sentences
        for index in range(sentence.index - 1, max(0, sentence.index - 1 - _LONGEST_LIST), -1):
            years = self._by_sentence.get(index)
            if years:
                return years[-1] if loosely or self._is_heading(sentences[index], sentence) else None
        return None

    def _is_heading(self, above: Sentence, sentence: Sentence) -> bool:
        if above.is_list_item:
            return False
        if self._doc.full[above.end - 1] == ":":
            return True
        lows = {token.lower for token in self._doc.words(above)}
        listed = sentence.is_list_item or sentence.index - above.index <= _LONGEST_ROW
        return listed and not lows.isdisjoint(_HEADING_WORDS)
