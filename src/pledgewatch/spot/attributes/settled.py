"""Words that settle what a pledge is to the article, whatever the model makes of the rest.

Only what a rival promised within two weeks is news all the same (hard case 2, ``describing.py``).

"The goal of net zero by 2050 stays on the books" recalls; "by 2030 and not by 2025" changes.
"""

from __future__ import annotations

from pledgewatch.model import Status
from pledgewatch.spot.attributes.changed import is_changed, is_moved
from pledgewatch.spot.attributes.dating_back import dating_back
from pledgewatch.spot.attributes.given_up import is_given_up
from pledgewatch.spot.attributes.kept import is_kept
from pledgewatch.spot.attributes.recalled import is_chronicled, is_held_to, is_recalled
from pledgewatch.spot.attributes.replaced import is_replaced, was_another
from pledgewatch.spot.attributes.saying import Saying, said_of
from pledgewatch.spot.context import Context
from pledgewatch.spot.measures.measure import Measure


def settle(context: Context, measure: Measure, status: Status) -> Status:
    """``status``, unless the words around the measure leave only another."""
    saying = said_of(context, measure)
    if is_changed(saying) or is_replaced(saying) or is_given_up(saying) or is_kept(saying):
        return Status.UPDATE
    if status is Status.BACKGROUND:
        return status
    if is_held_to(saying) or is_chronicled(context, saying) or dating_back(context, measure):
        return Status.BACKGROUND
    if is_moved(saying) or was_another(saying):
        return Status.UPDATE
    if (status is Status.NEW or _ends_there(context, measure, saying)) and is_recalled(context, measure, saying):
        return Status.BACKGROUND
    return status


def _ends_there(context: Context, measure: Measure, saying: Saying) -> bool:
    """ "Three years ago it set aside $5m for schools.": dated, and no further clause tells what became of it."""
    return saying.after == saying.rest and bool(context.said_by_sentence[measure.sentence])
