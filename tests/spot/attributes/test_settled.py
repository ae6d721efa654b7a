"""Words that leave no doubt whether a pledge is news: sentences written for the purpose."""

from __future__ import annotations

import datetime as dt

import pytest

from pledgewatch.model import Status
from pledgewatch.spot.attributes.settled import settle
from pledgewatch.spot.context import Context
from pledgewatch.spot.document import Document


def settled(text: str, status: Status = Status.NEW) -> Status:
    context = Context(Document("", text, dt.date(2024, 5, 15)))
    return settle(context, context.measures[0], status)


@pytest.mark.parametrize(
    "text",
    [
        "The goal of net zero by 2040 is unchanged, the dairy said.",
        "Its aim to be carbon neutral by 2035 was left untouched.",
        "Net zero by 2040 stays on the books.",
        "The dairy's standing commitment is to give $2 million a year to schools.",
        "The dairy keeps to its promise of 500 apprentices by 2030.",
        "The older target is unaffected: net zero by 2040.",
        "The dairy's older goal, a 50 per cent cut in emissions, was easy to reach.",
        "Carbon neutral by 2035: unaltered",
        "- Net zero by 2040, unchanged",
        "The dairy's other goals have held. By 2030 it will plant 5 million trees.",
    ],
)
def test_a_promise_that_is_held_to_is_recalled(text: str) -> None:
    assert settled(text) is Status.BACKGROUND


@pytest.mark.parametrize(
    "text",
    [
        "Three years ago the dairy set aside $5 million for schools.",
        "Last autumn the dairy pledged $5 million to schools.",
        "In March 2021, when it opened the plant, the dairy promised 500 apprentices.",
        "The dairy had already earmarked $5 million for schools.",
        "Back then the dairy spoke of $5 million.",
        "Previously, it had said that it would give $5 million.",
        "The dairy repeated that it will give $5 million.",
        "2019. The dairy offers $5 million for schools.",
        "The grants are part of the dairy's commitment to give $5 million to schools.",
        "The dairy reaffirmed its pledge to give $5 million to schools.",
        "Its older goal of being carbon neutral by 2035 was easier.",
        "Last month the dairy set aside $5 million for schools.",
        "The dairy’s aim to be carbon neutral by 2035 isn’t changed.",
        "The dairy had in February announced a fund of $5 million.",
        "The dairy, which had given $5 million to schools, was asked for more.",
        "The dairy gives 1,000 cheeses a year to schools, a habit since 2016.",
        "The dairy has earmarked $5 million for schools; the programme began in 2019.",
        "The dairy will be carbon neutral by 2035. That’s from 2018.",
        "Under a plan announced last autumn the dairy will spend $5 million on schools.",
        "The dairy previously committed $5 million to schools.",
        "The dairy has already given $5 million to schools.",
        "The dairy remains committed to planting 5 million trees by 2030.",
        "The dairy is two years into its $5 million pledge to schools.",
        "The dairy will be carbon neutral by 2035. Its goal dates from last June.",
    ],
)
def test_what_is_told_as_past_is_recalled(text: str) -> None:
    assert settled(text) is Status.BACKGROUND


@pytest.mark.parametrize(
    "text",
    [
        "On Tuesday the dairy pledged $5 million to schools.",
        "In 2021 it was poor; on Tuesday the dairy pledged $5 million to schools.",
        "The dairy said it had earmarked $5 million for schools.",
        "The dairy, which had promised to grow, will give $5 million to schools.",
        "The gift is part of a joint pledge of $5 million.",
        "2024. The dairy offers $5 million for schools.",
        "By 2030 the dairy will plant 5 million trees.",
    ],
)
def test_what_is_told_as_news_is_not(text: str) -> None:
    assert settled(text) is Status.NEW


@pytest.mark.parametrize(
    "text",
    [
        "The dairy will be carbon neutral by 2040 and not by 2035.",
        "The dairy will be carbon neutral by 2030, five years sooner than planned.",
        "The dairy will give $5 million, up from the $3 million that it had promised.",
        "The dairy wants to be carbon neutral by 2040. Previously it had named 2035.",
        "The dairy will plant 5 million trees. It was going to be three.",
        "The dairy is to give $5 million. That is up from three last year.",
    ],
)
def test_a_promise_compared_with_what_it_was_has_changed(text: str) -> None:
    assert settled(text) is Status.UPDATE


