"""What the spotter knows of one article before it decides: laid out once, shared by features and attributes."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property

from pledgewatch.spot.cues import Cue, find_cues
from pledgewatch.spot.dates.finding import DateMention, Duration, find_dates, find_durations
from pledgewatch.spot.document import Document, Sentence, Token
from pledgewatch.spot.measures.finding import Measure, find_measures
from pledgewatch.spot.organisations.finding import Cast, find_cast
from pledgewatch.spot.organisations.retold import Retold, find_retold
from pledgewatch.spot.repetitions import find_repetitions


class Context:
    """The document with its measures, organisations, cue words and dates, each found on first use."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc

    @cached_property
    def measures(self) -> list[Measure]:
        return find_measures(self.doc)

    @cached_property
    def measures_by_sentence(self) -> dict[int, list[int]]:
        """For each sentence with measures their numbers, in order."""
        out: dict[int, list[int]] = {}
        for number, measure in enumerate(self.measures):
            out.setdefault(measure.sentence, []).append(number)
        return out

    @cached_property
    def repetitions(self) -> list[list[int]]:
        """For each measure the numbers of the others that tell of the same thing."""
        return find_repetitions(self.measures)

    @cached_property
    def cast(self) -> Cast:
        return find_cast(self.doc)

    @cached_property
    def retold(self) -> list[tuple[Retold, ...]]:
        """For each measure who gives it by the other sentences that tell of it."""
        return find_retold(self.doc, self.cast, self.measures, self.repetitions)

    @cached_property
    def dates(self) -> list[DateMention]:
        return find_dates(self.doc)

    @cached_property
    def dates_by_sentence(self) -> list[list[DateMention]]:
        """For each sentence its dates, in order."""
        out: list[list[DateMention]] = [[] for _ in self.doc.sentences]
        for mention in self.dates:
            out[self.doc.sentence_at(mention.start).index].append(mention)
        return out

    @cached_property
    def said_by_sentence(self) -> list[list[DateMention]]:
        """For each sentence the dates at which something in it was said, in order."""
        return [[date for date in dates if date.role == "said"] for dates in self.dates_by_sentence]

    @cached_property
    def months_said(self) -> list[frozenset[str]]:
        """For each sentence the months or years at which something in it was said."""
        return [frozenset(date.value[:7] for date in dates) for dates in self.said_by_sentence]

    @cached_property
    def durations(self) -> list[Duration]:
        return find_durations(self.doc)

    @cached_property
    def cues_by_sentence(self) -> list[list[Cue]]:
        """For each sentence its cues, in order."""
        out: list[list[Cue]] = [[] for _ in self.doc.sentences]
        sentences = iter(self.doc.sentences)
        sentence = next(sentences, None)
        for cue in find_cues(self.doc):
            while sentence and cue.first >= sentence.last:
                sentence = next(sentences, None)
            if sentence and cue.first >= sentence.first:
                out[sentence.index].append(cue)
        return out

    @cached_property
    def tables_by_sentence(self) -> list[set[str]]:
        """For each sentence the tables that its cues are of."""
        return [{cue.table for cue in cues} for cues in self.cues_by_sentence]

    @cached_property
    def tables_by_token(self) -> dict[int, list[str]]:
        """For each token that is part of a cue of its sentence, if that has measures, the tables of such cues, in
        order."""
        out: defaultdict[int, list[str]] = defaultdict(list)
        for number in self.measures_by_sentence:
            last = self.doc.sentences[number].last
            for cue in self.cues_by_sentence[number]:
                for i in range(cue.first, min(cue.last, last)):
                    out[i].append(cue.table)
        return dict(out)

    @cached_property
    def shapes(self) -> list[str]:
        """For each token its word as features see it: numbers, names and months by their class."""
        return [token.lower if token.text[0].isalpha() else _shape(token) for token in self.doc.tokens]

    def intro(self, sentence: Sentence) -> Sentence | None:
        """The sentence that introduces the list in which ``sentence`` stands, or None outside lists."""
        return self._intros[sentence.index]

    @cached_property
    def _intros(self) -> list[Sentence | None]:
        out: list[Sentence | None] = []
        before: Sentence | None = None
        for sentence in self.doc.sentences:
            if sentence.is_list_item:
                out.append(before)
            else:
                out.append(None)
                before = sentence
        return out


_CURRENCY_SIGNS = frozenset("$£€¥₩₹₦₽฿₫₱₪₴")


def _shape(token: Token) -> str:
    """The class of a number or sign."""
    text = token.text
    first = text[0]
    if first.isdigit():
        return "#year" if len(text) == 4 and text[:2] in ("19", "20") else "#"
    return "$" if first in _CURRENCY_SIGNS else token.lower
