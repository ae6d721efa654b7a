"""Who is to get what is pledged: the organisation named near it that most looks like a receiver."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache

from pledgewatch.spot.attributes.telling import Telling
from pledgewatch.spot.context import Context
from pledgewatch.spot.document import Sentence
from pledgewatch.spot.lexicon import load
from pledgewatch.spot.linear import Linear
from pledgewatch.spot.measures.measure import Measure
from pledgewatch.spot.organisations.cast import Mention
from pledgewatch.spot.organisations.word_lists import plain

#: The name of the receivers' column in the model that they share with the parts of a whole.
RECIPIENT = "recipient"
#: Log-odds from which a receiver is told: about seven in ten are right then.
_LIKELY = -0.5
#: The title and the lead may name the receiver of everything that follows.
_HEADS = 2
#: Words between the measure and a name that are looked at one by one, and verbs so near to the measure.
_BETWEEN = 10
_NEAR = 8
#: Characters on either side in which names are looked for; sentences are shorter, hostile texts are not.
_WINDOW = 1200
_NOBODY = frozenset({"place", "media"})
_SIGHTS = frozenset(load("receivers")["sights"])


@dataclass(frozen=True, slots=True)
class Receiver:
    """An entity that may be the receiver, by its first mention near the pledge, with what speaks for it."""

    mention: Mention
    features: tuple[str, ...]


def recipient(model: Linear, telling: Telling, number: int, before: Mention | None = None) -> Mention | None:
    """The mention of the likeliest receiver; ``before``, that of the pledge told before, if it goes "to the same fund";
    None where none is likely or the model has learned of none."""
    if RECIPIENT not in model.classes:
        return None
    column = model.classes.index(RECIPIENT)
    cast = telling.context.cast
    found = [
        each
        for each in receivers(
            telling.context, telling.told[number].measure, telling.owners[number], set(telling.owners)
        )
        if not _is_sight(cast.entities[each.mention.entity].name)
    ]
    scored = [(model.score(each.features, column), -each.mention.start, each.mention) for each in found]
    best = max(scored, default=None)
    if best and best[0] > _LIKELY:
        return best[2]
    sentence = telling.sentence(number)
    return before if before and _same().search(telling.context.doc.full, sentence.start, sentence.end) else None


def _is_sight(name: str) -> bool:
    """What is mended or struck, but no body that takes money: "the Trevi Fountain", "the Great Quake"."""
    return plain(name).split()[-1] in _SIGHTS


@cache
def _same() -> re.Pattern[str]:
    return re.compile(rf"\b(?:to|into|for|towards?) the same (?:{'|'.join(load('receivers')['same'])})\b")


def receivers(context: Context, measure: Measure, owner: int, pledgers: Collection[int]) -> list[Receiver]:
    """All that are named in the measure's sentence, the ones beside it, the title and the lead, but for the owner."""
    sentences, cast = context.doc.sentences, context.cast
    start = max(sentences[max(0, measure.sentence - 1)].start, measure.start - _WINDOW)
    end = min(sentences[min(len(sentences) - 1, measure.sentence + 1)].end, measure.end + _WINDOW)
    heads = [s for s in sentences[:_HEADS] if s.end < start]
    mentions = [m for s in heads for m in cast.mentions_in(s.start, s.end)] + [*cast.mentions_in(start, end)]
    named: dict[int, list[Mention]] = {}
    for mention in mentions:
        is_name = mention.entity != owner and mention.form in ("name", "short")
        if is_name and cast.entities[mention.entity].kind not in _NOBODY:
            named.setdefault(mention.entity, []).append(mention)
    verbs = _verbs_beside(context, measure)
    out = []
    for entity, told in named.items():
        features = _standing(context, entity, pledgers)
        for mention in told:
            features += _features(context, measure, verbs, mention)
        out.append(Receiver(told[0], tuple(f"recipient {name}" for name in dict.fromkeys(features))))
    return out


def _standing(context: Context, entity: int, pledgers: Collection[int]) -> list[str]:
    cast = context.cast
    mentions = cast.entities[entity].mentions
    out = [f"mentions={min(3, len(mentions))}"]
    if entity in pledgers:
        out.append("pledger")
    if cast.ranking and cast.ranking[0] == entity:
        out.append("main")
    if any(m.sentence == 0 for m in mentions):
        out.append("in_title")
    return out


def _verbs_beside(context: Context, measure: Measure) -> list[str]:
    """The tables of the verbs close to the measure."""
    doc, cues = context.doc, context.cues_by_sentence[measure.sentence]
    first, last = doc.token_at(measure.start), doc.token_at(measure.end)
    verbs = (cue for cue in cues if cue.table.startswith("v_"))
    return [cue.table for cue in verbs if min(abs(cue.first - first), abs(cue.first - last)) < _NEAR]


def _features(context: Context, measure: Measure, verbs: Sequence[str], mention: Mention) -> list[str]:
    doc, entity = context.doc, context.cast.entities[mention.entity]
    own, theirs = doc.sentences[measure.sentence], doc.sentences[mention.sentence]
    first, last = doc.token_at(measure.start), doc.token_at(measure.end)
    is_behind = mention.start > measure.start
    where = _where(own, theirs, is_behind)
    prep, kind = f"prep={mention.role.preposition or 'none'}", f"kind={entity.kind}"
    out = [kind, where, prep, f"{where} {prep}", f"{where} {kind}", f"{prep} {kind}", f"{where} {prep} {kind}"]
    out.append(f"{where} {prep} corporate={entity.corporate}")
    out.append(f"{where} distance={_distance(mention.first - last if is_behind else first - mention.last)}")
    low, high = sorted((mention.start, measure.start))
    beside, start_of = context.measures_by_sentence[own.index], lambda k: context.measures[k].start
    rivals = bisect_left(beside, high, key=start_of) - bisect_right(beside, low, key=start_of)
    out += [f"{where} measures_between={min(2, rivals)}", f"{where} form={measure.form}"]
    out += _words(context, theirs, mention, where)
    if mention.role.receives:
        out += ["receives", f"{where} receives"]
    if mention.possessive:
        out.append(f"{where} possessive")
    out += [f"{where} {table}" for table in verbs]
    a, b = (last, mention.first) if is_behind else (mention.last, first)
    if theirs is own and b - a <= _BETWEEN:
        out += [f"{where} between={context.shapes[k]}" for k in range(a, b)]
    return out


def _where(own: Sentence, theirs: Sentence, is_behind: bool) -> str:
    if theirs is own:
        return "at=behind" if is_behind else "at=before"
    if abs(theirs.index - own.index) > 1:
        return "at=head"
    place = "at=next" if is_behind else "at=previous"
    return place if theirs.paragraph == own.paragraph else f"{place}_paragraph"


def _distance(tokens: int) -> str:
    return next((str(step) for step in (1, 3, 6, 12) if tokens <= step), "far")


def _words(context: Context, sentence: Sentence, mention: Mention, where: str) -> list[str]:
    shapes = context.shapes

    def word(k: int) -> str:
        return shapes[k] if sentence.first <= k < sentence.last else "|"

    out = [f"w-{k}={word(mention.first - k)}" for k in (1, 2, 3)]
    out += [f"w+{k}={word(mention.last + k - 1)}" for k in (1, 2)]
    out.append(f"w-21={word(mention.first - 2)} {word(mention.first - 1)}")
    out.append(f"w+12={word(mention.last)} {word(mention.last + 1)}")
    return [*out, f"{where} {out[0]}", f"{where} {out[3]}"]
