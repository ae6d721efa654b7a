from __future__ import annotations

from pledgewatch.spot.organisations.owners import whose
from pledgewatch.spot.training.data import prepare
from pledgewatch.spot.training.retellings import fit_retellings
from tests.spot.training.labelled import labelled


def test_only_mentions_that_surely_are_a_pledges_are_learned_from() -> None:
    """Corvane's $5 million is told twice; that of a ministry, which nobody marked, is no retelling of it."""
    article = labelled(
        text=(
            "Corvane Ltd will donate $5 million to food banks.\n\nThe gift of $5 million is Corvane Ltd’s largest.\n\n"
            "The Ministry of Health said it had paid $5 million."
        ),
        pledges=[
            {
                "pledger": "Corvane",
                "amount": 5_000_000,
                "evidence": "Corvane Ltd will donate $5 million to food banks.",
            },
            {"pledger": "Hexane", "amount": 7_000_000, "evidence": "no sentence of the text"},
        ],
    )
    (prepared,) = prepare([article])
    context = prepared.context
    assert prepared.label_of == (0, 0, 0)
    rankings = [whose(context.doc, context.cast, m.start, m.end) for m in context.measures]
    other = labelled(
        "b",
        text="Corvane Ltd gave $5 million to Oxfam.\n\nHexane Ltd gave $5 million to Unicef.",
        pledges=[
            {"pledger": "Corvane", "amount": 5_000_000, "evidence": "Corvane Ltd gave $5 million to Oxfam."},
            {"pledger": "Hexane", "amount": 5_000_000, "evidence": "Hexane Ltd gave $5 million to Unicef."},
        ],
    )
    (beside,) = prepare([other])
    told = [whose(beside.context.doc, beside.context.cast, m.start, m.end) for m in beside.context.measures]
    model = fit_retellings([(prepared, rankings)] * 4 + [(beside, told)] * 4)
    assert model.weights["owner=same"] > (0.0,)
    # the ministry's would have been another owner's mention of the same pledge
    assert model.weights["owner=other"] < (0.0,)
