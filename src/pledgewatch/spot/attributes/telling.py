"""An article and the pledges found in it, laid out once for everything that is said of them."""

from __future__ import annotations

import bisect
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from pledgewatch.model import PartialDate
from pledgewatch.spot.attributes.ages import is_recent
from pledgewatch.spot.attributes.occasions import CommonDay, common_days
from pledgewatch.spot.attributes.phrase_tables import Phrase, find_phrases
from pledgewatch.spot.attributes.referring import referring_days
from pledgewatch.spot.attributes.sections import sections
from pledgewatch.spot.context import Context
from pledgewatch.spot.dates.finding import DateMention
from pledgewatch.spot.deciding import Judged
from pledgewatch.spot.document import Sentence

#: Shorter words say how an article speaks, longer ones what of.
_LONG = 5
#: Sentences under a heading that can still tell when its pledge was made.
_LONGEST_ITEM = 6


class Telling:
    """``told`` are the pledges in order of place; their numbers in it are how features speak of them."""

    def __init__(self, context: Context, told: Sequence[Judged]) -> None:
        self.context = context
        self.told = told
        self.owners = [j.owners[0].entity for j in told]

    @cached_property
    def families(self) -> list[int]:
        """For each pledge its owner, or one named before whose name holds the owner's or is held by it.

        A company and its foundation mostly speak on one day.
        """
        entities = self.context.cast.entities
        words = {owner: frozenset(entities[owner].name.lower().split()) for owner in self.owners}
        first: dict[int, int] = {}
        for owner in dict.fromkeys(self.owners):
            mine = words[owner]
            first[owner] = next((first[o] for o in first if words[o] <= mine or mine <= words[o]), owner)
        return [first[owner] for owner in self.owners]

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
    def common_days(self) -> dict[int, CommonDay]:
        """The days on which several pledges were made at once, by where they are named."""
        return {day.mention.start: day for day in common_days(self.context)}

    @cached_property
    def referring_days(self) -> dict[int, int]:
        """Where the days are named on which "the announcement" was made, each with the owner of the pledge told last
        before it."""
        starts = [self.context.doc.sentences[j.measure.sentence].start for j in self.told]
        told = ((day.start, bisect.bisect_right(starts, day.start)) for day in referring_days(self.context))
        return {start: self.owners[count - 1] for start, count in told if count}

    @cached_property
    def dates(self) -> list[list[DateMention]]:
        """For each sentence its dates but for deadlines, in order."""
        return [[d for d in dates if d.role != "deadline"] for dates in self.context.dates_by_sentence]

    @cached_property
    def recent_days(self) -> list[list[DateMention]]:
        """For each sentence the dates said in it that can be of news, in order."""
        published = self.context.doc.published
        return [[d for d in dates if is_recent(published, d.value)] for dates in self.context.said_by_sentence]

    @cached_property
    def recent_values(self) -> list[frozenset[PartialDate]]:
        """The different values of ``recent_days``: few, however long the sentence."""
        return [frozenset(d.value for d in dates) for dates in self.recent_days]

    @cached_property
    def times_told(self) -> Counter[PartialDate]:
        """How often the article names each date."""
        return Counter(d.value for d in self.context.dates)

    @cached_property
    def cues_in(self) -> list[frozenset[str]]:
        """For each sentence the tables of its cues."""
        return [frozenset(cue.table for cue in cues) for cues in self.context.cues_by_sentence]

    @cached_property
    def named_beside(self) -> list[frozenset[int]]:
        """For each sentence whom it names, by more than a pronoun."""
        cast = self.context.cast
        mentions = (cast.mentions_in(s.start, s.end) for s in self.context.doc.sentences)
        return [frozenset(m.entity for m in found if m.form != "pronoun") for found in mentions]

    @cached_property
    def pledging(self) -> frozenset[int]:
        """The sentences in which pledges are told."""
        return frozenset(j.measure.sentence for j in self.told)

    @cached_property
    def _measure_starts(self) -> list[int]:
        return sorted(m.start for m in self.context.measures)

    def measures_between(self, low: int, high: int) -> int:
        """How many measures, pledged or not, begin behind ``low`` and before ``high``."""
        starts = self._measure_starts
        return max(0, bisect.bisect_left(starts, high) - bisect.bisect_right(starts, low))

    @cached_property
    def sections(self) -> list[int]:
        """For each sentence the number of its section, 0 before the first."""
        return sections(self.context.doc)

    @cached_property
    def _named_in(self) -> dict[int, set[int]]:
        """For each section whom it names."""
        out: dict[int, set[int]] = {}
        for mention in self.context.cast.mentions:
            out.setdefault(self.sections[mention.sentence], set()).add(mention.entity)
        return out

    def is_told_apart(self, number: int, sentence: Sentence) -> bool:
        """Does ``sentence`` stand in a section of its own, in which the owner of pledge ``number`` is not named?"""
        section = self.sections[sentence.index]
        if not section or section == self.sections[self.sentence(number).index]:
            return False
        return self.owners[number] not in self._named_in.get(section, ())

    def below(self, number: int) -> list[int]:
        """The sentences of the paragraph under the heading in which pledge ``number`` is told, if it is."""
        own, numbers, sentences = self.sentence(number), self.sections, self.context.doc.sentences
        if not numbers[own.index] or numbers[own.index] == numbers[own.index - 1]:
            return []
        following = range(own.index + 1, min(len(sentences), own.index + _LONGEST_ITEM))
        return [
            k for k in following if numbers[k] == numbers[own.index] and sentences[k].paragraph == own.paragraph + 1
        ]

    @cached_property
    def article_words(self) -> list[str]:
        """A feature for each longer word of the article: what it is about."""
        words = self.context.doc.places
        return [f"article_word={word}" for word in words if len(word) >= _LONG and word[0].isalpha()]
