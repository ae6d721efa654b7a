"""Whose is a measure? The entities around it, ranked by what speaks for each.

Every candidate is described by named features of its place (subject of the promise, "by Acme", "to Acme", the list
heading above, the sentence before), its weight in the article and its kind. The weights of the features are learned
from labelled articles so that the right candidate outranks the others of its measure (owner_training).
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib import resources
from itertools import repeat
from typing import NamedTuple

from pledgewatch.spot.document import Document, Sentence
from pledgewatch.spot.organisations.cast import Cast, Mention, linked
from pledgewatch.spot.organisations.clauses import clause
from pledgewatch.spot.organisations.retold import Retold
from pledgewatch.spot.organisations.speech_roles import PROMISING, SAYING
from pledgewatch.spot.organisations.standing import is_owned

_LOOK_BACK = 6
_LONGEST_LIST = 12
_WINDOW = 1200  # characters on either side; sentences are shorter, hostile texts are not
_ARTICLES = frozenset({"the", "its", "a"})
_RELATIVE = frozenset({"that", "which"})
_LONGEST_NOUN = 6  # words between a measure and who promised it
_LONGEST_EPITHET = 3  # … of which between "that" and the name
_TELLING = ("nearest_", "first_subject", "subject:", "possessor", "after", "absent", "before:", "section", "previous")


class Owner(NamedTuple):  # made by the hundred; a dataclass would take three times as long
    """Entity number ``entity`` as the possible pledger; ``joint`` names those that promise together with it.

    ``score`` is a log-odds like number that only means something beside the scores of the same measure.
    """

    entity: int
    score: float
    features: Mapping[str, float]
    joint: tuple[int, ...] = ()


def whose(
    doc: Document,
    cast: Cast,
    start: int,
    end: int,
    weights: Mapping[str, float] | None = None,
    retold: Sequence[Retold] = (),
) -> list[Owner]:
    """The possible pledgers of the measure ``doc.full[start:end]``, best first; empty if the article names nobody.

    ``weights`` are those of the package unless given (training passes its own), ``retold`` is what other sentences tell
    of the measure.
    """
    weigh = (_weights() if weights is None else weights).get
    joint = _joint(doc, cast, doc.sentence_at(start), start)
    owners = [
        # every feature that holds is 1
        Owner(entity, sum(map(weigh, features, repeat(0.0))), features, _others(joint.get(entity, ()), entity))
        for entity, features in describe(doc, cast, start, end, retold).items()
    ]
    owners.sort(key=lambda owner: (-owner.score, owner.entity))
    return owners


def _others(members: tuple[int, ...], entity: int) -> tuple[int, ...]:
    return tuple(other for other in members if other != entity)


@cache
def _weights() -> dict[str, float]:
    path = resources.files("pledgewatch.spot").joinpath("weights", "owners.json")
    loaded: dict[str, float] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return loaded


def describe(
    doc: Document, cast: Cast, start: int, end: int, retold: Sequence[Retold] = ()
) -> dict[int, dict[str, float]]:
    """Entity -> its features as the pledger of the measure at ``start``."""
    sentence = doc.sentence_at(start)
    first = min(doc.token_at(start), len(doc.tokens) - 1)  # a measure can be the end of the last word: "all2030"
    place = _Place(doc, cast, sentence, first, doc.token_at(end), retold)
    return {entity: place.features(entity) for entity in place.candidates()}


class _Place:
    """The surroundings of one measure, gathered once for all candidates."""

    def __init__(
        self, doc: Document, cast: Cast, sentence: Sentence, first: int, last: int, retold: Sequence[Retold]
    ) -> None:
        self.doc, self.cast, self.sentence, self.first, self.last = doc, cast, sentence, first, last
        self.retold = retold
        sentences = doc.sentences
        start, end = doc.tokens[first].start, doc.tokens[last - 1].end
        here = cast.mentions_in(max(sentence.start, start - _WINDOW), min(sentence.end, end + _WINDOW))
        self.before = [m for m in here if m.last <= first and m.form != "dateline" and not is_owned(doc, m)]
        self.after = [m for m in here if m.first >= first]
        low = max(0, sentence.index - _LOOK_BACK)
        self.earlier = cast.mentions_in(max(sentences[low].start, sentence.start - 2 * _WINDOW), sentence.start)
        self.before_of, self.after_of = _by_entity(self.before), _by_entity(self.after)
        self.last_seen = {m.entity: m.sentence for m in self.earlier}
        self.section = cast.sections.get(sentence.index)
        self.since, self.until = clause(doc, sentence, first, last)
        self.inside = [m for m in self.before if m.first >= self.since]
        self.alone = len({m.entity for m in self.inside if cast.entities[m.entity].corporate}) == 1
        subjects = [m for m in self.before if m.role.subject]
        gapped = self._gapped()
        if gapped is not None:
            subjects = [*subjects, gapped]
        self.nearest_subject = self._first_joined(subjects)
        promising = [m for m in subjects if not m.role.says and not m.role.receives]
        self.nearest_actor = self._first_joined(promising)
        inside = [m for m in subjects if m.first >= self.since]
        first_subject = next(iter(inside or subjects), None)
        self.acting = self._acting(
            (
                (self.nearest_subject, "nearest_subject"),
                (self.nearest_actor, "nearest_actor"),
                (first_subject, "first_subject"),
            )
        )
        previous = [m for m in self.earlier if (m.role.subject and not m.role.receives) or m.form == "heading"]
        self.previous_subject = previous[-1] if previous else None
        self.same_paragraph = [m for m in previous if sentences[m.sentence].paragraph == sentence.paragraph]
        promisers = [m for m in self.earlier if m.role.promises]
        self.previous_promiser = promisers[-1] if promisers else None
        self.intro = self._introduction()
        self.quoted = _in_quotes(doc, sentence, first)
        if self.nearest_actor is not None:
            named = self.nearest_actor.form not in ("pronoun", "epithet")
            self.standing = "with_actor" if named else f"with_{self.nearest_actor.form}"
        else:
            self.standing = "with_subject" if self.nearest_subject is not None else "without_subject"
        self.around = self._around()

    def _introduction(self) -> Mention | None:
        """Who acts in the sentence that introduces the list in which the measure stands."""
        if not self.sentence.is_list_item:
            return None
        sentences = self.doc.sentences
        for k in range(self.sentence.index - 1, max(0, self.sentence.index - _LONGEST_LIST), -1):
            if not sentences[k].is_list_item:
                start = sentences[k].start
                here = self.cast.mentions_in(start, min(sentences[k].end, start + _WINDOW))
                return next((m for m in here if m.role.subject), None)
        return None

    def _gapped(self) -> Mention | None:
        """Who gives this figure where the verb is left out: "Acme promised 7,000 flights and Bolt 6,000"."""
        if not self.inside or self.since == self.sentence.first:
            return None
        last = self.inside[-1]
        bare = not last.role.subject and not last.role.preposition and not last.possessive
        return last if bare and self.first - last.last <= 2 and self.cast.entities[last.entity].corporate else None

    def _first_joined(self, subjects: list[Mention]) -> Mention | None:
        """The last subject; of several joined by "and", the first."""
        if not subjects:
            return None
        at = len(subjects) - 1
        while at and subjects[at - 1].role.verb == subjects[at].role.verb:
            at -= 1
        return subjects[at]

    def _acting(self, subjects: Sequence[tuple[Mention | None, str]]) -> dict[int, list[str]]:
        """What speaks for those who act before the measure, and for those for whom they speak."""
        found: dict[int, list[str]] = {}
        for mention, name in subjects:
            if mention is None:
                continue
            acts = (name, f"{name}:{mention.form}", f"{name}:{_act(mention)}")
            found.setdefault(mention.entity, []).extend(acts)
            employer = self.cast.employers.get(mention.entity)
            if employer is not None and employer != mention.entity:
                found.setdefault(employer, []).append(f"{name}:speaks_for")
        return found

    def candidates(self) -> list[int]:
        """Who is mentioned in the sentence or shortly before, heads the section, or weighs most in the article."""
        found = dict.fromkeys(m.entity for m in (*self.before, *self.after, *self.earlier))
        found.update(dict.fromkeys(self.cast.ranking[:3]))
        if self.section is not None:
            found[self.section] = None
        found.update(dict.fromkeys(told.entity for told in self.retold))
        return [entity for entity in found if self.cast.entities[entity].kind != "product"]

    def features(self, entity: int) -> dict[str, float]:
        """What speaks for and against ``entity``. What is no possible pledger has its own set of the telling ones."""
        names: list[str] = []
        self._in_sentence(entity, names)
        names.extend(self.around.get(entity, ()))
        if self.section not in (None, entity):
            names.append("other_section")
        if self.cast.entities[entity].mentions[0].sentence > self.sentence.index:
            names.append("not_yet_named")
        if not self.cast.entities[entity].corporate:
            names.extend([other for other in map(_other, names) if other])
        traits = self.cast.traits[entity]
        names.extend(traits)
        if entity not in self.before_of and entity not in self.after_of:
            names.extend(map(_absent, traits))
        return dict.fromkeys(names, 1.0)

    def _in_sentence(self, entity: int, names: list[str]) -> None:
        before, after = self.before_of.get(entity, ()), self.after_of.get(entity, ())
        if before:
            nearest = before[-1]
            names.append("before")
            names.append(f"before:{nearest.form}")
            if self.before[-1] is nearest:
                names.append("nearest_before")
            if nearest.possessive and self.first - nearest.last <= 3:
                names.append("possessor")
            if self._is_given_to(nearest):
                names.append("before:given_to")
            if nearest.role.preposition:
                names.append(f"before:{_governing(nearest.role.preposition)}")
            self._in_clause(nearest, names)
        for m in before:
            if m.role.subject:
                names.append(f"subject:{_act(m)}")
        if not before and not after:
            names.append(f"absent:{self.standing}")
        names.extend(self.acting.get(entity, ()))
        if after:
            self._after(after[0], names)

    def _is_given_to(self, mention: Mention) -> bool:
        """ "promised Acme $5m", "gave the Acme Fund $5m"."""
        at = mention.first - 1
        while at > self.sentence.first and self.doc.tokens[at].lower in _ARTICLES:
            at -= 1
        return at > self.sentence.first and self.doc.tokens[at].lower in PROMISING

    def _in_clause(self, nearest: Mention, names: list[str]) -> None:
        """Is the last mention before the measure in its clause, and how close: "and Huntington $40 billion"?"""
        if nearest.first < self.since:
            names.append("other_clause" if self.inside else "clause_before")
            return
        names.append("clause")
        if nearest.role.subject:
            names.append(f"clause_subject:{_act(nearest)}")
        if self.alone:
            names.append("clause_alone")
        if self.first - nearest.last <= 1:
            names.append("touches")
        if nearest.first - self.since <= 2 and self.since > self.sentence.first:
            names.append("gapped")

    def _after(self, mention: Mention, names: list[str]) -> None:
        gap = mention.first - self.last
        names.append("after")
        if mention.first < self.until:
            names.append("after_clause")
            if mention.role.preposition in ("from", "by"):
                names.append("after_clause:from" if self.inside else "after_clause:from_alone")
        else:
            names.append("after_figure")
        if mention.role.preposition:
            governed = f"after:{_governing(mention.role.preposition)}"
            names.extend((governed, f"{governed}:{self.standing}"))
        if mention.role.subject:
            names.append(f"after:{_act(mention)}")
        if mention.first > 0 and self.doc.tokens[mention.first - 1].lower in SAYING:
            names.append("after:said")
        if gap <= 2:
            names.append("after:close")
        if mention.role.subject and mention is self.after[0] and self._is_relative(mention):
            names.append("after:relative")

    def _is_relative(self, mention: Mention) -> bool:
        """ "the $5bn that Acme promised", "the $5bn Acme promised", "a $5bn plan that its parent company Acme has"."""
        gap = [t.lower for t in self.doc.tokens[self.last : mention.first]]
        return not gap or (len(gap) <= _LONGEST_NOUN and not _RELATIVE.isdisjoint(gap[-_LONGEST_EPITHET:]))

    def _around(self) -> dict[int, list[str]]:
        """What the sentences before, the section and the article as a whole say for those whom they speak of."""
        cast, standing = self.cast, self.standing
        found: defaultdict[int, list[str]] = defaultdict(list)
        if self.section is not None:
            found[self.section] += ("section", f"section:{standing}")
        if self.previous_subject is not None:
            found[self.previous_subject.entity].append(f"previous_subject:{standing}")
        if self.same_paragraph:
            found[self.same_paragraph[0].entity].append(f"paragraph_subject:{standing}")
            found[self.same_paragraph[-1].entity].append(f"paragraph_last_subject:{standing}")
        if self.previous_promiser is not None:
            found[self.previous_promiser.entity].append(f"previous_promiser:{standing}")
        if self.intro is not None:
            found[self.intro.entity].append(f"intro:{standing}")
        self._spoken_of(found)
        for told in self.retold:
            found[told.entity].append(f"{told.feature}:{standing}")
        for entity, sentence in self.last_seen.items():
            found[entity].append(f"seen_before={min(3, self.sentence.index - sentence)}:{standing}")
        if cast.ranking:
            main = found[cast.ranking[0]]
            main += (f"main:{standing}", f"dominant={cast.dominance}:{standing}")
            if self.sentence.paragraph == 0:
                main.append(f"main:headline:{standing}")
            if self.quoted:
                main.append("main:quoted")
        return found

    def _spoken_of(self, found: Mapping[int, list[str]]) -> None:
        """Of whom do the paragraph and the sentence before speak, in whatever role: "The cold is kept out by Acme."?"""
        standing, sentences, sentence = self.standing, self.doc.sentences, self.sentence
        possible = [m for m in self.earlier if self.cast.entities[m.entity].corporate and m.form != "dateline"]
        if not possible:
            return
        acting = (m for m in reversed(possible) if m.form == "heading" or (m.role.subject and not m.role.receives))
        last = next(acting, None)
        if last is not None:
            found[last.entity].append(f"previous_actor:{standing}")
        before = {m.entity for m in possible if m.sentence == sentence.index - 1}
        if len(before) == 1:
            where = "here" if sentences[sentence.index - 1].paragraph == sentence.paragraph else "above"
            found[before.pop()].append(f"previous_only:{where}:{standing}")
        beside = [m.entity for m in possible if sentences[m.sentence].paragraph == sentence.paragraph]
        if beside:
            found[beside[0]].append(f"paragraph_first:{standing}")
            if len(set(beside)) == 1:
                found[beside[0]].append(f"paragraph_only:{standing}")


@lru_cache(maxsize=4096)
def _absent(name: str) -> str:
    """The name of a trait where it is of who is not mentioned in the sentence: there the best known is meant rather."""
    return f"absent;{name}"


@lru_cache(maxsize=4096)
def _other(name: str) -> str:
    """The name of a telling feature where it is of what is no possible pledger; empty for one that is not telling."""
    return f"other:{name}" if name.startswith(_TELLING) else ""


def _by_entity(mentions: Sequence[Mention]) -> dict[int, list[Mention]]:
    found: dict[int, list[Mention]] = {}
    for mention in mentions:
        found.setdefault(mention.entity, []).append(mention)
    return found


def _act(mention: Mention) -> str:
    """What a subject does, in one word."""
    role = mention.role
    if role.receives:
        return "receives"
    return "promises" if role.promises else "says" if role.says else "acts"


def _governing(preposition: str) -> str:
    """Prepositions that mean the same for who gives and who gets."""
    if preposition in ("to", "for", "by", "from", "with", "of", "like", "at"):
        return preposition
    return "elsewhere"


def _in_quotes(doc: Document, sentence: Sentence, first: int) -> bool:
    """Does the measure stand in quoted speech of this sentence?"""
    opened = False
    for token in doc.tokens[max(sentence.first, first - _WINDOW // 4) : first]:
        if token.text == "“":
            opened = True
        elif token.text == "”":
            opened = False
        elif token.text == '"':
            opened = not opened
    return opened


def _joint(doc: Document, cast: Cast, sentence: Sentence, start: int) -> dict[int, tuple[int, ...]]:
    """Entity -> those joined to it by commas and "and" in this sentence ("Acme, Bolt and Crest will together")."""
    chain: list[Mention] = []
    joined: dict[int, tuple[int, ...]] = {}
    low, high = max(sentence.start, start - _WINDOW), min(sentence.end, start + _WINDOW)
    named = [m for m in cast.mentions_in(low, high) if m.form in ("name", "short", "heading")]
    for mention in [*named, None]:
        if chain and (mention is None or not linked(doc, chain[-1], mention)):
            if len(chain) > 1:
                members = tuple(dict.fromkeys(m.entity for m in chain if cast.entities[m.entity].corporate))
                joined.update(dict.fromkeys(members, members))
            chain = []
        if mention is not None:
            chain.append(mention)
    return joined
