"""What does this article pledge? ``spot(article)`` gives its claims; the words it knows stand in ``lexicon/``."""

from pledgewatch.spot.spotter import BELIEVED, spot

__all__ = ["BELIEVED", "spot"]