@pytest.mark.parametrize(
    "text",
    [
        "The dairy will give $5 million to schools, but its dividend is unchanged.",
        "The dairy will give $5 million, up from $3 million last year.",
        "On top of its existing pledges the dairy will give $5 million.",
        "In addition to its existing pledge to plant trees, the dairy said it will give $5 million.",
        "The dairy will give $5 million to protect untouched forest.",
        "The dairy will give $5 million to schools that were unaffected.",
        "The dairy sticks to its plan for new shops and will give $5 million.",
        "The dairy, which has delayed its results, will give $5 million.",
        "As part of its ongoing commitment to villages, the dairy today announced a $5 million grant.",
        "As part of its promise to feed every pupil, the dairy is giving $5 million.",
        "The gift is part of its commitment to schools and brings them $5 million.",
        "Building on its earlier commitment the dairy is giving $5 million.",
        "The dairy repeated its pledge with a further gift of $5 million.",
        "The dairy made good its earlier promise: $5 million for schools.",
        "At the time of the harvest the dairy will give $5 million.",
        "After nurses had told of full wards, the dairy pledged $5 million.",
        "Rains had given way to floods when the dairy pledged $5 million.",
        "The school had promised pupils a meal a day when the dairy gave it $5 million.",
        "The state had promised help that never came, so the dairy will give $5 million.",
        "The dairy will give $5 million to schools in Leeds, where it once had its mill.",
        "In Leeds, where it had its first mill, the dairy will give $5 million.",
        "The dairy will give $5 million to farmers whose planting has been delayed by drought.",
        "The dairy will give $5 million for a bridge that has been delayed until 2026.",
        "The dairy will give $5 million for a school whose opening has been put off to 2026.",
        "The dairy will give $5 million for beds in wards that have been put back to use.",
        "The dairy will give $5 million to families with no money to spare.",
        "The dairy will give $5 million to villages that help reached four days late.",
        "The dairy will give $5 million to schools. It has cancelled its summer party to pay for the gift.",
        "The dairy will give $5 million to schools. It has withdrawn from the arms trade.",
        "The dairy will give $5 million to miners. They have been abandoned by the state.",
        "The dairy will give $5 million to schools. Until now it had given nothing.",
        "The dairy will give $5 million to schools. Previously it had closed a mill in the town.",
        "The dairy will give $5 million to miners. They used to dig coal in the valley.",
        "The dairy will give $5 million to schools. Make it count, its chairman told them.",
        "The dairy will boost its plan to plant 5 million trees.",
        "The dairy will give $5 million to a hospital that has met its target of beds.",
        "The dairy will give $5 million to families whose needs were met two weeks late.",
        "The dairy stands by its commitment to schools and pledges $5 million.",
        "The dairy wants to lower bills with a plan to insulate 5,000 homes by 2027.",
        "The dairy will give $5 million to schools; the programme begins in 2025.",
        "The dairy will give $5 million to a school. The building dates from 1911.",
        "The dairy will give $5 million to schools, a sum decided on last week.",
        "The dairy will give $5 million to schools. That’s twice what its rival gives.",
        "The dairy will give $5 million to schools. The last school was built in 1911.",
        "The dairy will give $5 million. Food and tents have been delivered.",
        "The dairy will give $5 million to pay for the balance of the roof.",
        "The dairy will give $5 million to villages that took back their wells.",
        "Under a law announced last autumn the dairy will spend $5 million on schools.",
        "Schools that it previously supported are given $5 million by the dairy.",
        "The dairy has already given much, and it adds $5 million.",
        "The dairy will no longer use 100% virgin plastic by 2030.",
        "The dairy will give $5 million to workers whose wages have been fully paid.",
    ],
)
def test_words_of_something_else_settle_nothing(text: str) -> None:
    assert settled(text) is Status.NEW


