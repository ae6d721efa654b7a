"""Runs of capitalised words and their joints: where one name begins and ends inside a line of ordinary text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pledgewatch.spot.document import Document, Sentence
from pledgewatch.spot.lexicon import load
from pledgewatch.spot.organisations.filed_names import goes_on_small
from pledgewatch.spot.organisations.name_joints import FRAMES, takes_and
from pledgewatch.spot.organisations.name_openers import may_be_many, qualifies
from pledgewatch.spot.organisations.name_words import (
    COMMON,
    FUNCTION,
    HEAD_WORDS,
    KNOWN_BRANDS,
    LOCATIVE,
    ORGANISATION_HEADS,
    PLACE_WORDS,
    TITLES,
    base,
    is_brand,
    is_common,
    is_contraction,
    is_title,
)
from pledgewatch.spot.organisations.word_lists import plain, words

_COMMON = load("common_words")
_OFFICES = words(load("people")["offices"]) - words(load("people")["either"])
_KINDS = load("organisations")
_WRITTEN_SMALL = words(_KINDS["written_small"])
_SMALL_FORMS = _WRITTEN_SMALL | {f"{brand}'s" for brand in _WRITTEN_SMALL}
_LEGAL = words(load("legal_forms")["forms"])
_SMALL_LEGAL = words(load("legal_forms")["small"])
_JOINTS = words(_COMMON["joints"])
_NOT_NAMES = words(_COMMON["capitalised"])
_EPITHETS = load("epithets")
_AIMING = words(_COMMON["aiming"])
_NO_OPENERS = words(_COMMON["no_openers"])
_LOCATIVE = LOCATIVE | {"from", "at"}
_DESCRIBING = ("-based", "-listed", "-owned", "-backed", "-headquartered", "-controlled", "-led", "-run", "-born")
_BENEFICIARIES = words(_COMMON["beneficiaries"])
_OWNED = words(_COMMON["owned"])
_GENERIC = words(_EPITHETS["generic"])
_EPITHET_HEADS = words(_EPITHETS["generic"]).union(*(words(block) for block in _EPITHETS["trades"].values()))

_SIGNS = frozenset("$£€¥₹¢₵")
_VERBS = load("verbs")
_SAYS = words(_VERBS["says"])
_HEADLINE_VERBS = words(_VERBS["headline"]) | _SAYS
_SPEAKING_NOUNS = words(_COMMON["speaking"])

# eBay, iRobot, easyJet; 3M, 7-Eleven. Not kWh, mRNA, 10K, 5G.
_BRAND = re.compile(r"(?:[a-z]{1,6}[A-Z][a-z]\w*|\d{1,3}-?[A-Z][a-z]{2,}\w*|\d{1,2}M)(?:[’']s)?$")
_CODE = re.compile(r"[A-ZĐ]{1,3}\$?\d|[A-Z][a-z]{1,2}\d|[A-Z]{2,3}[£$€]")
_INITIAL = re.compile(r"(?:[A-Z]|[A-Z](?:\.[A-Z])+|St|Ste|Mt|Ft|Dr|Mr|Mrs)$")
_OPENING = frozenset("“\"‘'(•·▪*–—-‣:★➤►■+[/|")


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens ``first`` up to ``last`` (excluded), ``doc.full[start:end]``, possessive ending left out.

    ``weak``: nothing but its place at the start of a sentence speaks for its being a name. ``titled``: a person's
    title stood before it. ``located``: "in", "near" or the like did;
    ``listed``: before the list of names in which it stands. ``heading``: it is all of a heading, or the
    label of a list item.
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
    located: bool = False
    listed: bool = False


class RunReader:
    """Reads the names of one article into ``names``; ``brand`` is one that it writes without a capital, besides those
    that are always written so."""

    def __init__(self, doc: Document, brand: str = "") -> None:
        self.doc = doc
        self.brands = frozenset(map(base, _SMALL_FORMS & doc.vocabulary)) | ({brand} if brand else frozenset())
        self.tokens = doc.tokens
        self.names: list[Name] = []
        self.written_small = {token.text for token in doc.tokens if token.text == token.lower}

    def read(self, sentence: Sentence, first: int, stop: int) -> None:
        """Add the names among tokens ``first`` up to ``stop`` of a line of ordinary text."""
        tokens, i, brands = self.tokens, first, self.brands
        opens = True
        while i < stop:
            token = tokens[i]
            text = token.text
            small = bool(brands) and base(text) in brands
            if small or text == token.lower:
                if small:
                    i = self._read_brand(sentence, i, stop)
                    continue
                if text[0].isalnum():
                    opens = False
                    if len(text) == 1 and self._is_letter_and(i):
                        self.add(sentence, i, i + 2, False, False)
                elif text in _OPENING or text in "?!":
                    opens = True
                i += 1
                continue
            if not self._is_name_word(i):
                opens = False
                i += 1
                continue
            i = self._read_run(sentence, i, stop, opens)
            opens = False

    def _read_brand(self, sentence: Sentence, i: int, stop: int) -> int:
        """Add the brand in small letters at ``i``, with a legal form in small letters if one follows: "acme inc."."""
        end = i + 1
        if end < stop and f"{self.tokens[i].text} {self.tokens[end].text}" in _WRITTEN_SMALL:
            self.add(sentence, i, end + 1)
            return end + 1
        while end < stop and end - i < 3 and self.tokens[end].text.isalpha() and self.tokens[end].lower not in FUNCTION:
            end += 1
        if not (end > i + 1 and self.tokens[end - 1].lower in _LEGAL):
            end = i + 1
        self.add(sentence, i, end)
        return end

    def _is_name_word(self, i: int) -> bool:
        token = self.tokens[i]
        text = token.text
        head = text[0]
        if head.isupper():
            if (base(token.lower) in _NOT_NAMES and not self._opens_firm(i)) or (
                len(text) <= 12 and _CODE.match(text) and token.lower not in KNOWN_BRANDS
            ):
                return False
            if is_contraction(token.lower):
                return False
            following = self.doc.full[token.end : token.end + 2]
            # "US$5", "MAD 700 million"
            code = len(text) == 3 and text.isupper() and following[1:].isdigit()
            return not (code or following[:1] in _SIGNS)
        if not (head.islower() or head.isdigit()) or not _BRAND.match(text):
            return False
        return not head.isdigit() or self.doc.full[token.start - 1 : token.start] not in ("$", "£", "€", "¥", ".", ",")

    def _opens_firm(self, i: int) -> bool:
        """Does a sign follow that makes a name of what is no word of names elsewhere: "Seven & i Holdings"?"""
        return i + 2 < len(self.tokens) and self.tokens[i + 1].text == "&"

    def _is_letter_and(self, i: int) -> bool:
        """A brand of a letter and a sign: "e&"."""
        end = self.tokens[i].end
        return self.doc.full[end : end + 1] == "&" and not self.doc.full[end + 1 : end + 2].isalnum()

    def _read_run(self, sentence: Sentence, first: int, stop: int, opens: bool) -> int:
        """Read the run of name words that starts at ``first``; add its names; return the token after it."""
        tokens = self.tokens
        end = self._run_end(first, stop)
        end = goes_on_small(tokens, first, end, stop) or end
        i = first
        if opens and base(tokens[i].lower) in FUNCTION and not self._opens_firm(i):
            i, opens = i + 1, False
            while i < end and not self._is_name_word(i):
                i += 1  # "Three of Acme’s plants"
            if i == end:
                return end
        elif opens and i + 1 < end and self._introduces(i):
            i += 1
            opens = False
        for k in range(i, end):
            if tokens[k].lower.endswith(_DESCRIBING):
                i, opens = k + 1, False
        if i == end:
            return end
        titled = opens and i + 1 < end and tokens[i].lower in _OFFICES and self._is_person(i + 1, end)
        i += titled
        while i < end and is_title(tokens[i].lower) and not self._stays(i, end) and not self._is_brand(i, end):
            if i + 1 < end and tokens[i + 1].lower.replace(".", "") in _LEGAL:
                break  # "LT Corp."
            titled = True
            i += 1
            if i < end and tokens[i].text == ".":
                i += 1
        if i >= end:
            return end
        # An office in the middle splits: "Google CEO Sundar Pichai".
        for k in range(i + 1, end - 1):
            if is_title(tokens[k].lower) and not self._stays(k, end):
                self.add(sentence, i, k, opens, titled)
                while k < end and is_title(tokens[k].lower):
                    k += 1
                if k < end:
                    self.add(sentence, k, end, False, True)
                return end
        self.add(sentence, i, end, opens and not titled, titled)
        return end

    def _is_person(self, i: int, end: int) -> bool:
        """Could the rest of a run be a person behind an office: not in "Volunteer Trust"?"""
        return self.tokens[i].text[0].isupper() and base(self.tokens[end - 1].lower) not in ORGANISATION_HEADS

    def _is_capital_epithet(self, sentence: Sentence, first: int) -> bool:
        """ "the Bank", "the Company" in contracts and releases: an epithet with a capital."""
        low = base(self.tokens[first].lower)
        before = self.tokens[first - 1].lower if first > sentence.first else ""
        return before in ("the", "this", "our", "its") and (low in _EPITHET_HEADS or low in HEAD_WORDS)

    def _introduces(self, i: int) -> bool:
        """A noun with a capital only because it opens the sentence: "Retailer Target will"; not "Power Holdings"."""
        word, following = self.tokens[i], self.tokens[i + 1]
        noun = base(word.lower)
        agent = noun in _EPITHET_HEADS and (noun.endswith(("er", "or", "man")) or noun in _GENERIC)
        if not (agent or noun.endswith("maker")) or not following.text[0].isupper() or noun in _NO_OPENERS:
            return False
        return word.lower not in HEAD_WORDS or following.lower not in HEAD_WORDS

    def _is_capital_compound(self, sentence: Sentence, text: str) -> bool:
        """ "Pick-a-Box", "Save-On-Foods" outside headlines: ordinary words that only a brand writes so."""
        parts = text.split("-")
        return sentence.paragraph > 0 and len(parts) > 1 and parts[0][:1].isupper() and parts[-1][:1].isupper()

    def _acts(self, sentence: Sentence, first: int, last: int) -> bool:
        """A bare noun in the singular that says or promises something: "Target said", not "Staff said"."""
        word = self.tokens[first].lower
        if last >= sentence.last or word.endswith("s") or word in _EPITHET_HEADS or word in _SPEAKING_NOUNS:
            return False
        following = self.tokens[last].lower
        return following in _SAYS or (sentence.paragraph == 0 and following in _HEADLINE_VERBS)

    def _stays(self, i: int, end: int) -> bool:
        """A word for an office that belongs to a name: "Prime Minister’s Office", "Director Mutual"."""
        return i + 1 < end and any(t.lower in ("office", "fund", "committee", "council") for t in self.tokens[i:end])

    def _is_brand(self, i: int, end: int) -> bool:
        """A brand that begins with a title: "Dr Martens", "Mr. Price"."""
        return is_brand(self.tokens[i:end])

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
                if self._is_initialled(i, stop) or self._are_brothers(i, stop):
                    i += 2
                elif before.lower.replace(".", "") in _LEGAL or (_INITIAL.match(before.text) and "." in before.text):
                    return i + 1 if not self._is_own_fund(i + 1, stop) else self._run_end(i + 1, stop)
                else:
                    return i
            elif text in ("&", "+") and i + 1 < stop and (self._is_name_word(i + 1) or len(tokens[i + 1].text) == 1):
                i += 2  # "Seven & i Holdings"
            elif text == ",":
                if self._is_partnership(i, stop):
                    return i + 4
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
                    and tokens[i + 1].lower in HEAD_WORDS
                ):
                    i += 2  # "State Employees’ Credit Union"
                else:
                    return i
            elif token.lower in _SMALL_LEGAL:
                return i + 1
            else:
                step = self._joint(first, i, stop)
                if not step:
                    return i
                i += step
        return i

    def _is_initialled(self, dot: int, stop: int) -> bool:
        """Does a name go on behind an initial: "J. Sainsbury", not "2°C. They"?"""
        if not _INITIAL.match(self.tokens[dot - 1].text) or dot + 1 >= stop:
            return False
        return self._is_name_word(dot + 1) and self.tokens[dot + 1].lower not in FUNCTION

    def _are_brothers(self, dot: int, stop: int) -> bool:
        """Does a name go on behind "Bros.": "Warner Bros. Discovery"?"""
        return self.tokens[dot - 1].lower == "bros" and dot + 1 < stop and self._is_name_word(dot + 1)

    def _is_partnership(self, comma: int, stop: int) -> bool:
        """Does the name go on behind the comma: "Becton, Dickinson and Company"?"""
        tokens = self.tokens
        if comma + 3 >= stop or tokens[comma + 2].lower not in ("and", "&") or not self._is_name_word(comma + 1):
            return False
        return tokens[comma + 3].text in ("Company", "Co", "Sons")

    def _is_own_fund(self, i: int, stop: int) -> bool:
        """Does the name go on behind a legal form: "Ford Motor Co. Fund"?"""
        return i < stop and self.tokens[i].text in ("Fund", "Foundation", "Group", "Charitable")

    def _follows_on(self, i: int) -> bool:
        """Does the name go on after a possessive: "Queen’s Park", "Lloyd’s Banking Group"; also "Bell Let’s Talk"?"""
        if not self.tokens[i].text[0].isupper():
            return False
        return (
            base(self.tokens[i - 1].lower) == "let"
            or base(self.tokens[i].lower) in _OWNED
            or base(self.tokens[i - 1].lower) in _BENEFICIARIES
        )

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
            placed = plain(base(tokens[i + after].lower)) in PLACE_WORDS
            placed = placed and (i - first > 1 or before not in COMMON)  # not "Members of the US team"
            if before in FRAMES or before in HEAD_WORDS or placed:
                return after + 1 if before not in TITLES else 0
            return 0
        if low == "for" or (low == "to" and after == 1 and before in _AIMING):
            return after + 1 if before in HEAD_WORDS or before in FRAMES else 0
        if low == "and":
            run = [t.lower for t in tokens[first:i]]
            return 2 if after == 1 and takes_and(run, tokens[i + 1 : min(stop, i + 6)]) else 0
        if low in _JOINTS and after == 1:
            return 2
        return 0

    def add(
        self,
        sentence: Sentence,
        first: int,
        last: int,
        opens: bool = False,
        titled: bool = False,
        dateline: bool = False,
    ) -> None:
        """Add the name that is tokens ``first`` up to ``last``, unless it is but a letter."""
        tokens = self.tokens
        start, end = tokens[first].start, tokens[last - 1].end
        text = self.doc.full[start:end]
        possessive = text.endswith(("’s", "'s"))
        if possessive:
            end, text = end - 2, text[:-2]
        elif self.doc.full[end : end + 1] in ("’", "'") and text.endswith("s"):
            possessive = True
        single = last - first == 1
        if single and (base(tokens[first].lower) in FUNCTION or self._is_capital_epithet(sentence, first)):
            return
        word = base(tokens[first].lower)
        ordinary = word in self.written_small or (is_common(word) and not self._is_capital_compound(sentence, text))
        following = tokens[last].lower if last < sentence.last else ""
        adverb = word.endswith("ly") and following == ","  # "Lastly, it will"
        # "Shrimpers may apply"
        many = word.endswith(("ers", "ists", "ors")) and may_be_many(following) and word not in KNOWN_BRANDS
        ordinary = ordinary or (not possessive and qualifies(text, following))
        weak = opens and single and (ordinary or adverb or many) and not self._acts(sentence, first, last)
        brand = len(text) > 2 and text.isupper() and "." not in text  # "SAS", a legal form too
        if (single and len(text) == 1) or (text.rstrip(".").lower() in _LEGAL and not brand):
            return
        located = first > sentence.first and tokens[first - 1].lower in _LOCATIVE
        self.names.append(
            Name(start, end, text, sentence.index, first, last, possessive, weak, titled, False, dateline, located)
        )
