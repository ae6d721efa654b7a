"""Where everything is kept: SQLite by default, PostgreSQL by URL.

with Store("sqlite:///data/pledgewatch.db") as store:
    with store.read() as found:
        for pledge in found.pledges.walk():
            ...
"""

from pledgewatch.store.errors import (
    AlreadyRunningError,
    CannotOpenError,
    DatabaseURLError,
    NewerSchemaError,
    StoreError,
)
from pledgewatch.store.store import Store, Transaction

__all__ = [
    "AlreadyRunningError",
    "CannotOpenError",
    "DatabaseURLError",
    "NewerSchemaError",
    "Store",
    "StoreError",
    "Transaction",
]
