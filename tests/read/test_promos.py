"""Pointers to other stories go, sentences of the story stay."""

from __future__ import annotations

import pytest

from pledgewatch.read.promos import without_promos


@pytest.mark.parametrize(
    "paragraph",
    [
        "Read also: Bellweather Bank pledges $3 billion for first homes",
        "READ MORE | Quill Airways promises net zero by 2035",
        "• Related: Ostrava Glass to give €40m to flood towns",
        "Don’t miss — Five companies that donated $100 million",
        "Recommended",
        "ADVERTISEMENT",
        "Lesen Sie auch: Lindner stiftet drei Millionen Euro",
    ],
)
def test_pointer_goes(paragraph: str) -> None:
    assert without_promos(["First.", paragraph, "Last."]) == ["First.", "Last."]


@pytest.mark.parametrize(
    "paragraph",
    [
        "Related companies gave $3 million.",
        "Read more slowly, the chairman told the children.",
        "Watch this space, said the bank as it pledged $5 million.",
        "Recommended donations are $5: the rest is up to you.",
        "Tallis Motors: the carmaker said on Thursday that it would donate €2 million.",
        "Read more: " + "the bank pledged to teach two million children to read more books than they do now, " * 3,
        "",
    ],
)
def test_story_stays(paragraph: str) -> None:
    assert without_promos([paragraph]) == [paragraph]
