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
    for i in doc.where(index.keys()):
        for phrase, table, form in index[tokens[i].lower]:
            size = len(phrase)
            if size == 1 or _follows(tokens, i, phrase):
                found.append(Cue(i, i + size, table, form))
    return found


def _follows(tokens: list[Token], i: int, phrase: tuple[str, ...]) -> bool:
    if len(tokens) - i < len(phrase) or tokens[i + 1].lower != phrase[1]:
        return False
    return all(tokens[i + k].lower == phrase[k] for k in range(2, len(phrase)))


@cache
def _index() -> dict[str, list[tuple[tuple[str, ...], str, str]]]:
    """First word -> (words of the phrase, table, form)."""
    lexicon = load("cues")
    out: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    for table, phrases in lexicon["verbs"].items():
        for phrase in phrases:
            head, *rest = phrase.split()
            for word, form in inflections(head):
                out.setdefault(word, []).append(((word, *rest), f"v_{table}", form))
    for table, phrases in lexicon["nouns"].items():
        for phrase in phrases:
            words = tuple(phrase.split())
            out.setdefault(words[0], []).append((words, f"n_{table}", ""))
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