@pytest.mark.parametrize(
    "text",
    [
        "The dairy is scrapping its goal of net zero by 2040.",
        "The dairy has dropped its target of net zero by 2040.",
        "The target of 500 apprentices by 2024 has been met.",
        "The dairy has put off its aim of net zero to 2040.",
        "The dairy has pushed back to 2045 the year in which it is to be carbon neutral.",
        "The dairy promised 500 apprentices in 2019; the date has been put off to 2026.",
        "The dairy had beaten a target set in 2020, to plant 5 million trees.",
        "The dairy promised 500 apprentices in 2019 and got there in April, two months early.",
        "The dairy promised 500 apprentices by May, and the number was met with nine to spare.",
        "Gone with the merger is the dairy's fund of $5 million.",
        "In 2021 the dairy promised to be carbon neutral by 2030. That goal has been dropped.",
        "In 2021 the dairy promised $5 million. It was tied to the merger and will not go ahead.",
        "The dairy will raise its pledge to $5 million.",
        "The dairy said it would enlarge its goal, named in 2020, to 500 apprentices.",
        "The dairy's plan for trees has grown to 5 million trees.",
        "The old figure has been passed; the new one is 5 million trees.",
        "Net zero, which it had meant to reach in 2030, is now a goal for 2040.",
        "The dairy will plant 5 million trees, where it used to say ten.",
        "In 2021 the dairy promised $5 million. All of that has been handed over.",
        "In 2021 the dairy promised $5 million. On Friday the last instalment was paid.",
        "In 2021 the dairy promised $5 million. The last of it fell due in June and was honoured.",
        "In 2021 the dairy promised $5 million, and all of that has been spent.",
        "Its fund of $5 million is all paid out.",
        "The dairy, which had promised $5 million, handed over the balance on Friday.",
        "In 2021 the dairy had promised $5 million, a plan that it says is finished.",
        "The dairy has paid in full the promised $5 million.",
        "In 2021 the dairy promised to be carbon neutral by 2030. That goal, set in haste, is off.",
        "The dairy promised to be carbon neutral by 2030. Last week it quietly moved the date to 2035.",
        "It promised 5 million trees by 2026. But it now says the job will take until 2031, five years longer.",
        "In March the page named 500 apprentices. A spokesman confirmed that the number has been dropped.",
        "The dairy took back its 5-million-tree goal.",
        "The dairy has walked back a pledge to plant 5 million trees.",
        "The dairy has suspended its $5 million fund for farmers.",
        "The dairy will not go ahead with its $5 million fund for farmers.",
        "The dairy said it would no longer plant 5 million trees.",
        "The dairy's $5 million pledge to schools has been fully paid.",
        "The dairy is bringing its carbon-neutral date forward to 2040.",
    ],
)
@pytest.mark.parametrize("status", [Status.NEW, Status.BACKGROUND])
def test_a_promise_that_is_being_given_up_met_or_put_off_has_changed(text: str, status: Status) -> None:
    assert settled(text, status) is Status.UPDATE


def test_a_table_of_before_and_now_tells_of_changes() -> None:
    context = Context(
        Document("", "Before: 5 million trees by 2030\n\nNow: 3 million trees by 2035", dt.date(2024, 5, 15))
    )
    assert [settle(context, measure, Status.NEW) for measure in context.measures] == [Status.UPDATE] * 2


def test_what_is_recalled_is_no_news_whatever_else_is_said_of_it() -> None:
    assert (
        settled("It had promised 2035 and not 2030 for being carbon neutral.", Status.BACKGROUND) is Status.BACKGROUND
    )


@pytest.mark.parametrize(
    "text",
    [
        "On Friday the dairy doubled that to $5 million.",
        "The dairy has raised what it gives to schools to $5 million.",
        "The dairy has lifted to $5 million the sum that it gives to schools.",
        "The dairy will give $5 million to schools instead of four.",
        "The dairy will give $5 million, twice what it had named in March.",
        "The dairy will give $5 million to schools, up from the $3 million it pledged in March.",
        "The dairy wants to be carbon neutral by 2040, ten years before the previous date.",
        "The dairy wants to be carbon neutral by 2040, ten years later than it used to say.",
        "The dairy wants to be carbon neutral by 2040; in 2021 it said 2035.",
        "The dairy once promised to be carbon neutral by 2035; it now says 2040.",
        "The dairy now speaks of $5 million.",
        "The sum is now $5 million.",
        "On Wednesday that became $5 million.",
        "The dairy is to be carbon neutral by 2035. The date is now 2040.",
        "The dairy will plant 5 million trees. On Tuesday that became three.",
        "The dairy will plant 5 million trees by 2026. It has given itself until 2029.",
        "The dairy has doubled what it first announced in March and now gives $5 million.",
        "In March the dairy set up a fund; yesterday it was brought to $5 million.",
        "The dairy brings forward its date for carbon neutrality to 2040.",
        "By 2040, 5 million trees are all that is left of a goal of ten.",
        "The dairy wants to be carbon neutral by 2035; it used to be 2050.",
        "In 2019 the dairy promised 5 million trees by 2026. The new date is 2029.",
        "The dairy will lend $5 million without interest. That’s triple the old limit.",
    ],
)
@pytest.mark.parametrize("status", [Status.NEW, Status.BACKGROUND])
def test_what_takes_the_place_of_another_figure_has_changed(text: str, status: Status) -> None:
    assert settled(text, status) is Status.UPDATE


@pytest.mark.parametrize(
    "text",
    [
        "The dairy will give $5 million to schools. Last week it had been three.",
        "The dairy wants to be carbon neutral by 2040. Its earlier plan had named 2050.",
        "The dairy wants to be carbon neutral by 2040. It used to say 2050.",
        "The dairy wants to be carbon neutral by 2040. The date set in 2019 was 2050.",
        "The dairy is giving $5 million. It had promised two last week, but the need turned out to be greater.",
    ],
)
def test_news_with_an_older_figure_behind_it_has_changed(text: str) -> None:
    assert settled(text) is Status.UPDATE
    assert settled(text, Status.BACKGROUND) is Status.BACKGROUND


