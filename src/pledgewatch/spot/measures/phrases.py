"""What a number counts: the noun phrase behind it, found without a parser."""

from __future__ import annotations

from collections.abc import Sequence

from pledgewatch.spot.document import Token
from pledgewatch.spot.lexicon import load

_WORDS = load("quantities")
_STOPS = frozenset(_WORDS["stops"])
_PLURALS = frozenset(_WORDS["plurals"])
_MEASURES = frozenset(_WORDS["measures"])
_DETERMINERS = frozenset(_WORDS["determiners"])
_QUOTES = frozenset("“”‘’\"'")

_LONGEST = 6
_LONGEST_WITHOUT_PLURAL = 3
_LONGEST_BEHIND_OF = 5
_MOST_DETERMINERS = 4


def noun_phrase(tokens: Sequence[Token], at: int, last: int) -> tuple[str, int]:
    """The noun phrase from token ``at`` on, as far as its plural head, and its end offset; ("", 0) for none.

    "tonnes", "doses" and their like take "of ..." with them. ``last`` is where the sentence ends.
    """
    words: list[Token] = []
    used = 0
    for token in tokens[at : min(at + _LONGEST, last)]:
        if token.text in _QUOTES or (token.text == "." and words and "." in words[-1].text):
            used += 1
            continue
        if token.lower in _STOPS or not token.text[0].isalpha():
            break
        if words and is_plural(words[-1]) and not is_plural(token):
            break
        words.append(token)
        used += 1
    if not words:
        return "", 0
    if not is_plural(words[-1]):
        words = words[:_LONGEST_WITHOUT_PLURAL]
    text, end, after = " ".join(w.text for w in words), words[-1].end, at + used
    if words[-1].lower in _MEASURES and after + 1 < last and tokens[after].lower == "of":
        behind = skip_determiners(tokens, after + 1)
        more, more_end = noun_phrase(tokens, behind, min(last, behind + _LONGEST_BEHIND_OF))
        if more:
            return f"{text} of {more}", more_end
    return text, end


def skip_determiners(tokens: Sequence[Token], at: int) -> int:
    """The first token from ``at`` on that is not "the", "all of its" or the like."""
    for i in range(at, min(at + _MOST_DETERMINERS, len(tokens))):
        if tokens[i].lower not in _DETERMINERS:
            return i
    return min(at + _MOST_DETERMINERS, len(tokens))


def is_plural(token: Token) -> bool:
    """Whether a word looks like a plural noun."""
    low = token.lower
    return low in _PLURALS or (low.endswith("s") and not low.endswith(("ss", "us", "'s", "is")) and len(low) > 3)
