"""How an article is told: a news story says what was announced lately and by whom; a column, in which somebody says
"I", recalls what many have promised."""

from __future__ import annotations

from pledgewatch.spot.attributes.ages import is_recent
from pledgewatch.spot.attributes.telling import Telling
from pledgewatch.spot.document import Document
from pledgewatch.spot.lexicon import load

#: Sentences from the start that tell the news, if any is told.
_LEAD = 4
#: Sentences with a recent day that are looked at for the pledger; no news story has more.
_MOST = 12
#: So often "I" is said by who writes, not by the way.
_OFTEN = 3


def manner_features(telling: Telling, number: int, who: str) -> list[str]:
    """Who speaks, and where a recent day is told: in the article, and of the pledger of pledge ``number``."""
    recent, own = _recent_sentences(telling), telling.sentence(number).index
    doc, cast = telling.context.doc, telling.context.cast
    about = [
        k
        for k in recent
        if any(
            m.entity == telling.owners[number] for m in cast.mentions_in(doc.sentences[k].start, doc.sentences[k].end)
        )
    ]
    said = _said_by_writer(doc)
    out = [
        "article_i=" + ("none" if not said else "few" if said < _OFTEN else "many"),
        "article_recent=" + ("none" if not recent else "lead" if recent[0] <= _LEAD else "later"),
        "owner_recent="
        + ("none" if not about else "here" if own in about else "before" if about[0] < own else "after"),
    ]
    form = f"form={telling.told[number].measure.form}"
    return [*out, *(f"{who}&{name}" for name in out), *(f"{form}&{name}" for name in out)]


def _recent_sentences(telling: Telling) -> list[int]:
    """The sentences that name a recent day, in order."""
    published = telling.context.doc.published
    return [
        k
        for k, dates in enumerate(telling.context.dates_by_sentence)
        if any(d.role == "said" and is_recent(published, d.value) for d in dates)
    ][:_MOST]


def _said_by_writer(doc: Document) -> int:
    """How often "I", "my", "we" stand outside quotations."""
    words = load("sentences")
    first_person, opening, closing = (frozenset(words[name]) for name in ("first_person", "opening", "closing"))
    quoted, found = False, 0
    for i in doc.where(first_person | opening | closing):
        word = doc.tokens[i].lower
        if word in first_person:
            found += not quoted
        else:
            quoted = word in opening and not (word in closing and quoted)
    return found
