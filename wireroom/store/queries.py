"""Named queries: SQL lives in sql/*.sql, each with a comment that says what it gives.

A query begins with a line `-- name: what it gives` and ends before the next such line; `-- in:` names what it is given.
"""

import functools
import importlib.resources
import re
from typing import Any

import apsw

_NAME = re.compile(r"^-- (?!in:)([a-z_]+): ", re.MULTILINE)


@functools.cache
def queries(topic: str) -> dict[str, str]:
    """Return the queries of one file, by name."""
    text = (importlib.resources.files("wireroom.store") / "sql" / f"{topic}.sql").read_text("utf-8")
    starts = list(_NAME.finditer(text))
    ends = [match.start() for match in starts[1:]] + [len(text)]
    return {match[1]: text[match.start() : end].strip() for match, end in zip(starts, ends, strict=True)}


class Queries:
    """The queries of one file over one connection. Columns are typed where rows become records, not here."""

    def __init__(self, connection: apsw.Connection, topic: str) -> None:
        self.connection = connection
        self._sql = queries(topic)

    def rows(self, name: str, /, **values: object) -> list[Any]:
        """Run a query and return its rows as tuples."""
        return self.connection.execute(self._sql[name], values).fetchall()

    def value(self, name: str, /, **values: object) -> Any:
        """Run a query and return the first column of its first row; None without a row."""
        return self.connection.execute(self._sql[name], values).get

    def direct(self, sql: str, values: object = ()) -> list[Any]:
        """Run SQL that is made on the spot, and return its rows."""
        return self.connection.execute(sql, values).fetchall()  # type: ignore[arg-type]  # any of apsw's bindings
