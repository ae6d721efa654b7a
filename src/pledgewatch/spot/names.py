"""Where names stand in an article: runs of capitalised words and their joints, brands that break that rule, headings.

What a name names (a firm, a person, a place) is not decided here, only where it begins and ends.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pledgewatch.spot.document import Document, Sentence, Token
from pledgewatch.spot.lexicon import load
from pledgewatch.spot.word_lists import plain, words

_COMMON = load("common_words")
FUNCTION = words(_COMMON["function"])
COMMON = words(_COMMON["common"])
TITLES = words(load("people")["titles"])
_KINDS = load("organisations")
_FRAMES = frozenset().union(*(words(block) for block in _KINDS["frame"].values()))
_HEADS = frozenset().union(*(words(block) for block in _KINDS["head"].values()))
_PLACES = frozenset().union(*(words(block) for block in load("place_names").values()))
_LEGAL = words(load("legal_forms")["forms"])
_JOINTS = words(_COMMON["joints"])
_NOT_NAMES = words(_COMMON["capitalised"])
_EPITHETS = load("epithets")
_EPITHET_HEADS = words(_EPITHETS["generic"]).union(*(words(block) for block in _EPITHETS["trades"].values()))

# eBay, iRobot, easyJet; 3M, 7-Eleven. Not kWh, mRNA, 10K, 5G.
_BRAND = re.compile(r"(?:[a-z]{1,6}[A-Z][a-z]\w*|\d{1,3}-?[A-Z][a-z]{2,}\w*|\d{1,2}M)(?:[’']s)?$")
_CODE = re.compile(r"[A-Z]{1,3}\$?\d|[A-Z]{2,3}[£$€]")
_INITIAL = re.compile(r"(?:[A-Z]|[A-Z](?:\.[A-Z])+|St|Ste|Mt|Ft)$")
_DATELINE = re.compile(
    r"(?P<place>[A-Z][\w.’'’-]*(?:[ ,]{1,2}[A-Z][\w.’'’-]*){0,4})"
    r"(?:,? (?:\d{1,2} )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?(?: \d{1,2})?(?:, \d{4})?)?"
    r"(?: ?[(/][\w ,/.-]{2,40}[)/])? ?(?:[—–]|--| - | -- ) ?(?=[A-Z“\"a-z])"
)
# "Acme: $5m", "• ACME – $5m", "+++ ACME +++ The lender", "Acme | $5m"
_LABEL = re.compile(r"[^\w\n]{0,6}(?P<label>[^\W\d][^:–—|+\n]{1,48}?) ?(?P<sign>: | [–—|-] | ?\+\+\+| / )")
_OPENING = frozenset("“\"‘'(•·▪*–—-‣:★➤►■+[")
_LONG = 4
_LABEL_WORDS = 9


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens ``first`` up to ``last`` (excluded), ``doc.full[start:end]``, possessive ending left out.

    ``weak``: nothing but its place at the start of a sentence speaks for its being a name. ``titled``: a person's
    title stood before it. ``heading``: it is all of a heading, or the label of a list item.
    """

    start: int
    end: int
    text: str
    sentence: int
    first: int
    last: int
    possessive: bool = False
    weak: bool = False
    titled: bool = False
    heading: bool = False
    dateline: bool = False


def base(word: str) -> str:
    """A word without a possessive ending."""
    return word[:-2] if word.endswith(("’s", "'s")) else word


def find_names(doc: Document) -> list[Name]:
    """All names of the article in order of place, those of headlines in capitals only where the text bears them out."""
    finder = _Finder(doc)
    loud: list[tuple[Sentence, int, int]] = []
    paragraph = -1
    for sentence in doc.sentences:
        first, last = sentence.first, sentence.last
        if sentence.paragraph != paragraph > -1:
            label = _label_end(doc, sentence)
            if label:
                loud.append((sentence, first, label))
                first = label
            else:
                first = finder.dateline(sentence)
        paragraph = sentence.paragraph
        if first == sentence.first and _is_loud(doc, sentence):
            loud.append((sentence, first, last))
        else:
            finder.read(sentence, first)
    for sentence, first, last in loud:
        finder.read_loud(sentence, first, last)
    return sorted(_brands_with_s(doc, finder.names), key=lambda n: n.start)


