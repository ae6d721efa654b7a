"""What can be wrong with the database, said so that a person knows what to do."""

from pledgewatch.errors import BusyError, ConfigError, PledgewatchError


class StoreError(PledgewatchError):
    """The database cannot be used."""


class DatabaseURLError(StoreError, ConfigError):
    """``[database] url`` names no database that pledgewatch can use."""


class CannotOpenError(StoreError):
    """The database is not there, or does not let us in."""


class NewerSchemaError(StoreError):
    """The database was written by a newer pledgewatch than this one."""


class AlreadyRunningError(StoreError, BusyError):
    """Another process is doing the same work on the same database."""
