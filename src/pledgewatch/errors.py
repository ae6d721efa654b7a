"""The root of every error that pledgewatch raises for a user to read."""


class PledgewatchError(Exception):
    """Something a user can act on. The message says what is wrong and what to do, in one line."""
