"""Years that figures are measured against, as a reader of a paper of Wednesday 15 May 2024 understands them."""

from __future__ import annotations

import datetime as dt

import pytest

from pledgewatch.spot.dates.finding import find_dates
from pledgewatch.spot.dates.yardsticks import is_yardstick
from pledgewatch.spot.document import Document


def yardsticks(text: str) -> list[str]:
    doc = Document("", text, dt.date(2024, 5, 15))
    return [date.value for date in find_dates(doc) if is_yardstick(doc, date)]


@pytest.mark.parametrize(
    "text",
    [
        "Its lorries will burn 40% less than they did in 2019.",
        "Waste is to be a third lower than in 2019.",
        "Emissions will fall by half from 2019 levels.",
        "The mill wants to cut its use of water by 30% from 2019.",
        "The mill will use 30% less water, compared with 2019.",
        "By then its kilns are to be 60 per cent below their 2019 level.",
        "Its farms will use half as much water as in 2019.",
        "Carbon comes down by 25%, with 2019 as the yardstick.",
        "Carbon comes down by 25% (base: 2019).",
        "It will remove all the carbon that it has emitted since 2019.",
    ],
)
def test_a_year_that_a_figure_is_measured_against_is_a_yardstick(text: str) -> None:
    assert yardsticks(text) == ["2019"]


@pytest.mark.parametrize(
    "text",
    [
        "The dairy promised in 2019 to plant a million trees.",
        "The goal of 30% less water, one from 2019, stands.",
        "Under its promise of 2019 it gives a tenth of its profit.",
        "The dairy has cut its waste since 2019.",
        "The works are to be 40% greener than they were on 3 May 2019.",
    ],
)
def test_a_year_of_a_promise_or_a_day_is_none(text: str) -> None:
    assert yardsticks(text) == []
