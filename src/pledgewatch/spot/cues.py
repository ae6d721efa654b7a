"""Cue words: which tokens speak for or against a pledge, by the tables of ``lexicon/cues.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pledgewatch.spot.document import Document, Token
from pledgewatch.spot.lexicon import load


@dataclass(slots=True)
class Cue:
    """Tokens ``first`` up to (not including) ``last`` are a cue of ``table`` ("v_give", "n_earnings" …).

    ``form`` of a verb: "base", "s", "ed", "ing" or "irregular"; of a noun: "". Never changed.
    """

    first: int
    last: int
    table: str
    form: str

    @property
    def is_verb(self) -> bool:
        return self.form != ""


def find_cues(doc: Document) -> list[Cue]:
    """All cues of the document, in order. A token may be a cue of several tables."""
    index = _index()
    tokens = doc.tokens
    found: list[Cue] = []
    for i in doc.where(_first_words()):
        for rest, table, form in index[tokens[i].lower]:
            if not rest:
                found.append(Cue(i, i + 1, table, form))
            elif _follow(tokens, i + 1, rest):
                found.append(Cue(i, i + 1 + len(rest), table, form))
    return found


def _follow(tokens: list[Token], at: int, words: list[str]) -> bool:
    if at == len(tokens) or tokens[at].lower != words[0]:
        return False
    return len(words) == 1 or [token.lower for token in tokens[at : at + len(words)]] == words


@cache
def _first_words() -> frozenset[str]:
    return frozenset(_index())


@cache
def _index() -> dict[str, list[tuple[list[str], str, str]]]:
    """First word -> (further words of the phrase, table, form)."""
    lexicon = load("cues")
    out: dict[str, list[tuple[list[str], str, str]]] = {}
    for table, phrases in lexicon["verbs"].items():
        for phrase in phrases:
            head, *rest = phrase.split()
            for word, form in inflections(head):
                out.setdefault(word, []).append((rest, f"v_{table}", form))
    for table, phrases in lexicon["nouns"].items():
        for phrase in phrases:
            head, *rest = phrase.split()
            out.setdefault(head, []).append((rest, f"n_{table}", ""))
    return out


def inflections(verb: str) -> list[tuple[str, str]]:
    """The regular forms of an English verb with their names. An irregular form given as base yields odd words
    that no text holds, which does no harm.

    >>> [word for word, _ in inflections("pledge")]
    ['pledge', 'pledges', 'pledged', 'pledging']
    """
    if verb.endswith("e"):
        return [(verb, "base"), (verb + "s", "s"), (verb + "d", "ed"), (verb[:-1] + "ing", "ing")]
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return [(verb, "base"), (verb[:-1] + "ies", "s"), (verb[:-1] + "ied", "ed"), (verb + "ing", "ing")]
    es = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s")
    forms = [(verb, "base"), (es, "s"), (verb + "ed", "ed"), (verb + "ing", "ing")]
    if len(verb) > 2 and verb[-1] in "bdglmnpt" and verb[-2] in "aeiou" and verb[-3] not in "aeiou":
        doubled = verb + verb[-1]
        forms += [(doubled + "ed", "ed"), (doubled + "ing", "ing")]
    return forms
