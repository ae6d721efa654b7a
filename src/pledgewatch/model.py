"""The nouns of pledgewatch. This module imports nothing of ours; everything else imports it.

    Source -> Entry -> Page -> Article -> Claim -> Pledge -> Alert

Four times are kept apart, always: *announced* (the company said it), *published* (the outlet
printed it), *fetched* and *recorded*. All instants are timezone-aware UTC; what is only known to
the day, the month or the year is a :data:`PartialDate`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

#: "YYYY", "YYYY-MM" or "YYYY-MM-DD": as precise as the source was, and no more.
PartialDate = str


class Kind(StrEnum):
    """What is promised (docs/what-is-a-pledge.md)."""

    DONATION = "donation"
    INVESTMENT = "investment"
    FINANCING = "financing"
    IN_KIND = "in_kind"
    TARGET = "target"


class Status(StrEnum):
    """What the pledge is to the article that tells of it."""

    NEW = "new"
    BACKGROUND = "background"
    UPDATE = "update"


class Change(StrEnum):
    """How an update changed a known pledge."""

    RAISED = "raised"
    CUT = "cut"
    WITHDRAWN = "withdrawn"
    DELAYED = "delayed"
    FULFILLED = "fulfilled"


class Qualifier(StrEnum):
    """How firmly the printed number is meant."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    UP_TO = "up_to"


class Theme(StrEnum):
    """The public purpose of a pledge."""

    CLIMATE = "climate"
    NATURE = "nature"
    EDUCATION = "education"
    HEALTH = "health"
    POVERTY = "poverty"
    EQUITY = "equity"
    JOBS = "jobs"
    FOOD = "food"
    HOUSING = "housing"
    DISASTER = "disaster"
    DIGITAL = "digital"
    SMALL_BUSINESS = "small_business"
    COMMUNITY = "community"
    INFRASTRUCTURE = "infrastructure"
    RESEARCH = "research"
    REFUGEES = "refugees"


class EntryState(StrEnum):
    """Where an entry stands in the work queue."""

    PENDING = "pending"
    SCREENED_OUT = "screened_out"
    READ = "read"
    FAILED = "failed"
    GONE = "gone"


class FeedState(StrEnum):
    """How a feed is doing. Only a person switches a feed off; a ``retired`` one answered 410 Gone."""

    NEW = "new"
    OK = "ok"
    FAILING = "failing"
    RETIRED = "retired"


class DecisionKind(StrEnum):
    """What a person may decide about pledges."""

    CONFIRM = "confirm"
    REJECT = "reject"
    SAME = "same"
    DIFFERENT = "different"
    CORRECT = "correct"


@dataclass(frozen=True, slots=True)
class Money:
    """An exact sum as printed: whole currency units (not cents) and an ISO 4217 code."""

    amount: Decimal
    currency: str


