"""Lines that are not sentences: datelines, labels of list items, headings, headlines in Title Case or CAPITALS.

There a capital letter says little, and a name that stands alone says whose the text below it is.
"""

from __future__ import annotations

import re
from collections.abc import Container

from pledgewatch.spot.document import Document, Sentence, Token
from pledgewatch.spot.organisations.epithet_words import is_head
from pledgewatch.spot.organisations.name_runs import Name
from pledgewatch.spot.organisations.name_words import FUNCTION, ORDINARY, ORGANISATION_HEADS, PLACE_WORDS, base
from pledgewatch.spot.organisations.word_lists import plain
from pledgewatch.spot.towns import country_of_town

_DATELINE = re.compile(
    r"(?P<place>[A-Z][\w.’'’-]*(?:[ ,]{1,2}[A-Z][\w.’'’-]*){0,4})"
    r"(?:,? (?:\d{1,2} )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?(?: \d{1,2})?(?:, \d{4})?)?"
    r"(?: ?[(/][\w ,/.-]{2,40}[)/])? ?(?P<sign>[—–|]|--| - | -- |: ) ?(?=[A-Z“\"a-z])"
)
# "Acme: $5m", "• ACME – $5m", "+++ ACME +++ The lender", "Acme | $5m"
_LABEL = re.compile(r"[^\w\n]{0,6}(?P<label>[^\W\d][^:–—|+\n]{1,48}?) ?(?P<sign>: | [–—|-] | ?\+\+\+| / |\.?\*\* ?)")
# "*Acme*, the grocer from Lyon."
_MARKED = re.compile(r"(?P<mark>[*_]{1,2})(?P<label>[A-Z][^*_\n]{1,40})(?P=mark)(?!\w)")
_LONG = 4
_LABEL_WORDS = 9
_HEADING_WORDS = 6


def dateline(doc: Document, sentence: Sentence) -> tuple[int, int] | None:
    """For "ZURICH, Sept 16 – Acme said": the tokens after its place and after all of it; None where there is none.

    A colon ends one only where the text begins: "MUMBAI: Acme will give", further down "ACME: $5m".
    """
    if sentence.paragraph > 3 or sentence.is_list_item:
        return None
    if _is_place_alone(doc, sentence):
        return sentence.last - 1, sentence.last
    match = _DATELINE.match(doc.full, sentence.start, sentence.start + 90)
    if not match or (match["sign"] == ": " and not _opens_text(doc, sentence, match)):
        return None
    place = match["place"].split(",")[0]
    first_word = place.split()[0]
    sure = match[0].rstrip().endswith("|") or (first_word.isupper() and len(first_word) > 2)
    if not sure and plain(place) not in PLACE_WORDS:
        return None
    after_place = doc.token_at(match.start("place") + len(place))
    return max(after_place, sentence.first + 1), doc.token_at(match.end())


def _is_place_alone(doc: Document, sentence: Sentence) -> bool:
    """Is this all of the text's first sentence: "ASTANA."?"""
    named = doc.tokens[sentence.first : sentence.last - 1]
    if sentence.paragraph != 1 or not 1 <= len(named) <= _LONG or doc.full[sentence.end - 1] != ".":
        return False
    if sentence.index and doc.sentences[sentence.index - 1].paragraph == 1:
        return False
    place = plain(doc.full[sentence.start : named[-1].end])
    capital = all(t.text[0].isupper() for t in named)
    return capital and (place in PLACE_WORDS or country_of_town(place) is not None)


def _opens_text(doc: Document, sentence: Sentence, match: re.Match[str]) -> bool:
    """Is this the first line, and does a sentence begin behind the sign or a date stand before it?"""
    begins = doc.full[match.end() : match.end() + 1]
    dated = any(c.isdigit() for c in match[0])
    return sentence.paragraph == 1 and (dated or not begins.islower())


