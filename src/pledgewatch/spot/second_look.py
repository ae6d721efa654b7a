"""The second look at a measure: what the first look made of its neighbours, its repetitions and the whole article.

A sum that repeats the headline's pledge is one; a sum in an article in which nothing else looks like a pledge is
probably none.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from pledgewatch.spot.context import Context
from pledgewatch.spot.features import same_value
from pledgewatch.spot.organisations.owners import Owner

#: Log-odds are told apart in steps of this size, up to ±_FURTHEST steps.
_STEP = 0.5
_FURTHEST = 10


def second_features(
    context: Context, rankings: Sequence[Sequence[Owner]], first: Sequence[float], article: float
) -> list[list[str]]:
    """For each measure its features, given its possible owners, the first look's log-odds for all and the article's."""
    measures, sentences = context.measures, context.doc.sentences
    ranked = sorted(first, reverse=True)
    out: list[list[str]] = []
    for i, measure in enumerate(measures):
        paragraph = sentences[measure.sentence].paragraph
        others = [k for k in range(len(measures)) if k != i]
        again = [first[k] for k in others if same_value(measures[k], measure)]
        beside = [first[k] for k in others if measures[k].sentence == measure.sentence]
        near = [first[k] for k in others if sentences[measures[k].sentence].paragraph == paragraph]
        rest = [first[k] for k in others]
        features = _steps("own", first[i])
        features += _steps("article", article)
        features += _steps("again", max(again)) if again else ["again=none"]
        features += _steps("beside", max(beside)) if beside else ["beside=none"]
        features += _steps("near", max(near)) if near else ["near=none"]
        features += _steps("before", first[i - 1]) if i else ["before=none"]
        features += _steps("after", first[i + 1]) if i + 1 < len(first) else ["after=none"]
        features += _steps("best_other", max(rest)) if rest else ["best_other=none"]
        features += _owner_steps(rankings[i])
        features.append(f"rank={min(6, ranked.index(first[i]))}")
        features.append(f"likely={min(6, sum(value > 0 for value in first))}")
        features.append(f"form={measure.form}")
        features += _steps(f"own_{measure.form}", first[i])
        out.append(features)
    return out


def _owner_steps(ranking: Sequence[Owner]) -> list[str]:
    """How sure it is whose the measure is: a pledge told of the wrong company is worse than none."""
    if not ranking:
        return ["owner=nobody"]
    margin = ranking[0].score - ranking[1].score if len(ranking) > 1 else float(_FURTHEST)
    return _steps("owner_score", ranking[0].score) + _steps("owner_margin", margin)


def _steps(name: str, log_odds: float) -> list[str]:
    """A number as a thermometer: "own>-2", "own>-1" … hold up to its value, so that a linear model can bend."""
    reached = max(-_FURTHEST, min(_FURTHEST, math.floor(log_odds / _STEP)))
    return [f"{name}>{step}" for step in range(-_FURTHEST, reached + 1)]


def article_features(context: Context) -> list[str]:
    """Words and cues of the title, the lead and the whole: is this an article that tells of a pledge?"""
    doc, out = context.doc, set[str]()
    sentences = doc.sentences
    title_end = sentences[0].last if sentences else 0
    lead_end = sentences[min(3, len(sentences) - 1)].last if sentences else 0
    for i, shape in enumerate(context.shapes):
        out.add(f"word={shape}")
        if i < title_end:
            out.add(f"title_word={shape}")
        elif i < lead_end:
            out.add(f"lead_word={shape}")
    for number, cues in enumerate(context.cues_by_sentence):
        place = "title" if number == 0 else "lead" if number <= 3 else "body"
        for cue in cues:
            out.add(f"{place}_cue={cue.table}")
    return sorted(out)
