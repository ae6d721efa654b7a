"""The words of ``lexicon/changes.toml`` as parts of patterns."""

from __future__ import annotations

from functools import cache

from pledgewatch.spot.lexicon import load


@cache
def change_words() -> dict[str, str]:
    """By list of the lexicon an alternation of its phrases; and what these and numbers make together, as "has_met"."""
    words = {name: "|".join(phrases) for name, phrases in load("changes").items()}
    goal = rf"(?:{words['goals']}|undertaking)s?"
    count = "|".join(word for word in load("dates")["counts"] if word not in ("a", "an"))
    been_met = rf"(?<!needs )\b(?:been|was|were) (?:{words['attained']})"
    months = "|".join(load("dates")["months"])
    return words | {
        "goal": goal,
        "number": rf"(?:[^\W\d_]{{0,3}}\d|(?:{count}|half)\b)",
        "sum": rf"(?:[^\W\d_]{{0,3}}[^\w\s]?\d|(?:{count}|half|a (?:third|quarter|fifth|tenth|hundred|million))\b)",
        "to": rf"(?:by|to|until|till) (?:[\w-]+ ){{0,2}}?(?:20\d\d|(?i:{months}))\b",
        "has_met": rf"(?:{been_met}|\b(?:{goal}|it) (?:\w+ )?(?:{words['met']}))\b",
    }
