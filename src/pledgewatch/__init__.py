"""pledgewatch: follows news feeds, spots new corporate pledges, keeps one record a pledge, tells people.

>>> from pledgewatch import Article, spot
"""

from pledgewatch.model import Article
from pledgewatch.spot import spot

__all__ = ["Article", "spot"]
