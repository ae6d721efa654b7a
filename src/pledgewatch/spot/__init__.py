"""What does this article pledge? ``spot(article)`` gives its claims; the words it knows stand in ``lexicon/``."""

from pledgewatch.spot.compiled import use_if_current

use_if_current()

from pledgewatch.spot.spotter import BELIEVED, spot  # noqa: E402 - which of its modules are imported is settled first

__all__ = ["BELIEVED", "spot"]