def _label_end(doc: Document, sentence: Sentence) -> int:
    """The token after the label with which a paragraph begins, 0 if it has none."""
    match = _LABEL.match(doc.full, sentence.start, min(sentence.end, sentence.start + 64))
    if not match or not match["label"][0].isupper():
        return 0
    if match["sign"].strip() in ("–", "—", "-"):
        # A dispatch also begins with a place and a dash: what follows a label is a sum or a lower-case word.
        follows = doc.full[match.end() : match.end() + 1]
        if follows.isupper() and not sentence.is_list_item:
            return 0
    last = doc.token_at(match.end("label"))
    return last if last - sentence.first <= _LABEL_WORDS else 0


def _is_loud(doc: Document, sentence: Sentence) -> bool:
    """Is this a line in Title Case or in CAPITALS, where a capital letter says nothing?"""
    first, last = sentence.first, sentence.last
    if last - first > 40 or doc.full[sentence.end - 1] in ".!?”":
        return False
    long = [t.text for t in doc.tokens[first:last] if len(t.text) >= _LONG and t.text[0].isalpha()]
    if not long:
        return last - first <= _LABEL_WORDS and sentence.paragraph > 0
    capital = sum(1 for text in long if text[0].isupper())
    return capital >= 0.7 * len(long) and (len(long) > 3 or sentence.paragraph > 0 or capital == len(long) > 2)


def _brands_with_s(doc: Document, names: list[Name]) -> list[Name]:
    """Give back its ending to a name that never goes without it: "Sainsbury’s will", not "Sainsbury’s stores"."""
    bare = {n.text for n in names if not n.possessive}
    closing: set[str] = set()
    for n in names:
        if n.possessive and n.text not in bare and n.text not in closing and doc.full[n.end + 1 : n.end + 2] == "s":
            follows = doc.tokens[n.last : n.last + 1]
            if (
                not follows
                or not follows[0].text[0].isalnum()
                or follows[0].lower in FUNCTION
                or (follows[0].lower in ("said", "says", "plans", "pledged", "announced"))
            ):
                closing.add(n.text)
    if not closing:
        return names
    return [
        replace(n, end=n.end + 2, text=doc.full[n.start : n.end + 2], possessive=False) if n.text in closing else n
        for n in names
    ]


