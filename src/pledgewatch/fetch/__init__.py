"""The only code that talks to the network: one client, an address guard, robots.txt, pacing, validators."""

from pledgewatch.fetch.client import Client
from pledgewatch.fetch.clock import Clock
from pledgewatch.fetch.errors import FetchError
from pledgewatch.fetch.headers import max_age
from pledgewatch.fetch.response import Response

__all__ = ["Client", "Clock", "FetchError", "Response", "max_age"]
