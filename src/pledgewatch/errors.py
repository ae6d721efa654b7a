"""The root of every error that pledgewatch raises for a user to read, and the two that a program asks for."""


class PledgewatchError(Exception):
    """Something a user can act on. The message says what is wrong and what to do, in one line."""


class ConfigError(PledgewatchError):
    """The configuration is missing or wrong. The message names the file or variable, the key and what is expected."""


class BusyError(PledgewatchError):
    """Another process is doing the same work; try again when it has ended."""