class _Finder:
    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.tokens = doc.tokens
        self.names: list[Name] = []
        self._known: set[tuple[str, ...]] | None = None

    def read(self, sentence: Sentence, first: int) -> None:
        tokens, i, stop = self.tokens, first, sentence.last
        opens = True
        while i < stop:
            token = tokens[i]
            text = token.text
            if text == token.lower:
                if text[0].isalnum():
                    opens = False
                    if len(text) == 1 and self._is_letter_and(i):
                        self._add(sentence, i, i + 2, False, False)
                elif text in _OPENING:
                    opens = True
                i += 1
                continue
            if not self._is_name_word(i):
                opens = False
                i += 1
                continue
            i = self._read_run(sentence, i, stop, opens)
            opens = False

    def _is_name_word(self, i: int) -> bool:
        token = self.tokens[i]
        text = token.text
        head = text[0]
        if head.isupper():
            if token.lower in _NOT_NAMES or (len(text) <= 6 and _CODE.match(text)):
                return False
            following = self.doc.full[token.end : token.end + 1]
            return not (following in "$£€¥" and following)
        if not (head.islower() or head.isdigit()) or not _BRAND.match(text):
            return False
        return not head.isdigit() or self.doc.full[token.start - 1 : token.start] not in ("$", "£", "€", "¥", ".", ",")

    def _is_letter_and(self, i: int) -> bool:
        """A brand of a letter and a sign: "e&"."""
        end = self.tokens[i].end
        return self.doc.full[end : end + 1] == "&" and not self.doc.full[end + 1 : end + 2].isalnum()

    def _read_run(self, sentence: Sentence, first: int, stop: int, opens: bool) -> int:
        """Read the run of name words that starts at ``first``; add its names; return the token after it."""
        tokens = self.tokens
        end = self._run_end(first, stop)
        i = first
        if opens and tokens[i].lower in FUNCTION:
            i += 1
            if tokens[first].lower == "the" and i < end:
                opens = False
            if i == end:
                return end
        elif opens and i + 1 < end and self._introduces(i):
            i += 1
            opens = False
        titled = False
        while i < end and tokens[i].lower.rstrip(".") in TITLES and not self._stays(i, end):
            titled = True
            i += 1
            if i < end and tokens[i].text == ".":
                i += 1
        if i >= end:
            return end
        # An office in the middle splits: "Google CEO Sundar Pichai".
        for k in range(i + 1, end - 1):
            if tokens[k].lower in TITLES and not self._stays(k, end):
                self._add(sentence, i, k, opens, titled)
                while k < end and tokens[k].lower in TITLES:
                    k += 1
                if k < end:
                    self._add(sentence, k, end, False, True)
                return end
        self._add(sentence, i, end, opens and not titled, titled)
        return end

    def _introduces(self, i: int) -> bool:
        """A noun with a capital only because it opens the sentence: "Retailer Target will"; not "Power Holdings"."""
        word, following = self.tokens[i], self.tokens[i + 1]
        if base(word.lower) not in _EPITHET_HEADS or not following.text[0].isupper():
            return False
        return word.lower not in _HEADS or following.lower not in _HEADS

    def _stays(self, i: int, end: int) -> bool:
        """A word for an office that belongs to a name: "Prime Minister’s Office", "Director Mutual"."""
        return i + 1 < end and any(t.lower in ("office", "fund", "committee", "council") for t in self.tokens[i:end])

    def _run_end(self, first: int, stop: int) -> int:
        tokens, i = self.tokens, first + 1
        while i < stop:
            before, token = tokens[i - 1], tokens[i]
            if before.text.endswith(("’s", "'s")) and not self._follows_on(i):
                return i
            if i - first > 12:
                return i
            text = token.text
            if text[0].isupper() or text[0].isdigit():
                if token.start - before.end > 1 or not self._is_name_word(i):
                    return i
                i += 1
            elif text == ".":
                if token.start != before.end:
                    return i
                if _INITIAL.match(before.text) and i + 1 < stop and self._is_name_word(i + 1):
                    i += 2
                elif before.lower.replace(".", "") in _LEGAL or (_INITIAL.match(before.text) and "." in before.text):
                    return i + 1
                else:
                    return i
            elif text in ("&", "+") and i + 1 < stop and self._is_name_word(i + 1):
                i += 2
            elif text == ",":
                if i + 1 < stop and tokens[i + 1].lower.replace(".", "") in _LEGAL and self._is_name_word(i + 1):
                    i += 2
                else:
                    return i
            elif text in ("’", "'"):
                if (
                    i + 1 < stop
                    and token.start == before.end
                    and self._is_name_word(i + 1)
                    and before.lower in COMMON
                    and tokens[i + 1].lower in _HEADS
                ):
                    i += 2  # "State Employees’ Credit Union"
                else:
                    return i
            else:
                step = self._joint(first, i, stop)
                if not step:
                    return i
                i += step
        return i

    def _follows_on(self, i: int) -> bool:
        """Does the name go on after a possessive: "Prime Minister’s Office", "Lloyd’s Banking Group"?"""
        return self.tokens[i].lower in ("office",) and self.tokens[i].text[0].isupper()

    def _joint(self, first: int, i: int, stop: int) -> int:
        """How many tokens a small word at ``i`` and what it joins add to the run that began at ``first``."""
        tokens = self.tokens
        low = tokens[i].lower
        if low == "e" or i + 1 >= stop:
            return 0
        after = 2 if tokens[i + 1].lower == "the" and i + 2 < stop else 1
        if not (tokens[i + after].text[0].isupper() and self._is_name_word(i + after)):
            if low in ("de", "van", "von") and tokens[i + 1].lower in ("la", "der", "den") and i + 2 < stop:
                return 3 if self._is_name_word(i + 2) else 0
            return 0
        before = base(tokens[i - 1].lower)
        if low == "of":
            if before in _FRAMES or before in _HEADS or plain(base(tokens[i + after].lower)) in _PLACES:
                return after + 1 if before not in TITLES else 0
            return 0
        if low == "for":
            return after + 1 if before in _HEADS or before in _FRAMES else 0
        if low == "and":
            run = [t.lower for t in tokens[first:i]]
            return 2 if after == 1 and _takes_and(run, tokens[i + 1 : min(stop, i + 4)]) else 0
        if low in _JOINTS and after == 1:
            return 2
        return 0

    def dateline(self, sentence: Sentence) -> int:
        """Step over "ZURICH, Sept 16 –" at the start of a text, keeping its place as a name."""
        if sentence.paragraph > 3 or sentence.is_list_item:
            return sentence.first
        match = _DATELINE.match(self.doc.full, sentence.start, min(sentence.end, sentence.start + 90))
        if not match:
            return sentence.first
        place = match["place"]
        loud = place.split(",")[0].split()[0]
        if not (loud.isupper() and len(loud) > 2) and plain(place.split(",")[0]) not in _PLACES:
            return sentence.first
        end = self.doc.token_at(match.end())
        last = self.doc.token_at(match.start("place") + len(place.split(",")[0]))
        self._add(sentence, sentence.first, max(last, sentence.first + 1), False, False, dateline=True)
        return end

    def _add(
        self,
        sentence: Sentence,
        first: int,
        last: int,
        opens: bool,
        titled: bool,
        heading: bool = False,
        dateline: bool = False,
    ) -> None:
        tokens = self.tokens
        start, end = tokens[first].start, tokens[last - 1].end
        text = self.doc.full[start:end]
        possessive = text.endswith(("’s", "'s"))
        if possessive:
            end, text = end - 2, text[:-2]
        elif self.doc.full[end : end + 1] in ("’", "'") and text.endswith("s"):
            possessive = True
        single = last - first == 1
        weak = opens and single and base(tokens[first].lower) in COMMON
        if single and len(text) == 1:
            return
        self.names.append(
            Name(start, end, text, sentence.index, first, last, possessive, weak, titled, heading, dateline)
        )

    # --- lines in capitals --------------------------------------------------------------------------

    def read_loud(self, sentence: Sentence, first: int, last: int) -> None:
        """Only names that the rest of the text knows; or a heading that is a name as a whole."""
        known = self._known_words()
        tokens, i, found = self.tokens, first, False
        while i < last:
            size = next(
                (
                    n
                    for n in range(min(6, last - i), 0, -1)
                    if tuple(plain(base(t.lower)) for t in tokens[i : i + n]) in known
                ),
                0,
            )
            if size and (size > 1 or tokens[i].text[0].isupper()):
                whole = sum(1 for t in tokens[first:last] if t.text[0].isalnum()) <= size + 1
                self._add(sentence, i, i + size, False, False, heading=whole and sentence.paragraph > 0)
                found = True
                i += size
            else:
                i += 1
        if not found and sentence.paragraph:
            self._new_in_loud(sentence, first, last)

    def _new_in_loud(self, sentence: Sentence, first: int, last: int) -> None:
        tokens = self.tokens
        inner = [k for k in range(first, last) if tokens[k].text[0].isalnum()]
        if not inner or len(inner) > 6 or any(tokens[k].text[0].isdigit() for k in inner):
            return
        telling = [k for k in inner if tokens[k].lower not in COMMON and tokens[k].lower not in FUNCTION]
        if telling or tokens[inner[-1]].lower in _HEADS:
            self._add(sentence, inner[0], inner[-1] + 1, False, False, heading=True)

    def _known_words(self) -> set[tuple[str, ...]]:
        if self._known is None:
            self._known = {
                tuple(plain(base(t.lower)) for t in self.tokens[n.first : n.last])
                for n in self.names
                if not n.weak and not n.dateline
            }
        return self._known


def _takes_and(run: list[str], after: list[Token]) -> bool:
    """Does "and" belong to the name: a ministry's two subjects, "Johnson and Johnson", "X and Y Foundation"?"""
    if any(word in ("of", "for") for word in run) and run[0] in _FRAMES:
        return True
    if run[-1] == after[0].lower:
        return True
    return len(after) > 1 and after[0].text[0].isupper() and after[1].lower in ("foundation", "sons", "co")
