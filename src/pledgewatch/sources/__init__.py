"""Where entries come from: feeds, lists of feeds, and plain lists."""

from pledgewatch.sources.feed import NotAFeedError, ParsedFeed, parse_feed
from pledgewatch.sources.listing import BadListingError, ListedItem, SavedPage, Unusable, read_lines, read_listing
from pledgewatch.sources.opml import BadOpmlError, FeedAddress, parse_opml, read_opml, write_opml
from pledgewatch.sources.poll import FeedPoll, fetch_feed
from pledgewatch.sources.polling import is_due

__all__ = [
    "BadListingError",
    "BadOpmlError",
    "FeedAddress",
    "FeedPoll",
    "ListedItem",
    "NotAFeedError",
    "ParsedFeed",
    "SavedPage",
    "Unusable",
    "fetch_feed",
    "is_due",
    "parse_feed",
    "parse_opml",
    "read_lines",
    "read_listing",
    "read_opml",
    "write_opml",
]