@pytest.mark.parametrize(
    "text",
    [
        "The dairy walked away from its aim of net zero by 2040.",
        "The dairy no longer stands by its promise of $5 million a year.",
        "The dairy no longer expects to plant 5 million trees.",
        "The dairy cannot honour the gift of $5 million.",
        "The pledge to give $5 million to schools was quietly shelved.",
        "Gone: net zero by 2040.",
        "Net zero by 2040: dropped.",
    ],
)
@pytest.mark.parametrize("status", [Status.NEW, Status.BACKGROUND])
def test_a_promise_that_is_given_up_has_changed(text: str, status: Status) -> None:
    assert settled(text, status) is Status.UPDATE


@pytest.mark.parametrize(
    "text",
    [
        "The dairy has made good on its word to give $5 million to schools.",
        "The dairy finished the 500 apprenticeships that it had announced.",
        "An aim set in 2019, to plant 5 million trees, was reached last summer.",
        "The dairy once promised 5 million trees and did so three years ahead of time.",
        "The dairy promised 5 million trees. Done.",
        "The dairy promised 5 million trees. It says that it got there in March.",
        "The dairy promised 5 million trees. That line was crossed in March.",
        "The dairy promised 5 million trees. It kept that promise two years early.",
        "The dairy promised 500 cows. The last of them were handed over in March.",
    ],
)
@pytest.mark.parametrize("status", [Status.NEW, Status.BACKGROUND])
def test_a_promise_that_is_kept_has_changed(text: str, status: Status) -> None:
    assert settled(text, status) is Status.UPDATE


@pytest.mark.parametrize(
    "text",
    [
        "The dairy will raise wages and give $5 million to schools.",
        "The dairy will give $5 million to schools up from the river.",
        "The dairy will plant 5 million trees by 2030. It is now at two million.",
        "The dairy will give $5 million to schools that were finished late.",
        "The dairy will give miners who kept the pit open $5 million.",
        "The dairy will have reached the goal of net zero by 2040.",
        "The dairy will plant 5 million trees, which will be done early in spring.",
        "The dairy will give $5 million to schools. It did so by letter.",
        "The dairy will give $5 million to schools. It was early in May that they asked.",
        "The dairy will give $5 million to clinics: gone are the days of queues.",
    ],
)
def test_words_of_change_about_something_else_settle_nothing(text: str) -> None:
    assert settled(text) is Status.NEW


@pytest.mark.parametrize(
    "text",
    [
        "The dairy lowers what it intends to spend on schools to $6 million.",
        "The dairy's goal of 50% has become 40%.",
        "On Monday the dairy turned its $5 million into $8 million.",
        "The brewer went from $5 million to $17 million on the same day.",
        "The dairy, which had started with $3 million, said on Tuesday that it would be $30 million.",
        "The dairy is increasing the fund, to $9 million.",
    ],
)
def test_a_figure_that_takes_the_place_of_an_earlier_one_is_a_change(text: str) -> None:
    context = Context(Document("", text, dt.date(2024, 5, 15)))
    assert settle(context, context.measures[-1], Status.NEW) is Status.UPDATE


@pytest.mark.parametrize(
    "text",
    [
        "The budget of the dairy's foundation will go up to 30 million euros, from 20 million.",
        "The dairy will bring its emissions down by 30% by 2030. Until now the aim was 10%.",
        "The goal of net zero by 2040 was bold, and the dairy has let go of it.",
    ],
)
def test_what_becomes_of_a_figure_may_come_after_it(text: str) -> None:
    assert settled(text) is Status.UPDATE


def test_what_goes_up_from_nothing_named_is_no_change() -> None:
    assert settled("Spending on schools will go up to 30 million euros, the dairy said.") is Status.NEW


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Three years ago the dairy set aside $5 million for schools.", Status.BACKGROUND),
        ("In 2019 the dairy had promised 400 places; the ribbon was cut last month.", Status.UPDATE),
    ],
)
def test_a_promise_with_its_day_is_recalled_unless_the_sentence_goes_on(text: str, status: Status) -> None:
    assert settled(text, Status.UPDATE) is status


def test_a_year_in_the_place_of_another_changes_what_is_due_then() -> None:
    text = "The dairy gave itself until 2028, not 2030, to hand out $5 million."
    context = Context(Document("", text, dt.date(2024, 5, 15)))
    assert settle(context, context.measures[-1], Status.BACKGROUND) is Status.UPDATE
