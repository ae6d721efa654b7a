"""Sums and quantities told by way of others: half of it, the rest, the same amount, split evenly.

The other measure is mostly an earlier one (a title counts as earlier than the text). Where two wholes are possible
there is a measure for each: two readings, of which the likelier is kept (``measures/readings.py``).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import islice, takewhile

from pledgewatch.model import Money, Qualifier
from pledgewatch.spot.document import Document
from pledgewatch.spot.lexicon import load
from pledgewatch.spot.measures.coin_parts import small_number
from pledgewatch.spot.measures.equal_parts import equal_parts
from pledgewatch.spot.measures.fractions import Fraction, percent_of
from pledgewatch.spot.measures.measure import Measure
from pledgewatch.spot.measures.money import is_absurd
from pledgewatch.spot.measures.qualifiers import qualifier_before

_PHRASES = load("derived")
_REACH = 30  # measures looked back over for a whole
_MOST_PERCENT = 100
_REST_REACH = 12  # measures looked back over for the parts of a whole
_NEAR = 3  # sentences looked back over for things that are named again
_SHORT = 2  # … for those of which nothing but a part is named
_FIRST = 3  # measures looked through for the first sum of the article
_LEAST_WHOLE = 100  # "three days": too few to be a whole that is shared out ...
_LEAST_OF_THEM = 8  # ... unless the words say of what: "24 cooks, a third of them women"
_COUNTS: dict[str, int] = load("fractions")["counts"]
_ALL = Decimal(100)
_HALF = Decimal(50)


def _table() -> dict[tuple[str, str], list[tuple[list[str], str, Decimal]]]:
    """Phrases by their first two words, longest first, with what they are and how many hundredths of the whole."""
    table: dict[tuple[str, str], list[tuple[list[str], str, Decimal]]] = {}

    def add(phrase: str, name: str, percent: Decimal) -> None:
        words = phrase.split()
        table.setdefault((words[0], words[1]), []).append((words, name, percent))

    for name in ("same", "rest", "split"):
        for phrase in _PHRASES[name]:
            add(phrase, name, _HALF if name == "split" else _ALL)
    for phrase, times in _PHRASES["times"].items():
        add(phrase, "times", Decimal(str(times)) * _ALL)
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return table


_BY_FIRST_WORDS = _table()
_FIRST_WORDS = frozenset(first for first, _ in _BY_FIRST_WORDS)
_MULTIPLIERS = frozenset(_PHRASES["multipliers"])


_SUMS = "|".join(_PHRASES["sums"])
_SUM_WORDS = f"(?:{_SUMS})"
_ADJECTIVES = r"(?:[^\W\d_][\w-]*\s){0,2}?"
_OF_THINGS = re.compile(
    rf"\s(?:of\s)?(?:the|its|their|all|our|an?)\s(?!{_ADJECTIVES}{_SUM_WORDS}(?!\w))\w", re.IGNORECASE
)
_OF_THEM = re.compile(r"\s(?:of\s)?(?:them|those|these|whom)(?!\w)", re.IGNORECASE)
#: "half that number"
_OF_THAT_NUMBER = re.compile(r"\s(?:of\s)?(?:that|this)\snumber(?!\w)", re.IGNORECASE)
_NAMED_AGAIN = re.compile(r"\s(?:of\s)?(?:the|its|their|these|those)(?:\s[\w’'-]+){1,3}", re.IGNORECASE)
#: "half of the money", "a third of the new credit": a whole that was named before, not always right before.
_OF_THE_SUM = re.compile(rf"\s(?:of\s)?(?:the|that|its)\s{_ADJECTIVES}{_SUM_WORDS}(?!\w)", re.IGNORECASE)
_OF_SUM = re.compile(r"\s(?:of\s)?(?:(?:the|its|that|this|these|an?|their)\s)?(?:(?:total|new|initial|whole|full)\s)?")
#: "a quarter of it, $250 million", "a third of the total – some €4m –": the sum itself is printed behind its share.
_PRINTED_BEHIND = re.compile(
    rf"(?:\sof\s(?:(?:the|its|that|this)\s)?(?:it|that|this|{_SUM_WORDS}|whole|(?<=the\s)[\w-]+\s{_SUM_WORDS})?)?\s?[,(–—]\s?(?:or\s)?(?:(?:about|some|around|roughly|nearly|just|over|under|more|less|than|almost|at|least)\s){{0,3}}",
    re.IGNORECASE,
)
_PERCENT_OF_SUM = re.compile(
    r"(?P<part>(?:[\w-]+\s){0,4}?(?:\d[\d.,]*|[a-z-]+)\s?(?:%|per\s?cent|percent))\sof\s"
    r"(?:(?:it|that|this|which)(?!\s?\w)|(?:it|that|this|which)\s(?:goes|will|is|was|has|would|comes|to|for)"
    rf"|the\s{_SUM_WORDS}|(?:the\s|its\s)?[A-Z]{{0,3}}[$€£¥₹₩₦])",
    re.IGNORECASE,
)
#: "Fifty per cent will go to schools and the other fifty to clinics": of the sum just told.
_PERCENT_GOES = re.compile(
    rf"(?P<part>(?:[\w-]+\s){{0,4}}?(?:\d[\d.,]*|[a-z-]+)\s?(?:%|per\s?cent|percent))\s(?:{'|'.join(_PHRASES['goes'])})(?!\w)",
    re.IGNORECASE,
)
_OTHER_PERCENT = re.compile(
    r"(?<!\w)the\s(?:other|remaining)\s(?P<number>\d\d?|[a-z-]+)(?=[.,;]|\s(?![a-z-]+s\b))", re.IGNORECASE
)
#: Before a percentage: "of this, 40 percent", "of which some 60%".
_OF_SUM_BEFORE = re.compile(r"(?<!\w)of\s(?:which|this|that|it),?\s$", re.IGNORECASE)
_BEFORE = 12  # characters


_TO = re.compile(r"\s(?:to|from)\s")
_CHANGES = frozenset(load("percentages")["changes"])
_REFERRING = rf"(?:(?:it|its|this|that|these|which|them|the|their|all|our|an?|today|yesterday|{_SUMS})(?!\w))"
#: "half of Acme's money"
_OWNED_SUM = rf"(?:(?-i:[A-Z])[\w.&-]*\s){{0,3}}(?-i:[A-Z])[\w.&-]*['’]s?\s{_ADJECTIVES}{_SUM_WORDS}(?!\w)"
_OF_OTHER = re.compile(rf"\sas\smany(?!\w)|\sof\s(?!{_REFERRING}|{_OWNED_SUM})[^\W\d]", re.IGNORECASE)
_AMONG = re.compile(r"(?:\s|-)(?:in|of)(?:\s|-)", re.IGNORECASE)
_ORDINAL = re.compile(r"an?\s", re.IGNORECASE)
_NOUN = re.compile(rf"\s(?!(?:{'|'.join(_PHRASES['after_part'])}|{_SUMS})(?!\w))[^\W\d]{{3}}", re.IGNORECASE)


class _Known:
    """The measures that a part can be a part of, those computed so far included."""

    def __init__(self, printed: Sequence[Measure]) -> None:
        self._measures = [m for m in printed if m.money or _is_count(m, _LEAST_OF_THEM)]
        self._starts = [m.start for m in self._measures]
        self._counted: set[int] = set()  # sentences of which a part is one of things, and of nothing else

    def before(self, offset: int) -> Iterator[Measure]:
        """The nearest measures before the offset, the nearest first."""
        at = bisect_left(self._starts, offset)
        return reversed(self._measures[max(0, at - _REACH) : at])

    def wholes(self, doc: Document, start: int, end: int, is_part: bool) -> Iterator[Measure]:
        """What the words at ``start`` may refer to: the nearest sum, or a large count nearer in the same sentence.

        Of a part that count may not be meant, and where its whole is only named ("half of the money") it may be the
        first sum of the article; another part beside it is none ("half for X and half for Y").
        The sum behind the words ("a third of the £3m") leaves no doubt.
        """
        behind = self.behind(doc, end)
        if behind:
            yield behind
            return
        sentence = doc.sentence_at(start).index
        of_things = _OF_THEM.match(doc.full, end)
        since, least = (sentence - 1, _LEAST_OF_THEM) if of_things else (sentence, _LEAST_WHOLE)
        opens = is_part and doc.token_at(start) == doc.sentence_at(start).first
        if opens and not any(m.money and m.sentence >= sentence - _SHORT for m in self.before(start)):
            since, least = sentence - _SHORT, _LEAST_OF_THEM  # "Cargo bikes: 260. Half are for letter carriers"
        near = [m for m in self.before(start) if m.money or (m.sentence >= since and _is_count(m, least))]
        if is_part:
            near = [m for m in near if m.derived != "part" or m.sentence != sentence]
        yield from near[:1]
        if is_part and near and not near[0].money and not of_things and sentence not in self._counted:
            yield from [m for m in near if m.money][:1]
        if is_part and near and (near[0].sentence != sentence or near[0].derived):
            yield from _larger(near)
        if is_part and _OF_THE_SUM.match(doc.full, end):
            yield from self.first(start)

    def counted(self, doc: Document, start: int, end: int) -> Measure | None:
        """The count before whose things the words at ``end`` name again ("900 places … half of the places")."""
        m = _NAMED_AGAIN.match(doc.full, end)
        sentence = doc.sentence_at(start).index
        for measure in self.before(start):
            if measure.money or not measure.unit or sentence - measure.sentence > _NEAR:
                continue
            if m is None or measure.unit.lower().split()[-1] in m[0].lower().split():
                return measure
        return None

    def first(self, offset: int) -> list[Measure]:
        """The first sum of the article, if it stands before the offset."""
        return [m for m in self._measures[:_FIRST] if m.money and m.start < offset][:1]

    def behind(self, doc: Document, end: int) -> Measure | None:
        """The sum or count that a part is said to be of ("a third of the £3m", "half of its 400 places")."""
        at = bisect_left(self._starts, end)
        if at == len(self._measures):
            return None
        return self._measures[at] if _OF_SUM.fullmatch(doc.full, end, self._starts[at]) else None

    def printed_behind(self, doc: Document, end: int) -> bool:
        """Does the sum that a part comes to stand behind it ("a quarter of it, $250 million")?"""
        at = bisect_left(self._starts, end)
        if at == len(self._measures) or not self._measures[at].money or self._measures[at].derived:
            return False
        return _PRINTED_BEHIND.fullmatch(doc.full, end, self._starts[at]) is not None

    def add(self, measure: Measure, alone: bool) -> None:
        """``alone``: the words can mean nothing else."""
        if alone and not measure.money:
            self._counted.add(measure.sentence)
        at = bisect_left(self._starts, measure.start)
        self._measures.insert(at, measure)
        self._starts.insert(at, measure.start)


def _larger(near: Sequence[Measure]) -> list[Measure]:
    """The nearest larger sum behind the nearest: "$60 million. Half is for schools, a fourth for wells"."""
    nearest = near[0].money
    if nearest is None:
        return []
    larger = (
        m
        for m in near[1:]
        if m.money
        and m.money.currency == nearest.currency
        and m.money.amount > nearest.amount
        and near[0].sentence - m.sentence <= _NEAR
    )
    return list(islice(larger, 1))


def _is_count(measure: Measure, least: int) -> bool:
    return (
        measure.quantity is not None
        and measure.quantity >= least
        and measure.unit is not None
        and not measure.unit.startswith("%")
    )


def find_derived(doc: Document, fractions: Sequence[Fraction], printed: Sequence[Measure]) -> Iterator[Measure]:
    """Measures computed from words; ``printed`` are the sums and counted quantities of the text, in order."""
    known = _Known(printed)
    left: list[Money] = []
    beside_sentence = 0
    fractions = [*fractions, *_percentages(doc, printed)]
    events: list[tuple[int, int, str, Fraction]] = [
        (f.start, f.end, "things" if _OF_THINGS.match(doc.full, f.end) else "part", f)
        for f in fractions
        if not f.halving
    ]
    for start, end, name, percent in _phrases(doc):
        parts = equal_parts(doc, start, end) if name == "split" else 1
        events.append((start, end, name, Fraction(start, end, percent_of(1, parts) if parts > 2 else percent)))
    rests: list[Measure] = []
    for start, end, name, fraction in sorted(events, key=lambda event: event[:2]):
        if known.printed_behind(doc, end) or (name == "rest" and _counts(doc, end)):
            continue
        if name == "times" and _TO.match(doc.full, end):
            continue  # "doubled its gift to $10m"
        if name == "rest":
            rests = list(_rest(doc, start, end, known))
            yield from rests
            beside = doc.sentence_at(start).index - beside_sentence <= 1
            yield from _other_rests(doc, start, end, left if beside else [], rests)
            continue
        if name == "things" or _OF_THAT_NUMBER.match(doc.full, end):
            counted = known.behind(doc, end) or known.counted(doc, start, end)
            if counted:
                yield _scaled(doc, counted, fraction, start, end, "part")
            continue
        of_rest = name == "split" and rests and _IS.fullmatch(doc.full, rests[0].end, start)
        wholes = rests if of_rest else list(known.wholes(doc, start, end, name == "part"))
        if name == "part" and not fraction.coined and _is_of_no_sum(doc, start, end):
            wholes = [whole for whole in wholes if whole.money is None]
        found = [_scaled(doc, whole, fraction, start, end, name) for whole in wholes]
        yield from {(m.money, m.quantity): m for m in found}.values()
        if name == "same" and found:
            known.add(found[0], alone=False)
        if name == "part" and found:
            known.add(found[0], alone=len(found) == 1)
            left, beside_sentence = [*_left_by(wholes, found)], found[0].sentence


#: "The remainder is divided equally"
_IS = re.compile(r"\s(?:(?:of\s(?:it|that|this)|is|are|was|will|would|be|to|being|then|both)\s){0,4}")


def _is_of_no_sum(doc: Document, start: int, end: int) -> bool:
    """ "Three in ten", "by a third", "a third plant", "half of rural homes", "half as many" are parts of no money."""
    if _OF_OTHER.match(doc.full, end) or _AMONG.search(doc.full, start, end):
        return True
    if _ORDINAL.match(doc.full, start) and _NOUN.match(doc.full, end):
        return True
    first = doc.token_at(start)
    before = qualifier_before(doc.tokens, first)
    at = before[1] if before else first
    lead = [token.lower for token in doc.tokens[max(0, at - 2) : at]]
    return lead[-1:] == ["by"] or (lead[-1:] == ["of"] and lead[0] in _CHANGES)


def _percentages(doc: Document, printed: Sequence[Measure]) -> Iterator[Fraction]:
    """ "40 per cent of it", "60% of the $50m", "60% will go to …": parts of a sum, unlike "60% of the fleet"."""
    last_sum: Measure | None = None
    for measure in printed:
        if measure.money:
            last_sum = measure
        if measure.quantity is not None and measure.quantity < _MOST_PERCENT and (measure.unit or "").startswith("%"):
            m = _PERCENT_OF_SUM.match(doc.full, measure.start)
            goes = None if m or measure.unit != "%" else _PERCENT_GOES.match(doc.full, measure.start)
            if m:
                yield Fraction(measure.start, m.end("part"), measure.quantity)
            elif _OF_SUM_BEFORE.search(doc.full, max(0, measure.start - _BEFORE), measure.start):
                yield Fraction(measure.start, measure.end, measure.quantity)
            elif goes and last_sum and measure.sentence - last_sum.sentence <= 1:
                yield Fraction(measure.start, goes.end("part"), measure.quantity)
                yield from _other(doc, measure.end, measure.quantity)


def _other(doc: Document, end: int, percent: Decimal) -> Iterator[Fraction]:
    """ "The other fifty" behind "fifty per cent will go to schools"."""
    m = _OTHER_PERCENT.search(doc.full, end, doc.sentence_at(end).end)
    if m and small_number(m["number"].lower()) == _MOST_PERCENT - percent:
        yield Fraction(m.start(), m.end(), _MOST_PERCENT - percent)


def _phrases(doc: Document) -> Iterator[tuple[int, int, str, Decimal]]:
    tokens = doc.tokens
    done = 0
    for i in doc.where(_FIRST_WORDS):
        if i < done or i + 1 == len(tokens):
            continue
        for words, name, percent in _BY_FIRST_WORDS.get((tokens[i].lower, tokens[i + 1].lower), ()):
            if [token.lower for token in tokens[i : i + len(words)]] == words:
                done = i + len(words)
                before = tokens[i - 1].lower if i else ""
                if (name == "same" and before in _MULTIPLIERS) or before == "no":
                    break  # "half as much to the north", "there was no split between them"
                yield tokens[i].start, tokens[done - 1].end, name, percent
                break


def _counts(doc: Document, end: int) -> bool:
    """ "the remaining seven" are not what is left of a sum."""
    at = doc.token_at(end)
    return at < len(doc.tokens) and doc.tokens[at].lower in _COUNTS


def _rest(doc: Document, start: int, end: int, known: _Known) -> Iterator[Measure]:
    """What a whole leaves when the parts named after it are taken off.

    The whole is the nearest sum larger than its parts, or the first of a larger row in the same sentence; where
    the paragraph holds a larger one further back, or the article begins with one, those readings are given too.
    """
    left: list[tuple[Measure, Decimal]] = []
    parts = Decimal(0)
    seen: set[Decimal] = set()
    currency = ""
    for measure in islice(known.before(start), _REST_REACH):
        if measure.money is None or measure.per == "each" or (currency and measure.money.currency != currency):
            continue
        currency, amount = measure.money.currency, measure.money.amount
        if amount in seen:
            continue
        if measure.derived != "same":  # "$2m for Ayr and the same amount for Oban" are two
            seen.add(amount)
        if parts and amount > parts:
            left.append((measure, amount - parts))
        parts += amount
    paragraph = doc.sentence_at(start).paragraph
    nearest = [pair for pair in left if pair[0].sentence == left[0][0].sentence][-1:]
    farthest = [pair for pair in left if doc.sentences[pair[0].sentence].paragraph == paragraph][-1:]
    amounts = [amount for _, amount in nearest + farthest]
    amounts += [over for whole in known.first(start) if (over := _left_of(doc, whole, known, start))]
    for amount in dict.fromkeys(amounts):
        yield _rest_of(doc, start, end, Money(amount, currency))


def _left_by(wholes: Sequence[Measure], parts: Sequence[Measure]) -> Iterator[Money]:
    """What each reading of a part leaves of its whole."""
    for whole, part in zip(wholes, parts, strict=True):
        if whole.money and part.money and part.money.amount < whole.money.amount:
            yield Money(whole.money.amount - part.money.amount, whole.money.currency)


def _other_rests(
    doc: Document, start: int, end: int, left: Sequence[Money], known: Sequence[Measure]
) -> Iterator[Measure]:
    """ "A third of the new money goes to Ayr, the rest is for Oban": whatever the whole was, the rest is of it, too."""
    told = {m.money for m in known}
    for money in dict.fromkeys(left):
        if money not in told:
            yield _rest_of(doc, start, end, money)


def _rest_of(doc: Document, start: int, end: int, money: Money) -> Measure:
    sentence = doc.sentence_at(start).index
    return Measure("money", start, end, sentence, money=money, qualifier=Qualifier.EXACT, derived="rest")


def _left_of(doc: Document, whole: Measure, known: _Known, start: int) -> Decimal | None:
    """What the sums of this paragraph, or else those since, leave of a whole that was told before it."""
    paragraph = doc.sentence_at(start).paragraph
    between = list(takewhile(lambda m: m is not whole, islice(known.before(start), _REST_REACH)))
    beside = [m for m in between if doc.sentences[m.sentence].paragraph == paragraph]
    if not any(m.money for m in beside) and len(between) < _REST_REACH:
        beside = [m for m in between if not m.derived]  # a list of parts, with the rest in a line of its own
    parts = {m.money for m in beside if m.money} - {whole.money}
    if not parts or whole.money is None or any(part.currency != whole.money.currency for part in parts):
        return None
    left = whole.money.amount - sum(part.amount for part in parts)
    return left if left > 0 else None


def _scaled(doc: Document, whole: Measure, fraction: Fraction, start: int, end: int, name: str) -> Measure:
    before = qualifier_before(doc.tokens, doc.token_at(start))
    money = Money(fraction.of(whole.money.amount), whole.money.currency) if whole.money else None
    return replace(
        whole,
        start=doc.tokens[before[1]].start if before else start,
        end=end,
        sentence=doc.sentence_at(start).index,
        money=money,
        quantity=None if whole.quantity is None else fraction.of(whole.quantity),
        qualifier=before[0] if before else whole.qualifier,  # half of about $10m is about $5m
        usd_reported=None,
        per=None,
        odd=("absurd_sum",) if money and is_absurd(money.amount, money.currency) else (),
        derived=name,
    )
