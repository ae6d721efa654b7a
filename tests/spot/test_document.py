"""Where the words of a lexicon stand in an article."""

from __future__ import annotations

from pledgewatch.spot.document import Document

DOC = Document("Half of it", "A half-million goes to schools, half to clinics; it’s a zero-waste plan.", None)


def found(indices: list[int]) -> list[str]:
    return [DOC.tokens[i].text for i in indices]


def test_words_are_found_in_order() -> None:
    assert found(DOC.where({"to", "half"})) == ["Half", "to", "half", "to"]
    assert found(DOC.where({"it's"})) == ["it’s"]
    assert DOC.where({"never"}) == []


def test_the_first_part_of_a_hyphenated_word_counts_where_asked_for() -> None:
    assert found(DOC.where_first_part({"half", "waste"})) == ["Half", "half-million", "half"]
