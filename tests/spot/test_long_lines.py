"""A text made to be dear to read: one line without end."""

from __future__ import annotations

import time

import pytest

from pledgewatch.spot.context import Context
from pledgewatch.spot.deciding import judge
from pledgewatch.spot.document import Document
from pledgewatch.spot.models import load_models


def seconds_for(text: str) -> float:
    """CPU time of judging all measures of the text, the quickest of two."""

    def once() -> float:
        context = Context(Document("Acme gives", text, None))
        began = time.process_time()
        judge(context, load_models())
        return time.process_time() - began

    return min(once(), once())


@pytest.mark.parametrize("words", ["Acme will plant 40 trees, ", "$5 million to schools, "])
def test_a_line_four_times_as_long_takes_no_ten_times_as_long(words: str) -> None:
    assert seconds_for(words * 1200) < 10 * seconds_for(words * 300)
