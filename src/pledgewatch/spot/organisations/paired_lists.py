"""Which of several givers a figure belongs to where a sentence deals out several figures.

"Acme and Bolt gave $5m and $3m respectively", "$5m came from Acme and $3m from Bolt", "Acme is in for $5m, Bolt for
$3m", "the first million is Acme's; the second falls to Bolt": such lists leave out their verbs, and nearness misleads.
"""

from __future__ import annotations

from collections.abc import Sequence

from pledgewatch.spot.document import Document, Sentence, Token
from pledgewatch.spot.lexicon import load
from pledgewatch.spot.organisations.cast import Cast, Mention, linked
from pledgewatch.spot.organisations.clauses import is_figure
from pledgewatch.spot.organisations.word_lists import words

_LEXICON = load("paired_lists")
_FROM = words(_LEXICON["from"])
_STANDING_FOR = words(_LEXICON["standing_for"])
_MORE = words(_LEXICON["more"])
_ELSEWHERE = words(_LEXICON["elsewhere"])
_FALLING = words(_LEXICON["falling"])
_JOINING = frozenset({",", "and", "&", "or"})
_OPENING = frozenset({",", ";", ":", "–", "—", "and", "while"})
_BREAKS = frozenset(",;:.()–—")
_UNNAMED_FORMS = frozenset({"pronoun", "dateline"})
_BEHIND, _TO_NAME, _LONGEST_EPITHET, _ASIDE = 8, 5, 4, 16
_REACH = 150  # tokens on either side; sentences are shorter, hostile texts are not


def paired(doc: Document, cast: Cast, sentence: Sentence, first: int, last: int) -> int:
    """Whose the figure that is tokens ``first`` up to ``last`` is by the list in which it stands; -1 if in none."""
    tokens = doc.tokens
    low, high = max(sentence.first, first - _REACH), min(sentence.last, last + _REACH)
    named = [
        m
        for m in cast.mentions_in(tokens[low].start, tokens[high - 1].end)
        if m.form not in _UNNAMED_FORMS and cast.entities[m.entity].kind not in ("place", "product")
    ]
    if len({m.entity for m in named}) < 2:
        return -1
    runs = _runs(tokens, low, high)
    at = next((n for n, (start, end) in enumerate(runs) if start < last and end > first), -1)
    if at < 0 or len(runs) < 2:
        return -1
    told = _List(doc, low, high, runs, named)
    for found in (_in_order(told, at), _in_own_part(told, at), _behind(told, at), _before(told, at)):
        if found >= 0:
            return found if cast.entities[found].corporate else -1
    return -1


class _List:
    """The figures and the named between tokens ``first`` and ``last`` of one sentence."""

    __slots__ = ("doc", "first", "last", "named", "runs", "tokens")

    def __init__(
        self, doc: Document, first: int, last: int, runs: Sequence[tuple[int, int]], named: Sequence[Mention]
    ) -> None:
        self.doc, self.tokens, self.first, self.last = doc, doc.tokens, first, last
        self.runs, self.named = runs, named


def _runs(tokens: Sequence[Token], first: int, last: int) -> list[tuple[int, int]]:
    """The figures between two tokens, each with its sign and scale: "$ 5 million", "621 , 380"."""
    runs: list[tuple[int, int]] = []
    for k in range(first, last):
        goes_on = bool(runs) and runs[-1][1] == k
        token = tokens[k]
        if not (
            (goes_on and (token.text.isdigit() or _is_thousands(tokens, k, last)))
            or (token.text != ";" and is_figure(token))
            or _is_count(token)
        ):
            continue
        if goes_on:
            runs[-1] = (runs[-1][0], k + 1)
        else:
            runs.append((k, k + 1))
    return runs


def _is_thousands(tokens: Sequence[Token], k: int, last: int) -> bool:
    """Is this the comma of "621,380"?"""
    if tokens[k].text != "," or k + 1 >= last:
        return False
    return tokens[k - 1].end == tokens[k].start and tokens[k].end == tokens[k + 1].start


def _is_count(token: Token) -> bool:
    """A number that is neither a year nor a day: "120 at Acme"."""
    text = token.text
    return text.isdigit() and len(text) > 1 and not (len(text) == 4 and text[:2] in ("19", "20"))


def _in_order(told: _List, at: int) -> int:
    """ "Acme, Bolt and Crest gave $3m, $2m and $1m": as many figures as givers, both in one row."""
    runs = told.runs
    low = high = at
    while low and _are_joined(told.tokens, runs[low - 1][1], runs[low][0]):
        low -= 1
    while high + 1 < len(runs) and _are_joined(told.tokens, runs[high][1], runs[high + 1][0]):
        high += 1
    size = high - low + 1
    if size == 1:
        return -1
    chain: list[Mention] = []
    for mention in told.named:
        if mention.last > runs[low][0]:
            break
        if not chain or not linked(told.doc, chain[-1], mention):
            if len(chain) == size:
                break
            chain = []
        chain.append(mention)
    if len({m.entity for m in chain}) != size or len(chain) != size or chain[0].role.preposition == "to":
        return -1
    return chain[at - low].entity


