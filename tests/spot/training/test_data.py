from __future__ import annotations

from pledgewatch.spot.training.data import group_articles, prepare, ties
from tests.spot.training.labelled import labelled

GIFT = "Acme Corp will donate $5 million to food banks."


def test_articles_of_one_event_or_one_pledger_belong_together() -> None:
    acme, acme_too, bolt = ([{"pledger": name, "evidence": ""}] for name in ("Acme Corp", "Acme", "Bolt"))
    articles = [
        labelled("1", pledges=acme),
        labelled("2", pledges=bolt),
        labelled("3", pledges=acme_too, cluster="flood"),
        labelled("4", cluster="flood"),
    ]
    one, two, three, four = group_articles(articles)
    assert one == three == four != two
    assert ties(articles[0]) & ties(articles[2])
    assert not ties(articles[0]) & ties(articles[3])


def test_a_repetition_of_a_pledge_is_that_pledge_and_a_decoy_of_the_same_sum_is_none() -> None:
    article = labelled(
        text=f"{GIFT}\n\nThe $5 million will be paid in May. The government, too, gives $5 million.",
        pledges=[{"pledger": "Acme", "amount": 5_000_000, "evidence": GIFT}],
        decoys=[{"text": "The government, too, gives $5 million", "why": "government aid"}],
    )
    (prepared,) = prepare([article])
    assert prepared.label_of == (0, 0, None)
