"""Training who is to get what is pledged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pledgewatch.labels import same_name
from pledgewatch.spot.attributes.recipient import receivers
from pledgewatch.spot.linear import Linear
from pledgewatch.spot.measures.measure import Measure
from pledgewatch.spot.training.data import Prepared
from pledgewatch.spot.training.fitting import fit_binary


def fit_recipients(articles: Sequence[tuple[Prepared, Mapping[int, Measure]]]) -> Linear:
    """Learns from all that are named near each labelled pledge, which is given by the measure that tells it."""
    rows: list[Sequence[str]] = []
    answers: list[bool] = []
    for p, measures in articles:
        names = [entity.name for entity in p.context.cast.entities]
        pledges = p.labelled.pledges
        pledgers = {k for k, name in enumerate(names) if any(same_name(name, each["pledger"]) for each in pledges)}
        for label, measure in measures.items():
            owners = [k for k in sorted(pledgers) if same_name(names[k], pledges[label]["pledger"])]
            wanted = pledges[label]["recipient"]
            for receiver in receivers(p.context, measure, owners[0] if owners else -1, pledgers):
                rows.append(receiver.features)
                answers.append(wanted is not None and same_name(names[receiver.mention.entity], wanted))
    return fit_binary(rows, answers, strength=0.3, contrasted=True)
