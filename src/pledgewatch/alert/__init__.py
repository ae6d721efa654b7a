"""Pledges become alerts here: which changes people want to be told of, in what words, and the way to them.

Reads the nouns of :mod:`pledgewatch.model` only. The outbox that makes delivery sure lives in the store, and
the pipeline carries alerts between the two.
"""

from pledgewatch.alert.config import AlertConfigError, load_channels, load_rules
from pledgewatch.alert.delivery import Channel, Outcome, deliver, next_try
from pledgewatch.alert.message import Format, Message, render, terminal_line
from pledgewatch.alert.reasons import Reason
from pledgewatch.alert.rules import Rule, alerts_for

__all__ = [
    "AlertConfigError",
    "Channel",
    "Format",
    "Message",
    "Outcome",
    "Reason",
    "Rule",
    "alerts_for",
    "deliver",
    "load_channels",
    "load_rules",
    "next_try",
    "render",
    "terminal_line",
]
