"""As many women as men: half of them, in whatever words ("gender parity", "50:50")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from pledgewatch.spot.document import Document
from pledgewatch.spot.measures.quantity import Quantity

_SCREEN = frozenset(["women", "gender", "parity", "sexes", "female"])
_PARITY = re.compile(
    r"gender[\s-](?:parity|balance)(?:,?\s50[:/–-]50)?"
    r"|(?:as\smany|equal\snumbers?\sof)\s(?:women\s(?:as|and)\smen|men\s(?:as|and)\swomen)"
    r"|(?:parity|balance)\s(?:between|of)\s(?:the\s(?:two\s)?sexes|the\sgenders|women\sand\smen|men\sand\swomen)"
    r"|50[:/–-]50(?=[^.;\n]{0,60}\b(?:women|female|gender|sexes)\b)"
    r"|(?<=parity,\s)50[:/–-]50",
    re.IGNORECASE,
)
_HALF = Decimal(50)


def find_parity(doc: Document) -> Iterator[Quantity]:
    """Every mention, as half of the women that it is about."""
    if doc.vocabulary.isdisjoint(_SCREEN):
        return
    for m in _PARITY.finditer(doc.full):
        yield Quantity(m.start(), m.end(), _HALF, "% women")
