"""Names of organisations: what is the same name, and what only looks like it.

A name is reduced to its words: lower case, without diacritics, possessives, a leading "The", legal forms and words for
"group". Two names are then compared as sets of words, never as strings of letters: "Shell" and "Royal Dutch Shell" may
be one company, "Gap" and "Gapminder" are not. A charitable arm is kept apart from its company, whatever the words.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files

from cleanco.termdata import terms_by_type

_POSSESSIVE = re.compile(r"['’`´](?:s\b|(?=\s|$))")
_DOTTED = re.compile(r"\b(?:\w\.){2,}")
_DOTCOM = re.compile(r"\.(?=org\b)")
_WORD = re.compile(r"\w+")


class Relation(StrEnum):
    """What two names have to do with each other."""

    SAME = "same"
    #: one has the other's words and more: "Shell" and "Royal Dutch Shell", but also "Tata" and "Tata Steel"
    WITHIN = "within"
    #: a company and a charitable arm: "Ikea Group" and "IKEA Foundation"
    ARM = "arm"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Name:
    """The words of a name that tell it from others. ``arm``: it is a foundation or other charitable arm."""

    words: tuple[str, ...]
    arm: bool

    @property
    def key(self) -> str:
        return " ".join((*self.words, "+arm")) if self.arm else " ".join(self.words)

    @property
    def distinctive(self) -> frozenset[str]:
        """The words by which the name is looked up: those that stand out, and all of them written as one."""
        telling = frozenset(self.words) - _lexicon().generic
        return telling | {"".join(self.words)}


@dataclass(frozen=True, slots=True)
class _Lexicon:
    tails: frozenset[tuple[str, ...]]
    arm: frozenset[str]
    arm_first: frozenset[str]
    generic: frozenset[str]


@cache
def _lexicon() -> _Lexicon:
    words = tomllib.loads(files(__package__).joinpath("names.toml").read_text("utf-8"))
    legal = [term for terms in terms_by_type.values() for term in terms if len(term) > 1]
    tails = {tuple(_tokens(term)) for term in (*legal, *words["legal"], *words["group"])} - {()}
    return _Lexicon(
        frozenset(tails), frozenset(words["arm"]), frozenset(words["arm_first"]), frozenset(words["generic"])
    )


def _tokens(text: str) -> list[str]:
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    plain = _POSSESSIVE.sub("", plain).replace("&", " and ").replace("ß", "ss").replace("ø", "o").replace("ł", "l")
    plain = _DOTTED.sub(lambda dotted: dotted[0].replace(".", ""), _DOTCOM.sub(" ", plain))
    return _WORD.findall(plain.replace("'", "").replace("’", ""))


@lru_cache(maxsize=65_536)
def parse_name(text: str) -> Name:
    """Reduce a printed name to what tells it from others. A name that is nothing but a legal form keeps its words."""
    lexicon = _lexicon()
    words = _tokens(text)
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    if len(words) > 1 and words[0] in lexicon.arm_first:
        words = [*words[1:], words[0]]
    arm = bool(lexicon.arm.intersection(words[1:]))
    words = [w for n, w in enumerate(words) if n == 0 or w not in lexicon.arm]
    while len(words) > 1:
        cut = next((n for n in (3, 2, 1) if n < len(words) and tuple(words[-n:]) in lexicon.tails), 0)
        if not cut:
            break
        words = words[:-cut]
        if words[-1] == "and":  # "& Co."
            words = words[:-1] or words
    return Name(tuple(words), arm)


@lru_cache(maxsize=65_536)
def relate(one: Name, other: Name) -> Relation:
    """Compare two names by their words. Symmetric.

    Names without a distinctive word in common are strangers, and so are two that each have a word of their own.
    """
    ours, theirs = frozenset(one.words), frozenset(other.words)
    if not ours or not theirs:
        return Relation.NONE
    joined = "".join(one.words) == "".join(other.words)  # "Coca-Cola" and "Cocacola"
    if not (ours == theirs or joined):
        if not (ours <= theirs or theirs <= ours) or not one.distinctive & other.distinctive:
            return Relation.NONE
        return Relation.ARM if one.arm != other.arm else Relation.WITHIN
    return Relation.ARM if one.arm != other.arm else Relation.SAME
