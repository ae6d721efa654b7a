"""The sections of an article that tells of one company after another: what is dated in one is not dated in the next.

"Acme / On Saturday it gave $5m. … / Bolt / The bank will give $2m."
"""

from __future__ import annotations

import re

from pledgewatch.spot.document import Document, Sentence

#: A heading is no longer than this.
_WORDS = 7
#: One heading alone divides nothing from nothing.
_FEWEST = 2
#: "Clif Bar: 750,000 trees", "BANKS. In Boston …", "12:10 A search engine lends a hand"
_LABEL = re.compile(r"(?:[A-Z][\w&’'.-]*(?: [\w&’'.-]+){0,3}:|[A-Z]{3,}(?: [A-Z]{2,}){0,3}\.|\d\d?[:.]\d\d) ")


def sections(doc: Document) -> list[int]:
    """For each sentence the number of its section; 0 is what stands before the first and between items of lists."""
    out, last, number, alone = list[int](), 0, 0, False
    for sentence in doc.sentences:
        if sentence.index and doc.sentences[sentence.index - 1].paragraph != sentence.paragraph:
            heading = _is_heading(doc, sentence)
            if heading or sentence.is_list_item or _LABEL.match(doc.full, sentence.start):
                last += 1
                number, alone = last, not heading
            elif alone:
                number = 0
        out.append(number)
    return out if last >= _FEWEST else [0] * len(out)


def _is_heading(doc: Document, sentence: Sentence) -> bool:
    words = doc.full[sentence.start : sentence.end].rstrip()
    ends = sentence.end >= len(doc.full.rstrip()) or doc.full[sentence.end : sentence.end + 2].startswith("\n")
    return ends and sentence.last - sentence.first <= _WORDS and words[-1:] not in '.!?…”"’:;,'