@dataclass(frozen=True, slots=True)
class Target:
    """An aim that is not money: 4,000 jobs, net zero by 2040.

    ``quantity`` is None for aims without a number (net zero); ``year`` None without a date.
    """

    quantity: Decimal | None
    unit: str
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """Characters ``start`` up to (not including) ``end`` of an article's ``title`` or ``text``."""

    start: int
    end: int
    part: str = "text"


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave us to ask "has it changed?" with (RFC 9110, section 8.8)."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed, and all that is remembered of it from one poll to the next.

    ``interval`` is in seconds: what we think is right for this feed while it works; ``next_due`` also heeds
    failures and what the server asked for, and None means "at once". ``last_entries`` are short hashes of the
    addresses that the last poll saw: they tell how much of a poll is new, and whether entries were missed
    (``gap``). ``unmodified`` counts the answers "304 Not Modified" in a row since a body was last seen; a feed
    whose 304s proved false has ``trust_validators`` False and is asked without them.
    """

    url: str
    title: str = ""
    group: str = ""
    enabled: bool = True
    id: int | None = None
    state: FeedState = FeedState.NEW
    #: what a person should know: moved from where, retired when, what is odd about the feed
    note: str = ""
    interval: int = 3600
    next_due: dt.datetime | None = None
    last_polled: dt.datetime | None = None
    #: when the feed was last answered and understood, changed or not
    last_ok: dt.datetime | None = None
    #: when it last held an entry that the poll before had not
    last_changed: dt.datetime | None = None
    last_error: str | None = None
    #: polls that failed in a row
    failures: int = 0
    polls: int = 0
    etag: str | None = None
    last_modified: str | None = None
    trust_validators: bool = True
    unmodified: int = 0
    #: SHA-256 of the last body, in hexadecimal
    body_hash: str | None = None
    last_entries: tuple[str, ...] = ()
    newest_published: dt.datetime | None = None
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """An address that a source handed on, with what the source said of it."""

    url: str
    title: str = ""
    summary: str = ""
    published: dt.datetime | None = None
    #: full text, where the feed carries it (HTML, untrusted)
    content: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """The bytes of one page as fetched. ``url`` is where the redirects ended."""

    url: str
    body: bytes
    content_type: str
    fetched: dt.datetime


@dataclass(frozen=True, slots=True)
class Article:
    """What extraction made of a page: the only thing the spotter sees.

    ``published`` is a calendar day as the outlet printed it; ``published_from`` says where it was found
    (``feed``, ``json-ld``, ``meta``, ``htmldate``, ``url``, ``given``). ``flags`` name what is odd about the
    page (``paywall``, ``stub``, ``consent_wall``, ``date_disagrees`` …).
    """

    url: str
    title: str
    text: str
    published: dt.date | None
    outlet: str = ""
    language: str | None = None
    published_from: str | None = None
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """What one article says of one pledge.

    ``evidence`` are the sentences that carry the claim; ``sources`` gives, for each field that was read from
    the text, the characters it was read from. ``part_of`` is the index, in the same article's list of claims,
    of the larger pledge that this one is a part of. ``flags`` name what a person should look at
    (``usd_contradicts_rate``, ``absurd_sum``, ``instruction_in_text`` …). ``confidence`` is a calibrated
    probability (0 to 1) that a careful reader would record this claim.
    """

    pledger: str
    kind: Kind
    status: Status
    evidence: tuple[Span, ...]
    confidence: float
    also: tuple[str, ...] = ()
    joint: tuple[str, ...] = ()
    money: Money | None = None
    qualifier: Qualifier | None = None
    share: str | None = None
    usd_reported: Decimal | None = None
    target: Target | None = None
    by: PartialDate | None = None
    years: int | None = None
    announced: PartialDate | None = None
    change: Change | None = None
    part_of: int | None = None
    themes: tuple[Theme, ...] = ()
    recipient: str | None = None
    region: tuple[str, ...] = ()
    sources: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StoredClaim:
    """A claim together with where it was read: all that resolution needs to know of an article."""

    id: int
    claim: Claim
    article_id: int
    url: str
    title: str
    outlet: str
    published: dt.date | None
    recorded: dt.datetime
    #: the evidence in words, so that a record can be shown without loading the article
    evidence_text: tuple[str, ...] = ()
    #: articles whose text is a near copy of each other share it
    text_group: int | None = None
    #: id of the stored claim that this one is a part of
    part_of: int | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's word. It outranks every later run, survives a rebuild and can be undone.

    ``subject`` and ``other`` are claim fingerprints, not pledge ids: pledges are derived, claims stay.
    """

    kind: DecisionKind
    subject: str
    who: str
    when: dt.datetime
    why: str = ""
    other: str | None = None
    field: str | None = None
    value: str | None = None


class PledgeState(StrEnum):
    """What people may rely on: ``review`` and ``rejected`` raise no alert and count in no total."""

    ACTIVE = "active"
    REVIEW = "review"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class DollarValue:
    """US dollars beside a printed sum: the value, and the rate, its day and its source."""

    amount: Decimal
    rate: Decimal
    rate_date: dt.date
    source: str


@dataclass(frozen=True, slots=True)
class PledgeEvent:
    """One line of a pledge's history: announced, raised, cut, withdrawn, delayed, fulfilled."""

    date: PartialDate | None
    what: str
    money: Money | None
    target: Target | None
    claim: int


@dataclass(frozen=True, slots=True)
class Pledge:
    """One real-world promise, derived from the claims about it and from people's decisions.

    ``id`` is stable: the oldest claim that founded the pledge gives it. ``part_of`` is another pledge's id.
    ``because`` says for each field which stored claim it was taken from.
    """

    id: int
    pledger: str
    kind: Kind
    status: Status
    state: PledgeState
    confidence: float
    claims: tuple[int, ...]
    also: tuple[str, ...] = ()
    joint: tuple[str, ...] = ()
    money: Money | None = None
    qualifier: Qualifier | None = None
    share: str | None = None
    usd_reported: Decimal | None = None
    usd: DollarValue | None = None
    target: Target | None = None
    by: PartialDate | None = None
    years: int | None = None
    announced: PartialDate | None = None
    change: Change | None = None
    part_of: int | None = None
    themes: tuple[Theme, ...] = ()
    recipient: str | None = None
    region: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    first_seen: dt.datetime | None = None
    outlets: int = 0
    texts: int = 0
    history: tuple[PledgeEvent, ...] = ()
    because: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Alert:
    """What people are told of one pledge change. ``key`` makes delivery idempotent.

    ``parts`` hang beneath the pledge and are told with it; ``claims`` are where it was read, for the links.
    """

    key: str
    pledge: Pledge
    reason: str
    rule: str
    channels: tuple[str, ...]
    created: dt.datetime
    parts: tuple[Pledge, ...] = ()
    claims: tuple[StoredClaim, ...] = ()
