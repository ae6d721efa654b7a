"""Where names stand in an article.

What a name names (a firm, a person, a place) is not decided here, only where it begins and ends.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise

from pledgewatch.spot.document import Document, Sentence
from pledgewatch.spot.lexicon import load
from pledgewatch.spot.organisations import name_lines
from pledgewatch.spot.organisations.known_companies import Known, known_company
from pledgewatch.spot.organisations.name_runs import Name, RunReader
from pledgewatch.spot.organisations.name_words import (
    COMMON,
    FUNCTION,
    KNOWN_BRANDS,
    LOCATIVE,
    ORGANISATION_HEADS,
    base,
    is_brand,
)
from pledgewatch.spot.organisations.speech_roles import is_verb
from pledgewatch.spot.organisations.word_lists import plain, words

__all__ = ["COMMON", "FUNCTION", "LOCATIVE", "Name", "base", "find_names"]

_VERBS = load("verbs")
#: After "Sainsbury’s" these show that the ending belongs to the name: what is possessed does not begin with them.
_AFTER_BRAND = words(_VERBS["auxiliaries"]) | words(_VERBS["prepositions"]) | words(_VERBS["saying"]) | {"and", "or"}
_LONGEST_CHAIN = 12
#: What a firm calls the pages where it speaks for itself.
_LONGEST_DATELINE = 8
_DASHES = frozenset({"-", "–", "—"})
_NEWSROOM = frozenset({"news", "newsroom", "blog", "press", "media", "stories", "room", "centre", "center", "releases"})
_WE = frozenset({"we", "our", "us", "we're", "we've", "we'll"})
_OFTEN = 4
_PROMISING = words(_VERBS["promising"])
_CLOSING = frozenset(".,;:!?)”")
_PREDICATIVE = frozenset({"is", "are", "was", "than", "of", "as", "like", "not"})


def find_names(doc: Document) -> list[Name]:
    """All names of the article in order of place, those of headlines in capitals only where the text bears them out."""
    reader = RunReader(doc, _lower_case_brand(doc))
    topics = 0
    loud: list[tuple[Sentence, int, int, bool]] = []
    paragraph = -1
    for sentence in doc.sentences:
        first, last = sentence.first, sentence.last
        if sentence.paragraph not in (paragraph, 0):
            label = name_lines.label_end(doc, sentence)
            place = name_lines.dateline(doc, sentence) if not label or sentence.paragraph == 1 else None
            if label and not place:
                topics += not _read_line(reader, sentence, first, label, loud, label=True)
                first = label
            elif place:
                reader.add(sentence, first, place[0], dateline=True)
                first = place[1]
            elif last - first <= 8:
                _read_line(reader, sentence, first, last, loud, label=False)
                first = last
        if not name_lines.is_number(doc, sentence):
            paragraph = sentence.paragraph
        if first == sentence.first and name_lines.is_loud(doc, sentence):
            loud.append((sentence, first, last, False))
        else:
            reader.read(sentence, first, last)
    _read_loud(reader, loud)
    if topics:
        reader.names = _without_topics(doc, reader.names, topics)
    names = sorted(_brands_with_s(doc, _without_openers(doc, reader.names)), key=lambda n: n.start)
    names = [name for name in names if not (_is_ticker(doc, name) or _is_agency(doc, name))]
    names = _with_publisher(doc, names)
    return _with_shared_places(doc, names)


def _with_publisher(doc: Document, names: list[Name]) -> list[Name]:
    """On a firm's own site, where "we" speak and only things are named for us, take the firm's name from theirs:
    "We are starting the Acme Climate Fund" in the "Acme Newsroom"."""
    words_of_outlet = doc.outlet.split()
    own = list(words_of_outlet)
    while own and own[-1].lower() in _NEWSROOM:
        own.pop()
    if not own or len(own) == len(words_of_outlet) or len(doc.where(_WE)) < _OFTEN:
        return names
    ours = " ".join(own)
    if plain(ours) in COMMON or any(name.text == ours for name in names):
        return names
    longer = next((name for name in names if name.text.startswith(f"{ours} ")), None)
    if longer is None or longer.last - longer.first <= len(own):
        return names
    last = longer.first + len(own)
    name = replace(longer, end=doc.tokens[last - 1].end, text=ours, last=last, possessive=False, weak=False)
    return sorted([*names, name], key=lambda n: (n.start, n.end))


def _is_ticker(doc: Document, name: Name) -> bool:
    """Is it the exchange or the symbol in "Acme Group (NYSE: ACM)"?"""
    tokens = doc.tokens
    before, after = [t.text for t in tokens[max(0, name.first - 3) : name.first]], tokens[name.last : name.last + 1]
    if not before or not after:
        return False
    exchange = before[-1] in ("(", ";") and after[0].text == ":"
    symbol = len(before) == 3 and before[0] in ("(", ";") and before[2] == ":" and after[0].text in (")", ";", ",")
    return exchange or (symbol and name.text.isupper())


def _is_agency(doc: Document, name: Name) -> bool:
    """Is it who wrote it: "OSLO (Newswire) –"?"""
    tokens, sentence = doc.tokens, doc.sentences[name.sentence]
    if name.sentence not in (1, 2) or name.first - sentence.first > _LONGEST_DATELINE or name.last + 1 >= len(tokens):
        return False
    between = tokens[name.first - 1].text == "(" and tokens[name.last].text == ")"
    return between and tokens[name.last + 1].text in _DASHES


def _lower_case_brand(doc: Document) -> str:
    """A brand written small even where a capital is due, at the start of the headline: "lululemon launches"."""
    if not doc.title[:1].islower() or not doc.tokens:
        return ""
    first = base(doc.tokens[0].text)
    is_name = len(first) > 1 and first.isalpha() and first.islower() and first not in COMMON and first not in FUNCTION
    return first if is_name else ""


def _read_line(
    reader: RunReader,
    sentence: Sentence,
    first: int,
    last: int,
    loud: list[tuple[Sentence, int, int, bool]],
    *,
    label: bool,
) -> bool:
    """Read a label or a short paragraph; one in capitals is put off until the rest of the text is known.

    False for what turns out to be no name but a topic ("Water: 60% less by 2030").
    """
    tokens = reader.tokens
    if name_lines.is_capitals(tokens[first:last]):
        loud.append((sentence, first, last, label))
        return True
    known = len(reader.names)
    reader.read(sentence, first, last)
    new = reader.names[known:]
    numbered = first < last and tokens[first].text.isdigit()
    if new and name_lines.heads(tokens, first, last, new[0], label=label):
        heading = replace(new[0], heading=True, weak=new[0].weak and not numbered)
        if name_lines.is_telling(tokens, heading.first, heading.last) or numbered:
            new[0] = heading
    if name_lines.is_loud(reader.doc, sentence):
        new = [n for n in new if n.heading or name_lines.is_telling(tokens, n.first, n.last)]
    reader.names[known:] = new
    return any(n.heading for n in new)


def _without_topics(doc: Document, names: list[Name], topics: int) -> list[Name]:
    """Where most labels are topics, a word that only stands as a label is a topic too; not "Acme." as a sentence."""
    if 2 * sum(1 for n in names if n.heading) > topics:
        return names
    texts = Counter(n.text for n in names)

    def is_topic(n: Name) -> bool:
        ends = n.last < len(doc.tokens) and doc.tokens[n.last].text == "."
        return n.heading and texts[n.text] == 1 and n.last - n.first == 1 and not ends

    return [n for n in names if not is_topic(n)]


def _read_loud(reader: RunReader, lines: list[tuple[Sentence, int, int, bool]]) -> None:
    """Names in Title Case and CAPITALS: those that the rest of the text knows; or a heading that is one as a whole."""
    tokens = reader.tokens
    known = {
        tuple(plain(base(t.lower)) for t in tokens[n.first : n.last])
        for n in reader.names
        if not n.weak and not n.dateline
    }
    for sentence, first, last, label in lines:
        found = name_lines.known_names(tokens, first, last, known)
        if not found and sentence.paragraph:
            new = name_lines.new_name(tokens, first, last)
            found = [new] if new else []
        for a, b in found:
            reader.add(sentence, a, b)
            if (
                sentence.paragraph
                and reader.names
                and name_lines.heads(tokens, first, last, reader.names[-1], label=label)
            ):
                reader.names[-1] = replace(reader.names[-1], heading=True)


def _without_openers(doc: Document, names: list[Name]) -> list[Name]:
    """Take from a name the ordinary word that only opens its sentence, where the rest is known: "Enter Acme."."""
    known = {n.text for n in names}
    out = []
    for n in names:
        opener = doc.tokens[n.first]
        opens = n.first == doc.sentences[n.sentence].first and opener.lower in COMMON
        if n.last - n.first > 1 and opens and not is_brand(doc.tokens[n.first : n.last]):
            start = doc.tokens[n.first + 1].start
            if doc.full[start : n.end] in known:
                n = replace(n, start=start, text=doc.full[start : n.end], first=n.first + 1)
        out.append(n)
    return out


def _with_shared_places(doc: Document, names: list[Name]) -> list[Name]:
    """ "in Beed, Jalna and Parbhani": what "in" says of the first name it says of all up to the one behind "and"."""
    out = list(names)
    for at in range(1, len(out)):
        left, right = out[at - 1], out[at]
        if right.first - left.last != 1 or not (left.listed or doc.tokens[left.first - 1].lower in LOCATIVE):
            continue
        sign = doc.tokens[left.last].lower
        if sign == "," and not left.listed and _acts_behind(doc, out, at):
            continue
        if sign == "and" or (sign == "," and _goes_on(doc, out, at)):
            out[at] = replace(right, listed=True)
    return out


def _acts_behind(doc: Document, names: list[Name], at: int) -> bool:
    """Does what stands behind a place that opens its sentence act there: "In Lansing, Acme and Bolt promised"?"""
    if names[at - 1].first != doc.sentences[names[at].sentence].first + 1:
        return False
    for left, right in pairwise(names[at : at + _LONGEST_CHAIN]):
        if right.first - left.last != 1 or doc.tokens[left.last].lower not in (",", "and"):
            return False
        if right.last < len(doc.tokens) and is_verb(doc.tokens[right.last]):
            return True
    return False


def _goes_on(doc: Document, names: list[Name], at: int) -> bool:
    """Does "and" with another name follow name number ``at``, directly or behind more commas?"""
    for left, right in pairwise(names[at : at + _LONGEST_CHAIN]):
        if right.first - left.last != 1:
            return False
        sign = doc.tokens[left.last].lower
        if sign == "and":
            return True
        if sign != ",":
            return False
    return False


def _is_past(word: str) -> bool:
    """ "Tod’s promised": what is possessed seldom begins so."""
    return word in _PROMISING and word.endswith("ed")


def _begins_clause(doc: Document, name: Name) -> bool:
    """Does it do something outright or by way of "which": "Shaw’s, which", "Shaw’s gave"?"""
    after = [t.lower for t in doc.tokens[name.last : name.last + 2]]
    return after[:1] != [] and (after[0] in _PROMISING or after == [",", "which"])


def _is_known_bare(text: str) -> bool:
    """Is it known as a company without the ending, and not with it?"""
    bare = plain(text)
    return known_company(tuple(bare.split())) != Known() and f"{bare}'s" not in KNOWN_BRANDS


def _brands_with_s(doc: Document, names: list[Name]) -> list[Name]:
    """Give back its ending to a name that never goes without it: "Sainsbury’s will", not "Sainsbury’s stores"."""
    bare = {n.text for n in names if not n.possessive}
    texts = Counter(n.text for n in names)
    closing: set[str] = set()
    for n in names:
        if n.possessive and n.text not in bare and n.text not in closing and doc.full[n.end + 1 : n.end + 2] == "s":
            if texts[n.text] == 1 and _is_known_bare(n.text) and not _begins_clause(doc, n):
                continue  # "Carlsberg’s is lower"
            if f"{plain(n.text)}'s" in KNOWN_BRANDS:
                closing.add(n.text)
                continue
            follows = doc.tokens[n.last : min(n.last + 1, doc.sentences[n.sentence].last)]
            before = doc.tokens[n.first - 1].lower if n.first else ""
            own = base(doc.tokens[n.last - 1].lower) in ORGANISATION_HEADS  # "Acme Paper’s is lower"
            if (
                before not in _PREDICATIVE
                and not own
                and (
                    not follows
                    or follows[0].text in _CLOSING
                    or follows[0].lower in _AFTER_BRAND
                    or _is_past(follows[0].lower)
                )
            ):
                closing.add(n.text)
    if not closing:
        return names
    return [
        replace(n, end=n.end + 2, text=doc.full[n.start : n.end + 2], possessive=False) if n.text in closing else n
        for n in names
    ]
