"""Numbers that people have linked to lead somewhere after pledges were merged or split."""

from __future__ import annotations

from dataclasses import replace

from pledgewatch.model import Pledge
from pledgewatch.resolve import Companies, renew
from pledgewatch.resolve.merge import merge
from tests.resolve.telling import told


def pledge(*claims: int) -> Pledge:
    return merge([told(claim) for claim in claims], Companies())


def test_a_merge_keeps_the_oldest_number_and_leads_there_from_the_other() -> None:
    renewal = renew([pledge(1, 3), pledge(2)], [pledge(1, 2, 3)])

    assert [each.id for each in renewal.upserts] == [1]
    assert renewal.redirects == {2: 1}
    assert not renewal.removed


def test_a_split_makes_a_new_number_and_keeps_the_old() -> None:
    renewal = renew([pledge(1, 2, 3)], [pledge(1), pledge(2, 3)])

    assert [each.id for each in renewal.upserts] == [1, 2]
    assert not renewal.redirects


def test_a_pledge_that_falls_apart_leads_to_where_most_of_its_claims_went() -> None:
    renewal = renew([pledge(1, 5), pledge(2, 3, 4)], [pledge(1, 2, 5), pledge(3, 4)])

    assert renewal.redirects == {2: 3}


def test_what_is_unchanged_is_not_written_again() -> None:
    unchanged, changed = pledge(1, 2), pledge(3)

    renewal = renew([unchanged, changed], [pledge(2, 1), replace(changed, recipient="Red Cross")])

    assert [each.id for each in renewal.upserts] == [3]


def test_a_pledge_without_claims_goes() -> None:
    renewal = renew([pledge(1), pledge(2)], [pledge(2)])

    assert renewal.removed == {1}
    assert not renewal.redirects
