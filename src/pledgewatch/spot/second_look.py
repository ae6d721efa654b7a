"""The second look at a measure: what the first look made of its neighbours, its repetitions and the whole article.

A sum that repeats the headline's pledge is one; a sum in an article in which nothing else looks like a pledge is
probably none.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from pledgewatch.spot.context import Context
from pledgewatch.spot.first_look import Look
from pledgewatch.spot.organisations.owners import Owner

#: Log-odds are told apart in steps of this size, up to ±_FURTHEST steps.
_STEP = 0.5
_FURTHEST = 10
_RANKS = 6


def second_features(
    context: Context, rankings: Sequence[Sequence[Owner]], looks: Sequence[Look], article: float
) -> list[list[str]]:
    """For each measure its features, given its possible owners, the first looks at all and the article's log-odds."""
    measures, sentences = context.measures, context.doc.sentences
    first = [each.odds for each in looks]
    highest = sorted(first, reverse=True)[:_RANKS]
    likely = f"likely={min(_RANKS, sum(value > 0 for value in first))}"
    beside = _best_others(first, [m.sentence for m in measures])
    near = _best_others(first, [sentences[m.sentence].paragraph for m in measures])
    rest = _best_others(first, [0] * len(measures))
    out: list[list[str]] = []
    for i, measure in enumerate(measures):
        again = max([first[k] for k in context.repetitions[i]], default=None)
        features = [
            _step("own", first[i]),
            _step("article", article),
            _step("again", again),
            _step("beside", beside[i]),
            _step("near", near[i]),
            _step("before", first[i - 1] if i else None),
            _step("after", first[i + 1] if i + 1 < len(first) else None),
            _step("best_other", rest[i]),
            *_owner_steps(rankings[i]),
            f"rank={highest.index(first[i]) if first[i] in highest else _RANKS}",
            likely,
            f"form={measure.form}",
            f"read={looks[i].reading}",
            _step(f"own_{measure.form}", first[i]),
        ]
        out.append(features)
    return out


def _best_others(values: Sequence[float], places: Sequence[int]) -> list[float | None]:
    """For each value the highest of the others in the same place, None where it is alone."""
    together: dict[int, list[float]] = {}
    for place, value in zip(places, values, strict=True):
        together.setdefault(place, []).append(value)
    highest = {place: sorted(group)[-2:] for place, group in together.items()}
    return [
        None if len(top) == 1 else top[0] if value == top[1] else top[1]
        for value, top in zip(values, map(highest.__getitem__, places), strict=True)
    ]


def _owner_steps(ranking: Sequence[Owner]) -> Sequence[str]:
    """How sure it is whose the measure is: a pledge told of the wrong company is worse than none."""
    if not ranking:
        return ["owner=nobody"]
    margin = ranking[0].score - ranking[1].score if len(ranking) > 1 else float(_FURTHEST)
    return [_step("owner_score", ranking[0].score), _step("owner_margin", margin)]


def _step(name: str, log_odds: float | None) -> str:
    """A number by the highest rung that it reaches: "own>-2" is from -1.0 up to -0.5."""
    return f"{name}=none" if log_odds is None else ladder(name)[bisect_right(_RUNGS, log_odds)]


#: The log-odds from which each further step holds; the lowest always does.
_RUNGS = [_STEP * step for step in range(1 - _FURTHEST, _FURTHEST + 1)]


@cache
def ladder(name: str) -> list[str]:
    """The features of a number of that name, the lowest rung first."""
    return [f"{name}>{step}" for step in range(-_FURTHEST, _FURTHEST + 1)]


def article_features(context: Context) -> list[str]:
    """Words and cues of the title, the lead and the whole: is this an article that tells of a pledge?"""
    sentences, shapes = context.doc.sentences, context.shapes
    title_end = sentences[0].last if sentences else 0
    lead_end = sentences[min(3, len(sentences) - 1)].last if sentences else 0
    out = [f"word={shape}" for shape in set(shapes)]
    out += [f"title_word={shape}" for shape in set(shapes[:title_end])]
    out += [f"lead_word={shape}" for shape in set(shapes[title_end:lead_end])]
    cues = context.cues_by_sentence
    for place, told in (("title", cues[:1]), ("lead", cues[1:4]), ("body", cues[4:])):
        out += [f"{place}_cue={table}" for table in {cue.table for sentence in told for cue in sentence}]
    return out
