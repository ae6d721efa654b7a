"""Which measures of an article tell of one thing."""

from __future__ import annotations

from pledgewatch.spot.document import Document
from pledgewatch.spot.measures.finding import find_measures
from pledgewatch.spot.repetitions import find_repetitions


def told_again(title: str, text: str) -> list[list[str]]:
    doc = Document(title, text, None)
    measures = find_measures(doc)
    return [
        [doc.full[m.start : m.end] for m in (measures[number], *map(measures.__getitem__, again))]
        for number, again in enumerate(find_repetitions(measures))
        if again
    ]


def test_a_sum_is_told_again_whatever_its_spelling() -> None:
    assert told_again("Acme to give $5m", "Acme gave 5 million dollars, and $6m for loans.") == [
        ["$5m", "5 million dollars"],
        ["5 million dollars", "$5m"],
    ]


def test_a_sum_is_told_again_by_its_printed_conversion() -> None:
    assert told_again("Acme to give $100m", "Acme will give €90 million ($100 million).") == [
        ["$100m", "€90 million ($100 million)"],
        ["€90 million ($100 million)", "$100m"],
    ]


def test_small_numbers_need_a_word_in_common() -> None:
    assert told_again("Acme to build 40 schools", "It has 40 clinics already.") == []
    assert len(told_again("Acme to build 40 schools", "The 40 village schools open soon.")) == 2
