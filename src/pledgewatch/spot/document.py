"""Text -> paragraphs, sentences and tokens with their places, once per article, for everything in ``spot``.

Title and text are laid out as one string, ``doc.full``, so that one pair of offsets says where anything is;
:meth:`Document.span` turns offsets back into a :class:`~pledgewatch.model.Span` of title or text.
"""

from __future__ import annotations

import bisect
import datetime as dt
import re
from dataclasses import dataclass

from pledgewatch.model import Span
from pledgewatch.spot.lexicon import load

_GAP = "\n\n"

# A word may hold inner apostrophes, hyphens, dots and ampersands: "Moody's", "net-zero", "U.S.", "AT&T".
_TOKEN = re.compile(r"\w+(?:[’'.&\-]\w+)*|[^\w\s]")

_LINE = re.compile(r"[^\n]+")
_SENTENCE_END = re.compile(r"[.!?…]+[\"”’')\]]*(?=\s+|$)|\n")

_WORDS = load("sentences")
_ABBREVIATIONS = frozenset(_WORDS["abbreviations"])
_MAY_END = frozenset(_WORDS["may_end"])
_ENDS_IN_WORD = re.compile(r"([\w.]+)\.$")
_LIST_MARK = re.compile(r"\s*(?:[•·▪*–—‣-]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+")


class Token:
    """A word or a sign at ``doc.full[start:end]``, never changed. ``lower`` is it in lower case, ’ written as '."""

    __slots__ = ("end", "lower", "start", "text")

    # Written out: hundreds are made for every article, and compiled this is several times as quick as a dataclass.
    def __init__(self, start: int, end: int, text: str, lower: str) -> None:
        self.start = start
        self.end = end
        self.text = text
        self.lower = lower


@dataclass(frozen=True, slots=True)
class Sentence:
    """``doc.full[start:end]``. ``paragraph`` 0 is the title; ``first``/``last`` are token indices (last excluded)."""

    index: int
    start: int
    end: int
    paragraph: int
    first: int
    last: int
    is_list_item: bool


class Document:
    """One article laid out for spotting. All offsets are into ``full``; building it is linear in its length.

    ``places`` are the indices of the tokens of each word (in lower case), ``vocabulary`` all these words,
    ``hyphenated`` those that hold a hyphen and ``numeric`` those that begin with a digit. ``sentences`` begin with the
    title, which is paragraph 0.
    """

    def __init__(self, title: str, text: str, published: dt.date | None, outlet: str = "", url: str = "") -> None:
        self.title = title
        self.text = text
        self.published = published
        self.outlet = outlet
        self.url = url
        self.full = title + _GAP + text
        self.text_offset = len(title) + len(_GAP)
        self.tokens = _tokens(self.full)
        self._token_starts = [token.start for token in self.tokens]
        self.places = _places(self.tokens)
        self.vocabulary = frozenset(self.places)
        self.hyphenated = [word for word in self.places if "-" in word]
        self.numeric = {word for word in self.places if word[0].isdigit()}
        self.sentences = self._sentences()
        self._sentence_starts = [sentence.start for sentence in self.sentences]

    def where(self, words: frozenset[str] | set[str]) -> list[int]:
        """The indices of the tokens that are one of ``words``, in order; cheap where a lexicon meets few of them."""
        places = self.places
        return sorted([i for word in self.vocabulary & words for i in places[word]])

    def where_first_part(self, words: frozenset[str] | set[str]) -> list[int]:
        """As :meth:`where`, with the words that only begin so before a hyphen ("zero-waste" for "zero")."""
        begun = {word for word in self.hyphenated if word.split("-", 1)[0] in words}
        return self.where(words | begun) if begun else self.where(words)

    def _sentences(self) -> list[Sentence]:
        out: list[Sentence] = []
        for number, (start, end) in enumerate(self._paragraphs()):
            listed = bool(_LIST_MARK.match(self.full, start))
            for a, b in self._split(start, end) if number else [(start, end)]:
                out.append(Sentence(len(out), a, b, number, self.token_at(a), self.token_at(b), listed and number > 0))
        return out

    def _paragraphs(self) -> list[tuple[int, int]]:
        bounds = [(0, len(self.title))]
        for m in _LINE.finditer(self.full, self.text_offset):
            if m[0].strip():
                bounds.append(m.span())
        return bounds

    def _split(self, start: int, end: int) -> list[tuple[int, int]]:
        pieces: list[tuple[int, int]] = []
        at = start
        for m in _SENTENCE_END.finditer(self.full, start, end):
            rest = self.full[m.end() : m.end() + 3].lstrip()
            if m[0].startswith(".") and not self._really_ends(at, m.start(), rest):
                continue
            if rest and rest[0].islower() and m[0][0] != "\n":
                continue
            self._add(pieces, at, m.end())
            at = m.end()
        self._add(pieces, at, end)
        return pieces

    def _really_ends(self, at: int, dot: int, rest: str) -> bool:
        word = _ENDS_IN_WORD.search(self.full, max(at, dot - 20), dot + 1)
        if not word:
            return True
        low = word[1].lower()
        if low in _ABBREVIATIONS:
            # "Rs. 500", "No. 5", "Pa., presented": but "… in the U.S. The company" does end.
            return low in _MAY_END and bool(re.match(r"(?:The|It|Its|In|He|She|They|A|An|“|\")", rest))
        return not (len(low) == 1 and low.isalpha())  # an initial: "J. Smith"

    def _add(self, pieces: list[tuple[int, int]], a: int, b: int) -> None:
        raw = self.full[a:b]
        left = len(raw) - len(raw.lstrip())
        if raw.strip():
            pieces.append((a + left, a + len(raw.rstrip())))

    def token_at(self, offset: int) -> int:
        """Index of the first token that starts at or after ``offset``."""
        return bisect.bisect_left(self._token_starts, offset)

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence that holds ``offset`` (or the one before it, between sentences); the title begins at 0."""
        return self.sentences[bisect.bisect_right(self._sentence_starts, offset) - 1]

    def words(self, sentence: Sentence) -> list[Token]:
        return self.tokens[sentence.first : sentence.last]

    def span(self, start: int, end: int) -> Span:
        """Offsets of ``full`` as a span of the title or of the text."""
        if start < self.text_offset:
            return Span(start, min(end, len(self.title)), "title")
        return Span(start - self.text_offset, end - self.text_offset, "text")


def _tokens(full: str) -> list[Token]:
    found = [(*m.span(), m[0]) for m in _TOKEN.finditer(full)]
    if "’" not in full:
        return [Token(start, end, text, text.lower()) for start, end, text in found]
    return [Token(start, end, text, text.lower().replace("’", "'")) for start, end, text in found]


def _places(tokens: list[Token]) -> dict[str, list[int]]:
    out: dict[str, list[int]] = {}
    for i, token in enumerate(tokens):
        out.setdefault(token.lower, []).append(i)
    return out
