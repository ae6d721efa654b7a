"""Copies of an agency story are seen as one text, two reporters at one press conference as two."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from pledgewatch.resolve import same_text, sketch

WIRE = (
    "Acme said on Tuesday it would give $20 million over five years to rebuild schools along the coast after "
    "the storm. The company, based in Lisbon, will pay the first quarter of the money this spring and the rest"
    " once building permits are granted, its chief executive told reporters outside a damaged school. "
    "Teachers' unions welcomed the promise but asked for a timetable. The government has put the cost of "
    "repairs at nearly ten times that sum, and other firms are expected to follow. Acme shares were little "
    "changed in morning trading."
)
OWN = (
    "Outside a school without a roof, the head of Lisbon's largest employer made a promise on Tuesday: twenty "
    "million dollars for classrooms on the storm-hit coast. A quarter will flow in spring. For the remainder, "
    "he said, Acme must wait for the planners. Not everybody clapped. 'When?' asked a union banner, and it was"
    " a fair question, since the ministry reckons with a bill ten times as large. Analysts shrugged; so did "
    "investors."
)


def test_a_shortened_and_retitled_copy_is_the_same_text() -> None:
    copy = "LISBON (Agency) - " + WIRE.rsplit(". ", 2)[0].replace("Teachers' unions", "Unions of teachers")

    assert same_text(sketch(WIRE), sketch(copy))


def test_the_same_news_in_other_words_is_another_text() -> None:
    assert not same_text(sketch(WIRE), sketch(OWN))


def test_a_stub_is_a_copy_of_nothing_but_itself() -> None:
    assert same_text(sketch("Please enable cookies now"), sketch("Please enable cookies now"))
    assert not same_text(sketch("Please enable cookies now"), sketch("Please enable cookies here"))
    assert not same_text(sketch(""), sketch(""))


def test_case_and_spacing_make_no_other_text() -> None:
    assert sketch(WIRE.upper().replace(" ", "  \n")) == sketch(WIRE)


@given(st.lists(st.sampled_from("abcdefghij"), max_size=60))
def test_a_sketch_is_small_sorted_and_fits_an_sql_integer(words: list[str]) -> None:
    hashes = sketch(" ".join(words))

    assert len(hashes) <= 8
    assert list(hashes) == sorted(set(hashes))
    assert all(0 <= value < 1 << 63 for value in hashes)


def test_random_texts_share_nothing() -> None:
    make = random.Random(5)
    words = [f"word{number}" for number in range(400)]
    sketches = [sketch(" ".join(make.choices(words, k=300))) for _ in range(60)]

    assert not any(same_text(one, other) for place, one in enumerate(sketches) for other in sketches[:place])
