"""Learns whom references mean: ``python -m pledgewatch.spot.training.references CORPUS…``, before all other weights.

A labelled sum whose sentence does not name its pledger is told of "it" or "the bank": that reference means the pledger.
The corpora are those that are only learned from, never those that the spotter is judged by: like the lexicons, these
weights are the same in all folds of a cross-validation. No name is a feature.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from threadpoolctl import threadpool_limits

from pledgewatch.labels import Labelled, read_corpus, same_name
from pledgewatch.spot.context import Context
from pledgewatch.spot.document import Document
from pledgewatch.spot.organisations.cast import Cast
from pledgewatch.spot.organisations.epithets import Reference
from pledgewatch.spot.organisations.finding import find_cast
from pledgewatch.spot.organisations.reference_resolution import Scene
from pledgewatch.spot.organisations.second_guess import describe, family, is_judged, rivals
from pledgewatch.spot.training.data import align
from pledgewatch.spot.training.owners import Example, train

_BY_NAME = frozenset({"name", "short", "heading"})
_PRONOUNS = frozenset({"it", "they"})
#: Families are few and some rare: each feature has a weight in its family and one that pronouns, or nouns, share.
_SHARED = {True: "pronoun", False: "noun"}
_LEAST = 0.02  # a weight that decides nothing


@dataclass(frozen=True, slots=True)
class Heard:
    """A reference with the features of all that it may mean, by their numbers."""

    reference: Reference
    subject: bool
    rivals: Mapping[int, Sequence[str]]


class Listener:
    """Stands where the second guess is made: keeps what would be weighed, and leaves the first guess."""

    def __init__(self) -> None:
        self.heard: list[Heard] = []

    def __call__(self, reference: Reference, scene: Scene, first: int) -> int:
        if is_judged(reference):
            found = rivals(reference, scene)
            if first in found:
                described = {entity: describe(reference, each, scene, first) for entity, each in found.items()}
                self.heard.append(Heard(reference, scene.subject, described))
        return first


def fit_references(articles: Iterable[Labelled]) -> dict[str, dict[str, float]]:
    """Family of references -> feature -> weight."""
    weights = train((example for labelled in articles for example in _examples(labelled)), strength=0.03)
    split: dict[str, dict[str, float]] = {}
    for name, weight in weights.items():
        which, _, feature = name.partition(":")
        split.setdefault(which, {})[feature] = weight
    shared = {name: split.pop(name) for name in _SHARED.values() if name in split}
    return {which: _together(own, shared.get(_SHARED[_is_pronoun(which)], {})) for which, own in sorted(split.items())}


def _is_pronoun(which: str) -> bool:
    return which.removesuffix("’s") in _PRONOUNS


def _together(own: Mapping[str, float], shared: Mapping[str, float]) -> dict[str, float]:
    summed = {name: round(own.get(name, 0.0) + shared.get(name, 0.0), 3) for name in sorted({*own, *shared})}
    return {name: weight for name, weight in summed.items() if abs(weight) >= _LEAST}


def _examples(labelled: Labelled) -> list[Example]:
    a = labelled.article
    context = Context(Document(a.title, a.text, a.published, a.outlet, a.url))
    listener = Listener()
    cast = find_cast(context.doc, listener)
    heard_in: dict[int, list[Heard]] = {}
    for each in listener.heard:
        heard_in.setdefault(each.reference.sentence, []).append(each)
    meant: dict[int, Example] = {}
    for measure, label in zip(context.measures, align(labelled, context), strict=True):
        if label is None or measure.sentence not in heard_in:
            continue
        pledger = {n for n, e in enumerate(cast.entities) if same_name(e.name, labelled.pledges[label]["pledger"])}
        if pledger and not _is_named(context.doc, cast, measure.sentence, pledger):
            told = _told_of(heard_in[measure.sentence], context.doc.token_at(measure.start))
            right = frozenset(k for k, entity in enumerate(told.rivals) if entity in pledger)
            if right:
                meant[told.reference.first] = Example(_candidates(told), right)
    return list(meant.values())


def _is_named(doc: Document, cast: Cast, sentence: int, pledger: set[int]) -> bool:
    start, end = doc.sentences[sentence].start, doc.sentences[sentence].end
    return any(m.entity in pledger and m.form in _BY_NAME for m in cast.mentions_in(start, end))


def _told_of(heard: Sequence[Heard], first: int) -> Heard:
    """Of the references of a sentence the one whose sum begins at token ``first``: the last subject before it."""
    before = [each for each in heard if each.reference.first < first]
    subjects = [each for each in before if each.subject]
    return [*heard[:1], *before[-1:], *subjects[-1:]][-1]


def _candidates(heard: Heard) -> tuple[dict[str, float], ...]:
    prefixes = (family(heard.reference), _SHARED[heard.reference.pronoun])
    return tuple({f"{prefix}:{name}": 1.0 for name in names for prefix in prefixes} for names in heard.rivals.values())


def main(paths: Sequence[str]) -> int:
    """Write ``weights/references.json``, one feature a line."""
    with threadpool_limits(1):
        weights = fit_references(read_corpus([Path(path) for path in paths]))
    folder = Path(__file__).parents[1] / "weights"
    text = json.dumps(weights, ensure_ascii=False, indent=0, sort_keys=True)
    (folder / "references.json").write_text(text + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
