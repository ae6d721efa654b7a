"""Whom epithets and pronouns mean at first glance: the candidates weighed by nearness, role, trade, home and weight in
the article."""

from __future__ import annotations

from dataclasses import dataclass, field

from pledgewatch.spot.organisations.epithet_words import GENERIC, NOT_CORPORATE, trades_of
from pledgewatch.spot.organisations.epithets import Reference
from pledgewatch.spot.organisations.kinds import DEMONYMS

PLEDGERS = frozenset({"company", "company_foundation", "association", "unknown"})
_REMEMBERED = 24
_LEAST = 0.8
_SAID = 8  # words between "said" and the "it" that means the speaker
_RECENCY = (3.2, 2.5, 1.7, 1.1, 0.6, 0.3)


@dataclass(slots=True)
class Candidate:
    """What is known of an entity while the text is read from front to back."""

    entity: int
    kind: str
    weight: float  # share of the article's mentions, plus the headline's
    trades: frozenset[str]
    homes: frozenset[str]
    heads: frozenset[str]
    agent: float  # 1 if the text shows it speaking, promising or having a trade, 0.5 if acting otherwise, else 0
    seen: int = -99  # sentence of the last mention
    acted: int = -99  # sentence where it was last a subject
    place: int = -1  # token of the last mention
    free: int = -99  # sentence where it last stood without a preposition before it
    acts: int = 0  # how often it was a subject so far
    closed: int = -99  # sentence that last ended with its name: "Then came Acme."
    paragraph: int = -1  # that of the last mention
    since: int = -99  # sentence of the first mention
    named: int = -99  # that of the last one by name


@dataclass(slots=True)
class Scene:
    """The state at one point of the reading."""

    section: int | None = None
    publisher: int | None = None  # who publishes the article, if it is one of the entities: a firm's own site
    main: int = -1  # the possible pledger that weighs most
    paragraph: int = -1  # that of the reference at hand
    opens: bool = False  # does the reference stand in the first sentence of its paragraph?
    subject: bool = False  # is it a subject?
    speaker: int = -1  # who last said something, and nobody has acted since
    spoke: int = -1  # the token of the verb by which it did
    led: int = -1  # who was named last as a subject of this sentence, and no other possible pledger after it
    carried: bool = False  # does the reference begin a clause of the sentence: "; it will", "and it will"?
    latest: int = -1  # the possible pledger spoken of last
    actor: int = -1  # the one that acted last
    meant: int = -1  # the one that the last reference meant
    recent: dict[int, Candidate] = field(default_factory=dict)

    def recall(self, candidate: Candidate) -> None:
        """Move a candidate to the front of those that may be meant; the ones longest unheard of drop out."""
        self.recent.pop(candidate.entity, None)
        self.recent[candidate.entity] = candidate
        if len(self.recent) > _REMEMBERED:
            del self.recent[next(iter(self.recent))]


def resolve(reference: Reference, scene: Scene) -> int | None:
    """The entity meant, as far as can be told at first glance; None where nothing fits well enough."""
    speaker = _speaker(scene) if reference.head == "it" else None
    if speaker is not None and 0 < reference.first - scene.spoke <= _SAID:
        return speaker
    if reference.head == "it" and scene.subject and scene.carried and scene.led in scene.recent:
        return scene.led
    best, best_score = None, _LEAST
    for candidate in scene.recent.values():
        score = _score(reference, candidate, scene)
        if score is not None and score > best_score:
            best, best_score = candidate.entity, score
    return best


def _speaker(scene: Scene) -> int | None:
    """Who "it" is right behind "said": "Acme said on Friday that it would"."""
    speaker = scene.recent.get(scene.speaker)
    return None if speaker is None or speaker.kind in ("person", "place") else speaker.entity


def _score(reference: Reference, candidate: Candidate, scene: Scene) -> float | None:
    if candidate.place > reference.first or (candidate.seen < 0 and candidate.entity != scene.section):
        return None
    main = candidate.entity == scene.main
    fit = _pronoun_fit(reference, candidate) if reference.pronoun else _noun_fit(reference, candidate, main)
    if fit is None:
        return None
    distance = reference.sentence - candidate.seen
    score = fit + (_RECENCY[distance] if 0 <= distance < len(_RECENCY) else 0.0)
    acted = reference.sentence - candidate.acted
    if acted == 0:
        score += 3.4 if reference.pronoun else 1.2
    elif reference.pronoun and candidate.free == reference.sentence:
        score += 2.0
    elif acted == 1:
        score += 1.4
    elif acted <= 3:
        score += 0.5
    score += candidate.weight + 0.3 * min(candidate.acts, 3)
    if candidate.kind in ("company", "unknown"):
        score += 2 * candidate.agent - 1.5
    if candidate.entity == scene.section:
        score += 2.5
    if main:
        score += 0.5
    if candidate.paragraph == scene.paragraph:
        score += 1.5
    if distance == 1 and candidate.closed == candidate.seen:
        score += 1.0
    if reference.head == "we" and candidate.entity == scene.publisher:
        score += 6.0
    return score


def _pronoun_fit(reference: Reference, candidate: Candidate) -> float | None:
    kind = candidate.kind
    if reference.head == "he":
        return 1.0 if kind == "person" else None
    if kind == "person":
        return None
    if reference.head == "we":
        return 0.5 + 1.5 * candidate.weight if kind in PLEDGERS else None
    if kind in ("place", "product"):
        return -3.0
    return (0.4 if kind in ("company", "company_foundation") else 0.0) if kind in PLEDGERS else -0.5


def _noun_fit(reference: Reference, candidate: Candidate, main: bool) -> float | None:
    kind, head = candidate.kind, reference.head
    if kind in ("person", "place", "product"):
        return 0.0 if kind == "person" and NOT_CORPORATE.get(head) == "person" else None
    score = 0.0
    if head in candidate.heads:
        score += 3.0
    elif head == "parent" and main:
        return None  # it is that of the one the article is about
    other = NOT_CORPORATE.get(head)
    trades = trades_of(head)
    if other and not trades:
        return _other_fit(other, kind, score)
    if other is None and kind not in ("company", "company_foundation", "association", "unknown"):
        return None
    if kind == "company":
        score += 0.8
    if trades:
        if trades & candidate.trades:
            score += 2.0
        elif candidate.trades:
            score -= 1.5
    for word in reference.modifiers:
        home = word.removesuffix("-based")
        if home in candidate.homes:
            score += 2.0
        elif candidate.homes and (home in DEMONYMS or home != word):
            score -= 1.5
        family = trades_of(word)
        if family and head in GENERIC:
            score += 1.5 if family & candidate.trades else (-1.0 if candidate.trades else 0.0)
    return score


def _other_fit(other: str, kind: str, score: float) -> float | None:
    if other in ("foundation", "charity") and kind.endswith("foundation"):
        return score + 1.5
    if other == kind or (other in ("charity", "association", "university") and kind == "unknown" and score):
        return score + 1.0
    return None
