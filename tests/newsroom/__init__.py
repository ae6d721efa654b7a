"""A real HTTP news site on loopback, for the demo and the tests.

    with Newsroom() as newsroom:                      # our sample articles
        settings = FetchSettings(allow_private=newsroom.networks)
        poll(newsroom.feeds)
        newsroom.requests                             # what was asked for, and how it was answered

``Newsroom(articles, hosts=12)`` publishes any articles in the format of the labelled corpora: one outlet, one feed,
spread over so many hosts. ``Newsroom(faults=FAULTS)`` adds a host for each thing that goes wrong on the web.
``sample_articles()`` gives the sample with the labels that say what a careful reader finds in it; ``seed_article()``
the one story that the project was started from. (An article that is not in English is labelled as holding none.)
"""

from tests.newsroom.articles import ArticleDict, sample_articles, seed_article
from tests.newsroom.faults import FAULTS
from tests.newsroom.server import Newsroom, Request

__all__ = ["FAULTS", "ArticleDict", "Newsroom", "Request", "sample_articles", "seed_article"]
