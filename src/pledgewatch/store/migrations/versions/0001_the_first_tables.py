"""The first tables."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

EXACT = sa.Numeric().with_variant(sa.Text(), "sqlite")
JSON = sa.JSON().with_variant(JSONB(), "postgresql")


def _promise() -> tuple[sa.Column[Any], ...]:
    """What claims and pledges have in common."""
    return (
        sa.Column("pledger", sa.Text(), nullable=False, comment="who promises, as a person would file it"),
        sa.Column("kind", sa.Text(), nullable=False, comment="donation, investment, financing, in_kind or target"),
        sa.Column("status", sa.Text(), nullable=False, comment="new, background or update"),
        sa.Column(
            "change", sa.Text(), nullable=True, comment="of an update: raised, cut, withdrawn, delayed or fulfilled"
        ),
        sa.Column(
            "confidence", sa.Double(), nullable=False, comment="probability that a careful reader would record it"
        ),
        sa.Column("also", JSON, nullable=False, comment="other names of the pledger"),
        sa.Column("joint", JSON, nullable=False, comment="other pledgers of the same pledge"),
        sa.Column("amount", EXACT, nullable=True, comment="the sum as printed, in whole currency units, exact"),
        sa.Column("currency", sa.Text(), nullable=True, comment="ISO 4217 code of the sum"),
        sa.Column("qualifier", sa.Text(), nullable=True, comment="exact, about, at_least or up_to"),
        sa.Column("share", sa.Text(), nullable=True, comment='a share of money, such as "1% of annual revenue"'),
        sa.Column("usd_reported", EXACT, nullable=True, comment="US dollars printed beside the sum"),
        sa.Column("target_quantity", EXACT, nullable=True, comment="number of an aim that is not money"),
        sa.Column("target_unit", sa.Text(), nullable=True, comment="what the aim counts; set for every aim"),
        sa.Column("target_year", sa.Integer(), nullable=True, comment="year by which the aim is to be reached"),
        sa.Column("by", sa.Text(), nullable=True, comment="when it is to be done by: YYYY, YYYY-MM or YYYY-MM-DD"),
        sa.Column("years", sa.Integer(), nullable=True, comment="duration in years"),
        sa.Column(
            "announced", sa.Text(), nullable=True, comment="when the pledger said it: YYYY, YYYY-MM or YYYY-MM-DD"
        ),
        sa.Column("themes", JSON, nullable=False, comment="the public purposes"),
        sa.Column("recipient", sa.Text(), nullable=True, comment="who receives it, by name"),
        sa.Column("region", JSON, nullable=False, comment="places it is meant for"),
        sa.Column("flags", JSON, nullable=False, comment="what a person should look at"),
    )


def upgrade() -> None:
    op.create_table(
        "alerts",
        sa.Column("id", sa.Integer(), nullable=False, comment="number of the alert"),
        sa.Column("key", sa.Text(), nullable=False, comment="idempotency key: one alert for one occasion"),
        sa.Column("pledge_id", sa.Integer(), nullable=False, comment="the pledge's number when the alert was raised"),
        sa.Column("reason", sa.Text(), nullable=False, comment="what happened: new, raised, cut ..."),
        sa.Column("rule", sa.Text(), nullable=False, comment="the rule of alerts.toml that chose it"),
        sa.Column("payload", JSON, nullable=False, comment="the alert with its pledge as it then was"),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False, comment="when the pledge changed"),
        sa.PrimaryKeyConstraint("id", name="pk_alerts"),
        sa.UniqueConstraint("key", name="uq_alerts_key"),
        comment="the outbox: what people are to be told",
    )
    op.create_index("ix_alerts_pledge_id", "alerts", ["pledge_id"])

    op.create_table(
        "articles",
        sa.Column("id", sa.Integer(), nullable=False, comment="number of the article"),
        sa.Column("url", sa.Text(), nullable=False, comment="canonical URL"),
        sa.Column("outlet", sa.Text(), nullable=False, comment="who published it"),
        sa.Column("title", sa.Text(), nullable=False, comment="headline"),
        sa.Column("text", sa.Text(), nullable=False, comment="the article's text, paragraphs parted by empty lines"),
        sa.Column("published", sa.Date(), nullable=True, comment="day of publication as the outlet printed it"),
        sa.Column(
            "published_from",
            sa.Text(),
            nullable=True,
            comment="where that day was found: feed, json-ld, meta, htmldate, url or given",
        ),
        sa.Column("language", sa.Text(), nullable=True, comment="language of the text, if known"),
        sa.Column("flags", JSON, nullable=False, comment="what is odd about the page: paywall, stub ..."),
        sa.Column("fetched", sa.DateTime(timezone=True), nullable=False, comment="when the page came over the wire"),
        sa.Column("recorded", sa.DateTime(timezone=True), nullable=False, comment="when the article was stored"),
        sa.Column(
            "text_group",
            sa.Integer(),
            nullable=True,
            comment="smallest id of the articles whose texts are near copies of this one; null without claims",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_articles"),
        sa.UniqueConstraint("url", name="uq_articles_url"),
        comment="articles that were read, with their text",
    )
    op.create_index("ix_articles_text_group", "articles", ["text_group"])

    op.create_table(
        "backfills",
        sa.Column("id", sa.Integer(), nullable=False, comment="number of the backfill"),
        sa.Column("key", sa.Text(), nullable=False, comment="source and options: asking for the same again resumes it"),
        sa.Column("source", sa.Text(), nullable=False, comment="what is read: a file, a folder"),
        sa.Column("options", JSON, nullable=False, comment="date range, whether alerts were asked for"),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False, comment="when it was first asked for"),
        sa.Column("finished", sa.DateTime(timezone=True), nullable=True, comment="when its source was read to the end"),
        sa.PrimaryKeyConstraint("id", name="pk_backfills"),
        sa.UniqueConstraint("key", name="uq_backfills_key"),
        comment="lists of articles that a person asked to be read",
    )
    op.create_table(
        "decisions",
        sa.Column("id", sa.Integer(), nullable=False, comment="number of the decision, in order of arrival"),
        sa.Column("key", sa.Text(), nullable=False, comment="hash of its content: importing twice adds nothing"),
        sa.Column("kind", sa.Text(), nullable=False, comment="confirm, reject, same, different or correct"),
        sa.Column("subject", sa.Text(), nullable=False, comment="fingerprint of the claim it is about"),
        sa.Column("other", sa.Text(), nullable=True, comment="fingerprint of the other claim (same, different)"),
        sa.Column("field", sa.Text(), nullable=True, comment="the field that is corrected"),
        sa.Column("value", sa.Text(), nullable=True, comment="its right value"),
        sa.Column("who", sa.Text(), nullable=False, comment="who decided"),
        sa.Column("decided", sa.DateTime(timezone=True), nullable=False, comment="when"),
        sa.Column("why", sa.Text(), nullable=False, comment="for what reason, in the person's words"),
        sa.Column("undone", sa.DateTime(timezone=True), nullable=True, comment="when it was taken back, else null"),
        sa.PrimaryKeyConstraint("id", name="pk_decisions"),
        sa.UniqueConstraint("key", name="uq_decisions_key"),
        comment="what people decided; outranks every run",
    )
    op.create_index("ix_decisions_other", "decisions", ["other"])
    op.create_index("ix_decisions_subject", "decisions", ["subject"])

    op.create_table(
        "feeds",
        sa.Column("id", sa.Integer(), nullable=False, comment="number of the feed"),
        sa.Column("address", sa.Text(), nullable=False, comment="as feeds.opml has it; a move does not change it"),
        sa.Column("url", sa.Text(), nullable=False, comment="where the feed is now: permanent redirects are followed"),
        sa.Column("title", sa.Text(), nullable=False, comment="name of the feed"),
        sa.Column("group", sa.Text(), nullable=False, comment="heading that it stands under in feeds.opml"),
        sa.Column(
            "enabled", sa.Boolean(), nullable=False, comment="whether feeds.opml names it and has it switched on"
        ),
        sa.Column("state", sa.Text(), nullable=False, comment="new, ok, failing or retired"),
        sa.Column("note", sa.Text(), nullable=False, comment="what a person should know of it"),
        sa.Column("interval", sa.Integer(), nullable=False, comment="seconds between two polls while it works"),
        sa.Column("next_due", sa.DateTime(timezone=True), nullable=True, comment="when to poll next; null: at once"),
        sa.Column("last_polled", sa.DateTime(timezone=True), nullable=True, comment="when it was last asked"),
        sa.Column(
            "last_ok", sa.DateTime(timezone=True), nullable=True, comment="when it last answered and was understood"
        ),
        sa.Column("last_changed", sa.DateTime(timezone=True), nullable=True, comment="when it last held something new"),
        sa.Column("last_error", sa.Text(), nullable=True, comment="why the last poll failed, else null"),
        sa.Column("failures", sa.Integer(), nullable=False, comment="polls that failed in a row"),
        sa.Column("polls", sa.Integer(), nullable=False, comment="polls in all"),
        sa.Column("etag", sa.Text(), nullable=True, comment="validator from the last answer (RFC 9110, 8.8.3)"),
        sa.Column(
            "last_modified", sa.Text(), nullable=True, comment="validator from the last answer (RFC 9110, 8.8.2)"
        ),
        sa.Column("trust_validators", sa.Boolean(), nullable=False, comment="false: its 304 answers proved false"),
        sa.Column(
            "unmodified", sa.Integer(), nullable=False, comment="304 answers in a row since a body was last seen"
        ),
        sa.Column("body_hash", sa.Text(), nullable=True, comment="SHA-256 of the last body, in hexadecimal"),
        sa.Column("last_entries", JSON, nullable=False, comment="hashes of the addresses that the last poll saw"),
        sa.Column(
            "newest_published", sa.DateTime(timezone=True), nullable=True, comment="latest time among its entries"
        ),
        sa.Column(
            "gap", sa.Boolean(), nullable=False, comment="whether entries were missed between the last two polls"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_feeds"),
        sa.UniqueConstraint("address", name="uq_feeds_address"),
        comment="feeds that are followed, and how they behave",
    )
    op.create_index("ix_feeds_next_due", "feeds", ["next_due"])

    op.create_table(
        "pledges",
        sa.Column(
            "id",
            sa.Integer(),
            autoincrement=False,
            nullable=False,
            comment="stable number: that of the claim that founded the pledge",
        ),
        sa.Column(
            "state", sa.Text(), nullable=False, comment="active, review or rejected; only active ones count and alert"
        ),
        sa.Column("part_of", sa.Integer(), nullable=True, comment="the pledge that this one is a part of"),
        sa.Column("usd_amount", EXACT, nullable=True, comment="the sum in US dollars at the rate beside it"),
        sa.Column("usd_rate", EXACT, nullable=True, comment="US dollars for one unit of the currency"),
        sa.Column("usd_rate_date", sa.Date(), nullable=True, comment="day of that rate"),
        sa.Column("usd_rate_source", sa.Text(), nullable=True, comment="who published that rate"),
        sa.Column("evidence", JSON, nullable=False, comment="the sentences that carry it, in words"),
        sa.Column("first_seen", sa.DateTime(timezone=True), nullable=True, comment="when its first claim was recorded"),
        sa.Column("outlets", sa.Integer(), nullable=False, comment="outlets that told of it"),
        sa.Column(
            "texts",
            sa.Integer(),
            nullable=False,
            comment="independent texts among its articles: near copies count once",
        ),
        sa.Column("history", JSON, nullable=False, comment="announced, raised, cut ...: events in order"),
        sa.Column("because", JSON, nullable=False, comment="for each field the claim that it was taken from"),
        *_promise(),
        sa.PrimaryKeyConstraint("id", name="pk_pledges"),
        comment="one row a promise, derived from claims and decisions",
    )
    op.create_index("ix_pledges_part_of", "pledges", ["part_of"])

    op.create_table(
        "runs",
        sa.Column("name", sa.Text(), nullable=False, comment="kind of run: poll, backfill ..."),
        sa.Column("started", sa.DateTime(timezone=True), nullable=False, comment="when it started"),
        sa.Column("finished", sa.DateTime(timezone=True), nullable=True, comment="when it ended; null: it did not"),
        sa.Column("summary", JSON, nullable=False, comment="what it did, in numbers"),
        sa.PrimaryKeyConstraint("name", name="pk_runs"),
        comment="the last run of each kind",
    )
    op.create_table(
        "backfill_items",
        sa.Column("backfill_id", sa.Integer(), nullable=False, comment="the backfill"),
        sa.Column("item", sa.Text(), nullable=False, comment="canonical URL or file of the item"),
        sa.Column("state", sa.Text(), nullable=False, comment="read, screened_out, out_of_range, failed or gone"),
        sa.Column("reason", sa.Text(), nullable=False, comment="why it failed: a short slug, else empty"),
        sa.Column("article_id", sa.Integer(), nullable=True, comment="the article that it led to"),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name="fk_backfill_items_article_id_articles", ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["backfill_id"], ["backfills.id"], name="fk_backfill_items_backfill_id_backfills", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("backfill_id", "item", name="pk_backfill_items"),
        comment="the items of backfills that were dealt with",
    )
    op.create_index("ix_backfill_items_article_id", "backfill_items", ["article_id"])
    op.create_index("ix_backfill_items_backfill_id_state", "backfill_items", ["backfill_id", "state"])

    op.create_table(
        "claims",
        sa.Column("id", sa.Integer(), nullable=False, comment="number of the claim"),
        sa.Column("article_id", sa.Integer(), nullable=False, comment="the article that says it"),
        sa.Column(
            "fingerprint",
            sa.Text(),
            nullable=False,
            comment="the same for the same claim in every database and run; decisions name it",
        ),
        sa.Column("recorded", sa.DateTime(timezone=True), nullable=False, comment="when the claim was stored"),
        sa.Column(
            "part_of", sa.Integer(), nullable=True, comment="the claim of the same article that this one is a part of"
        ),
        sa.Column(
            "family",
            sa.Integer(),
            nullable=True,
            comment="smallest number of the claims that must be resolved together with it",
        ),
        sa.Column(
            "evidence",
            JSON,
            nullable=False,
            comment="the sentences that carry it: [start, end, title|text] in the article's characters",
        ),
        sa.Column("evidence_text", JSON, nullable=False, comment="the same sentences in words"),
        sa.Column(
            "sources",
            JSON,
            nullable=False,
            comment="for each field the characters it was read from: {field: [[start, end, part], ...]}",
        ),
        *_promise(),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name="fk_claims_article_id_articles", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["part_of"], ["claims.id"], name="fk_claims_part_of_claims"),
        sa.PrimaryKeyConstraint("id", name="pk_claims"),
        sa.UniqueConstraint("fingerprint", name="uq_claims_fingerprint"),
        comment="what one article says of one pledge",
    )
    op.create_index("ix_claims_article_id", "claims", ["article_id"])
    op.create_index("ix_claims_family", "claims", ["family"])
    op.create_index("ix_claims_part_of", "claims", ["part_of"])

    op.create_table(
        "deliveries",
        sa.Column("id", sa.Integer(), nullable=False, comment="number of the delivery"),
        sa.Column("alert_id", sa.Integer(), nullable=False, comment="the alert"),
        sa.Column("channel", sa.Text(), nullable=False, comment="name of the channel in alerts.toml"),
        sa.Column("state", sa.Text(), nullable=False, comment="pending, sent or given_up"),
        sa.Column("tries", sa.Integer(), nullable=False, comment="tries so far"),
        sa.Column(
            "next_try", sa.DateTime(timezone=True), nullable=False, comment="while pending: not to be tried before"
        ),
        sa.Column("last_error", sa.Text(), nullable=False, comment="why the last try failed, else empty"),
        sa.Column("sent", sa.DateTime(timezone=True), nullable=True, comment="when it was delivered"),
        sa.ForeignKeyConstraint(["alert_id"], ["alerts.id"], name="fk_deliveries_alert_id_alerts", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_deliveries"),
        sa.UniqueConstraint("alert_id", "channel", name="uq_deliveries_alert_id_channel"),
        comment="each alert's way over each of its channels",
    )
    op.create_index("ix_deliveries_state_next_try", "deliveries", ["state", "next_try"])

    op.create_table(
        "entries",
        sa.Column("id", sa.Integer(), nullable=False, comment="number of the entry, in order of arrival"),
        sa.Column("url", sa.Text(), nullable=False, comment="canonical URL: one story, one entry"),
        sa.Column("address", sa.Text(), nullable=False, comment="the URL as the feed gave it: what is fetched"),
        sa.Column("feed_id", sa.Integer(), nullable=True, comment="the feed that handed it on first"),
        sa.Column("title", sa.Text(), nullable=False, comment="title in the feed"),
        sa.Column("summary", sa.Text(), nullable=False, comment="summary in the feed (HTML, untrusted)"),
        sa.Column(
            "content",
            sa.Text(),
            nullable=False,
            comment="full text in the feed (HTML, untrusted); emptied when the entry is done with",
        ),
        sa.Column("published", sa.DateTime(timezone=True), nullable=True, comment="time of publication in the feed"),
        sa.Column("recorded", sa.DateTime(timezone=True), nullable=False, comment="when the entry was first seen"),
        sa.Column("state", sa.Text(), nullable=False, comment="pending, screened_out, read, failed or gone"),
        sa.Column("reason", sa.Text(), nullable=False, comment="why it failed or waits: a short slug, else empty"),
        sa.Column("tries", sa.Integer(), nullable=False, comment="failed tries so far"),
        sa.Column(
            "next_try", sa.DateTime(timezone=True), nullable=False, comment="while pending: not to be fetched before"
        ),
        sa.Column("article_id", sa.Integer(), nullable=True, comment="the article that it led to"),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name="fk_entries_article_id_articles", ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["feed_id"], ["feeds.id"], name="fk_entries_feed_id_feeds", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name="pk_entries"),
        sa.UniqueConstraint("url", name="uq_entries_url"),
        comment="the work queue: every address that a feed handed on, once",
    )
    op.create_index("ix_entries_article_id", "entries", ["article_id"])
    op.create_index("ix_entries_feed_id", "entries", ["feed_id"])
    op.create_index("ix_entries_state_next_try_id", "entries", ["state", "next_try", "id"])

    op.create_table(
        "pledge_redirects",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="the number it had"),
        sa.Column("pledge_id", sa.Integer(), nullable=False, comment="the pledge that it is now"),
        sa.ForeignKeyConstraint(
            ["pledge_id"], ["pledges.id"], name="fk_pledge_redirects_pledge_id_pledges", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_pledge_redirects"),
        comment="numbers of pledges that were merged into others",
    )
    op.create_index("ix_pledge_redirects_pledge_id", "pledge_redirects", ["pledge_id"])

    op.create_table(
        "sketches",
        sa.Column(
            "hash",
            sa.BigInteger(),
            autoincrement=False,
            nullable=False,
            comment="hash of a shingle, as a signed 64-bit number",
        ),
        sa.Column("article_id", sa.Integer(), nullable=False, comment="the article whose text holds it"),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name="fk_sketches_article_id_articles", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("hash", "article_id", name="pk_sketches"),
        comment="near-duplicate index: shingle hashes of the texts that hold claims",
    )
    op.create_index("ix_sketches_article_id", "sketches", ["article_id"])

    op.create_table(
        "claim_blocks",
        sa.Column("block", sa.Text(), nullable=False, comment="pledger, size and year, coarsely"),
        sa.Column("claim_id", sa.Integer(), nullable=False, comment="a claim in it"),
        sa.ForeignKeyConstraint(
            ["claim_id"], ["claims.id"], name="fk_claim_blocks_claim_id_claims", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("block", "claim_id", name="pk_claim_blocks"),
        comment="keys under which claims are found by those that may be the same pledge",
    )
    op.create_index("ix_claim_blocks_claim_id", "claim_blocks", ["claim_id"])

    op.create_table(
        "pledge_claims",
        sa.Column("claim_id", sa.Integer(), autoincrement=False, nullable=False, comment="the claim"),
        sa.Column("pledge_id", sa.Integer(), nullable=False, comment="its pledge"),
        sa.ForeignKeyConstraint(
            ["claim_id"], ["claims.id"], name="fk_pledge_claims_claim_id_claims", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["pledge_id"], ["pledges.id"], name="fk_pledge_claims_pledge_id_pledges", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("claim_id", name="pk_pledge_claims"),
        comment="which pledge a claim belongs to",
    )
    op.create_index("ix_pledge_claims_pledge_id", "pledge_claims", ["pledge_id"])
