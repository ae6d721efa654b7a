"""Numbers as newspapers print them: 1,000; 12,00,000; 50 000; 7,5 million; 1.2m; five crore; half a billion."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pledgewatch.spot.document import Document
from pledgewatch.spot.lexicon import load


@dataclass(frozen=True, slots=True)
class Number:
    """``text[start:end]`` has this value; ``factor`` is the scale word's share in it (1 when none was printed)."""

    start: int
    end: int
    value: Decimal
    factor: Decimal = Decimal(1)
    in_words: bool = False

    @property
    def scaled(self) -> bool:
        return self.factor > 1

    @property
    def broken(self) -> bool:
        """Is it no whole number ("three and a half")?"""
        return self.value != int(self.value)


_SPACES = " \u00a0\u2009\u202f"

_RUN = re.compile(r"\d+")
# Every branch is bounded and none can start inside a longer run of digits, so a scan is linear.
_DIGITS = re.compile(
    rf"""
    (?<!\d)(?<!\d[.,/:])
    (?: (?P<grouped> \d{{1,3}}(?:,\d{{2,3}}){{0,6}},\d{{3}}(?:\.\d{{1,4}})?   # 1,000 and 12,00,000
                   | \d{{1,3}}(?:[{_SPACES}]\d{{3}}){{1,6}}                  # 50 000
                   | \d{{1,3}}(?:['’]\d{{3}}){{1,6}} )                       # 1’000
      | (?P<dotted> \d{{1,3}}(?:\.\d{{3}}){{2,6}} )                          # 1.000.000
      | (?P<comma> \d{{1,9}},\d{{1,2}} )                                     # 7,5
      | (?P<plain> \d{{1,18}}(?:\.\d{{1,6}})? )
    )
    (?P<part> [½¼¾] )?
    (?!\d)(?![.,/:]\d)
    """,
    re.VERBOSE,
)
_PARTS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}

_WORDS = load("numbers")
_SMALL: dict[str, int] = {**_WORDS["ones"], **_WORDS["teens"]}
_TENS: dict[str, int] = _WORDS["tens"]
_SCALES = {word: Decimal(value) for word, value in _WORDS["scales"].items()}
_SPOKEN = {word: value for word, value in _SCALES.items() if word not in _WORDS["behind_digits"]}
_DIGIT_WORDS: dict[str, int] = {"oh": 0, "zero": 0, **_WORDS["ones"]}
_LETTERS = {letter: Decimal(value) for letter, value in _WORDS["letters"].items()}
_BROKEN: dict[str, str] = _WORDS["broken"]
_ARTICLES = frozenset(["a", "an"])
_STARTS = frozenset([*_SMALL, *_TENS, "half", "quarter"])
_SCALE_WORDS = frozenset(_SPOKEN)
_BEFORE_BARE = frozenset(_WORDS["before_bare"])
_AFTER_ARTICLE = frozenset([*_SPOKEN, "half", "quarter", "third", "couple", "cool"])

_SCALE_WORD = re.compile(rf"[{_SPACES}\n-]?([^\W\d_]+)(?![^\W_])")
_SCALE_LETTERS = re.compile(r"(-?[^\W\d_]{1,3})(?![^\W_])(?!\.[a-z])")  # not "1t.org"
#: Apart from the number only a sum of money has such letters: "$10 m", "EUR 5 M"; "10 m" alone are metres.
_LETTERS_APART = re.compile(rf"[{_SPACES}]([^\W\d_]{{1,3}})(?![^\W_])(?!\.[a-z])(?!&)")  # not "$5 M&A"
_CODES = "|".join(load("currencies")["codes"].split())
_MARKED = re.compile(rf"(?:[$€£¥₹₩₦₱₫₺₴₽₪]|(?<![^\W_])(?:{_CODES}|Rs?\.?))[{_SPACES}]?$")
_MARK_REACH = 6
_APART = {letter: value for letter, value in _LETTERS.items() if letter.lower() != "t"}  # "$70 t" is a price of tonnes
_WORD = re.compile(r"[A-Za-z]+")
_BETWEEN_WORDS = frozenset([" ", "-", "\u00a0", "\u2011", "\n"])


def is_year(number: Number) -> bool:
    """Whether a number has the shape of a year of our times."""
    return number.end - number.start == 4 and not number.in_words and 1900 <= number.value <= 2100


def find_numbers(doc: Document) -> list[Number]:
    """All numbers of the document in order, none inside another."""
    found = [*_in_digits(doc.full), *_in_words(doc)]
    found.sort(key=lambda n: n.start)
    out: list[Number] = []
    for number in found:
        if not out or number.start >= out[-1].end:
            out.append(number)
    return out


def _in_digits(text: str) -> Iterator[Number]:
    done = 0
    for run in _RUN.finditer(text):
        m = _DIGITS.match(text, run.start()) if run.start() >= done else None
        if m is None:
            continue
        start, end = m.span()
        value = _value(m) + _PARTS.get(m["part"] or "", Decimal(0))
        factor, end = _scale_after(
            text, end, is_money=_MARKED.search(text, max(0, start - _MARK_REACH), start) is not None
        )
        done = end
        yield Number(start, end, value * factor, factor)


def _value(m: re.Match[str]) -> Decimal:
    if m["plain"]:
        return Decimal(m["plain"])
    if m["comma"]:
        return Decimal(m["comma"].replace(",", "."))
    if m["dotted"]:
        return Decimal(m["dotted"].replace(".", ""))
    return Decimal(re.sub(rf"[,'’{_SPACES}]", "", m["grouped"]))


