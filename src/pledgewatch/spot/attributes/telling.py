"""An article and the pledges found in it, laid out once for everything that is said of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from pledgewatch.spot.attributes.phrase_tables import Phrase, find_phrases
from pledgewatch.spot.context import Context
from pledgewatch.spot.deciding import Judged
from pledgewatch.spot.document import Sentence

#: Shorter words say how an article speaks, longer ones what of.
_LONG = 5


class Telling:
    """``told`` are the pledges in order of place; their numbers in it are how features speak of them."""

    def __init__(self, context: Context, told: Sequence[Judged]) -> None:
        self.context = context
        self.told = told
        self.owners = [j.owners[0].entity for j in told]

    def sentence(self, number: int) -> Sentence:
        """The sentence of pledge ``number``."""
        return self.context.doc.sentences[self.told[number].measure.sentence]

    def is_main(self, number: int) -> bool:
        """Is the pledger the organisation that the article speaks of most?"""
        ranking = self.context.cast.ranking
        return bool(ranking) and ranking[0] == self.owners[number]

    @cached_property
    def phrases_in(self) -> list[list[Phrase]]:
        """The phrases of ``lexicon/status.toml`` by the sentence that they begin in."""
        out: list[list[Phrase]] = [[] for _ in self.context.doc.sentences]
        doc = self.context.doc
        for phrase in find_phrases(doc, "status"):
            out[doc.sentence_at(doc.tokens[phrase.first].start).index].append(phrase)
        return out

    @cached_property
    def article_words(self) -> list[str]:
        """A feature for each longer word of the article: what it is about."""
        words = self.context.doc.places
        return [f"article_word={word}" for word in words if len(word) >= _LONG and word[0].isalpha()]