def label_end(doc: Document, sentence: Sentence) -> int:
    """The token after the label with which a paragraph begins, 0 if it has none."""
    stop = min(sentence.end, sentence.start + 64)
    marked = _MARKED.match(doc.full, sentence.start, stop)
    if marked:
        return doc.token_at(marked.end("label"))
    match = _LABEL.match(doc.full, sentence.start, stop)
    if not match or not match["label"][0].isupper():
        return 0
    if match["sign"].strip() == "|" and sentence.paragraph == 1:
        return 0  # "BAGSVÆRD | Acme said"
    if match["sign"].strip() in ("–", "—", "-"):
        # A dispatch also begins with a place and a dash: what follows a label is a sum or a lower-case word.
        follows = doc.full[match.end() : match.end() + 1]
        if follows.isupper() and not sentence.is_list_item:
            return 0
    last = doc.token_at(match.end("label"))
    return last if last - sentence.first <= _LABEL_WORDS else 0


def is_number(doc: Document, sentence: Sentence) -> bool:
    """Is this but the number of what follows: "2." before "Acme Steel"?"""
    return 0 < sentence.last - sentence.first <= 2 and doc.tokens[sentence.first].text.isdigit()


def is_loud(doc: Document, sentence: Sentence) -> bool:
    """Is this a line in Title Case or in CAPITALS, where a capital letter says nothing?"""
    first, last = sentence.first, sentence.last
    if last - first > 40 or doc.full[sentence.end - 1] in ".!?”":
        return False
    long = [t.text for t in doc.tokens[first:last] if len(t.text) >= _LONG and t.text[0].isalpha()]
    if not long:
        return last - first <= _LABEL_WORDS and sentence.paragraph > 0
    capital = sum(1 for text in long if text[0].isupper())
    return capital >= 0.7 * len(long) and (len(long) > 3 or sentence.paragraph > 0 or capital == len(long) > 2)


def is_capitals(tokens: list[Token]) -> bool:
    """Is every letter of these a capital?"""
    return all(token.text.upper() == token.text for token in tokens)


def known_names(tokens: list[Token], first: int, last: int, known: Container[tuple[str, ...]]) -> list[tuple[int, int]]:
    """The stretches of a loud line that are names known from the rest of the text, the longest first."""
    found, i = [], first
    line = [plain(base(token.lower)) for token in tokens[first:last]]
    while i < last:
        for size in range(min(6, last - i), 0, -1):
            words = tuple(line[i - first : i - first + size])
            if words in known and (size > 1 or tokens[i].text[0].isupper()):
                found.append((i, i + size))
                i += size
                break
        else:
            i += 1
    return found


def new_name(tokens: list[Token], first: int, last: int) -> tuple[int, int] | None:
    """A short line in capitals that is a name as a whole: "GORKHA BREWERY", not "WHAT STAYS"."""
    inner = [k for k in range(first, last) if tokens[k].text[0].isalnum()]
    if not inner or len(inner) > _HEADING_WORDS or any(tokens[k].text[0].isdigit() for k in inner):
        return None
    if is_telling(tokens, inner[0], inner[-1] + 1):
        return inner[0], inner[-1] + 1
    return None


def is_telling(tokens: list[Token], first: int, last: int) -> bool:
    """Is there a word that is no ordinary one, or a last word that organisations bear? Not in "Grocers and Stores"."""
    if last - first > 1 and tokens[last - 1].lower in ORGANISATION_HEADS:
        own = [t for t in tokens[first : last - 1] if t.lower not in FUNCTION and t.text[0].isalpha()]
        return any(t.lower not in ORGANISATION_HEADS and not is_head(t.lower.rstrip("s")) for t in own)
    return any(t.text[0].isalpha() and t.lower not in ORDINARY for t in tokens[first:last])


def heads(tokens: list[Token], first: int, last: int, name: Name, *, label: bool) -> bool:
    """Does ``name`` make a heading of tokens ``first`` up to ``last``: all of a line or label, or its first part?"""
    if not label and name.last < last and tokens[name.last].text == "(" and tokens[last - 1].text == ")":
        last = name.last  # "Acme (Lyon)"
    inner = [k for k in range(first, last) if tokens[k].text[0].isalpha()]
    if not inner or name.first > inner[0]:
        return False
    if label and name.last < last and tokens[name.last].text == ",":
        return True  # "Acme, the same day: $5m"
    return all(name.first <= k < name.last for k in inner)