def _scale_after(text: str, end: int, *, is_money: bool) -> tuple[Decimal, int]:
    """The product of the scale words behind a number ("lakh crore" has two) and where they end."""
    m = _SCALE_LETTERS.match(text, end)
    if m and m[1] in _LETTERS:
        return _LETTERS[m[1]], m.end()
    m = _LETTERS_APART.match(text, end) if is_money else None
    if m and m[1] in _APART:
        return _APART[m[1]], m.end()
    factor = Decimal(1)
    for _ in range(2):
        m = _SCALE_WORD.match(text, end)
        scale = m and _SCALES.get(m[1].lower())
        if not m or not scale:
            break
        factor, end = factor * scale, m.end()
        if text.startswith(".", end) and m[1].lower() in _WORDS["abbreviated"]:
            end += 1
    return factor, end


def _in_words(doc: Document) -> Iterator[Number]:
    done = 0
    for i in sorted([*doc.where_first_part(_STARTS), *_articles(doc), *_bare_scales(doc)]):
        start = doc.tokens[i].start
        number = _read_words(doc.full, start) if start >= done else None
        if number:
            done = number.end
            yield number


def _articles(doc: Document) -> Iterator[int]:
    """The tokens "a" and "an" that a number can begin with ("a million", "a half-million")."""
    for i in doc.where(_ARTICLES):
        if i + 1 < len(doc.tokens) and doc.tokens[i + 1].lower.split("-", 1)[0] in _AFTER_ARTICLE:
            yield i


def _bare_scales(doc: Document) -> Iterator[int]:
    """The scale words that stand for one of them: "another million", "Acme’s hundred thousand seedlings"."""
    for i in doc.where_first_part(_SCALE_WORDS):
        before = doc.tokens[i - 1].lower if i else ""
        if before in _BEFORE_BARE or before.endswith("'s"):
            yield i


def _read_words(text: str, start: int) -> Number | None:
    """The number that the words from ``start`` on spell, as far as they do."""
    words = list(_run_of_words(text, start))
    names = [w for w, _ in words]
    part, used = (Decimal(1), 0) if names[:1] and names[0] in _SPOKEN else _part_of_scale(names)
    if not part:
        part, used = _count(names)
    if not part and not used:
        return None
    value, factor = part, Decimal(1)
    while used < len(names) and names[used] in _SPOKEN:
        factor *= _SPOKEN[names[used]]
        used += 1
    if factor > 1:
        broken, words_of_it = _broken(names, used)  # "a million and a quarter"
        value, used = value + broken, used + words_of_it
        more, used_more = _count(names[used:]) if used < len(names) else (Decimal(0), 0)
        value = value * factor
        if used_more and more < factor and more == int(more) and text[words[used - 1][1]] != "\n":
            used += used_more
            if used < len(names) and names[used] in _SPOKEN and _SPOKEN[names[used]] < factor:
                more *= _SPOKEN[names[used]]
                used += 1
            value += more
    return Number(start, words[used - 1][1], value, factor, in_words=True)


def _run_of_words(text: str, start: int) -> Iterator[tuple[str, int]]:
    at = start
    for m in _WORD.finditer(text, start, start + 90):
        if m.start() != at and text[at : m.start()] not in _BETWEEN_WORDS:
            return
        yield m[0].lower(), m.end()
        at = m.end()


def _part_of_scale(names: Sequence[str]) -> tuple[Decimal, int]:
    """ "half a [million]", "a quarter of a [million]", "a couple of [million]"."""
    scale_at = next((i for i, name in enumerate(names[:6]) if name in _SPOKEN), 0)
    if not scale_at or list(names[:3]) == ["a", "hundred", "and"]:
        return Decimal(0), 0
    spelled = " ".join(names[:scale_at])
    value = _WORDS["parts"].get(spelled)
    return (Decimal(value), scale_at) if value is not None else (Decimal(0), 0)


def _count(names: Sequence[str]) -> tuple[Decimal, int]:
    """Words below a thousand ("two hundred and fifty") and how many of them were read."""
    total, used, room = 0, 0, 1000
    if list(names[:2]) == ["a", "hundred"]:
        total, used, room = 100, 2, 100
    while used < len(names):
        word = names[used]
        if word in _TENS and room >= 100:
            total, room = total + _TENS[word], 10
        elif word in _SMALL and room > 1 and (room >= 100 or _SMALL[word] < room):
            total, room = total + _SMALL[word], 1
        elif word == "hundred" and 0 < total < 100:
            total, room = total * 100, 100
        elif (
            word == "and"
            and room == 100
            and used
            and used + 1 < len(names)
            and (names[used + 1] in _TENS or names[used + 1] in _SMALL)
        ):
            pass
        elif word == "point" and used:
            digits, words_of_it = _digits(names[used + 1 :])
            return total + digits, used + words_of_it
        elif word == "and":
            broken, words_of_it = _broken(names, used) if used else (Decimal(0), 0)
            return total + broken, used + words_of_it
        else:
            break
        used += 1
    return Decimal(total), used


def _digits(names: Sequence[str]) -> tuple[Decimal, int]:
    """What stands behind "point", and how many words with it: "twelve point six million"."""
    spelled = ""
    for name in names:
        if name not in _DIGIT_WORDS:
            break
        spelled += str(_DIGIT_WORDS[name])
    return (Decimal(f"0.{spelled}"), 1 + len(spelled)) if spelled else (Decimal(0), 0)


def _broken(names: Sequence[str], at: int) -> tuple[Decimal, int]:
    """ "And a half", "and three quarters" behind a number, and how many words it is; not "and a quarter of vans"."""
    if names[at : at + 1] != ["and"]:
        return Decimal(0), 0
    value = _BROKEN.get(" ".join(names[at + 1 : at + 3]))
    return (Decimal(value), 3) if value is not None and names[at + 3 : at + 4] != ["of"] else (Decimal(0), 0)