def _are_joined(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Do only a comma, "and" or the word for what is counted stand between two figures: "$3m, $2m", "3 vans and 2"?"""
    between = [t.lower for t in tokens[first:last]]
    joints = [word for word in between if word in _JOINING]
    return bool(joints) and len(between) - len(joints) <= 1 and len(between) <= 3


def _in_own_part(told: _List, at: int) -> int:
    """ "The first, $5m, is Acme's; the second, $3m, falls to Bolt": one name and one figure between semicolons."""
    runs = told.runs
    signs = [k for k in range(runs[0][0], runs[-1][1]) if told.tokens[k].text == ";"]
    if not signs:
        return -1
    start = max((k for k in signs if k < runs[at][0]), default=told.first - 1)
    stop = min((k for k in signs if k >= runs[at][1]), default=told.last)
    mine = [m for m in told.named if start < m.first < stop]
    if len({m.entity for m in mine}) != 1 or sum(start < first < stop for first, _ in runs) != 1:
        return -1
    owner = mine[0]
    others = (m for m in told.named if not start < m.first < stop and m.role.preposition not in _ELSEWHERE)
    if all(m.entity == owner.entity for m in others) or _is_elsewhere(told.tokens, owner):
        return -1
    return owner.entity


def _is_elsewhere(tokens: Sequence[Token], mention: Mention) -> bool:
    """Is it where or to whom something is given: "at Acme", "for Bolt", but not "falls to Acme"?"""
    preposition = mention.role.preposition
    if preposition == "to":
        return mention.first < 2 or tokens[mention.first - 2].lower not in _FALLING
    return preposition in _ELSEWHERE or mention.role.receives


def _behind(told: _List, at: int) -> int:
    """ "$5m from Acme and $3m from Bolt", "200 at Acme, 120 at Bolt's plant"."""
    if any(m.role.promises and m.last <= told.runs[0][0] for m in told.named):
        return -1  # "Acme gives $5m to a school at Bolt"
    mine = _giver_behind(told, at)
    if mine < 0:
        return -1
    others = (_giver_behind(told, n) for n in range(len(told.runs)) if n != at)
    return mine if any(other not in (-1, mine) for other in others) else -1


def _giver_behind(told: _List, number: int) -> int:
    """Who is named behind the figure, up to the next: "$5m from Acme", "$5m is being put up by Acme"."""
    tokens, runs = told.tokens, told.runs
    end = runs[number][1]
    stop = runs[number + 1][0] if number + 1 < len(runs) else told.last
    for k in range(end, min(stop, end + _BEHIND)):
        token = tokens[k]
        if token.lower in _FROM:
            mention = next((m for m in told.named if m.first > k), None)
            if mention is None or mention.first >= min(stop, k + 1 + _TO_NAME):
                return -1
            return -1 if any(t.text in _BREAKS for t in tokens[k + 1 : mention.first]) else mention.entity
        if token.text in _BREAKS or token.text[0].isupper():
            return -1
    return -1


def _before(told: _List, at: int) -> int:
    """ "Acme accounts for $5m, Bolt for $3m and Crest, the brewer, for a further $1m": only the first has a verb."""
    tokens, runs = told.tokens, told.runs
    if not at or _giver_behind(told, at) >= 0 or told.named[0].last > runs[at - 1][0]:
        return -1
    since, k = runs[at - 1][1], runs[at][0] - 1
    while k > since and tokens[k].lower in _MORE:
        k -= 1
    connected = tokens[k].lower in _STANDING_FOR
    stop = k if connected else k + 1
    for mention in reversed(told.named):
        if mention.first < since:
            return -1
        if mention.last > stop or mention.role.preposition or mention.possessive:
            continue
        opening = tokens[max(since, mention.first - _LONGEST_EPITHET) : mention.first]
        if _stands_for(tokens, mention.last, stop, connected) and any(t.lower in _OPENING for t in opening):
            return mention.entity
    return -1


def _stands_for(tokens: Sequence[Token], first: int, stop: int, connected: bool) -> bool:
    """Does nothing, a comma or an aside stand between a name and "for" or the figure?"""
    if stop - first <= 1:
        return first == stop or tokens[first].text in (",", ":")
    return connected and stop - first <= _ASIDE and tokens[first].text == "," == tokens[stop - 1].text
