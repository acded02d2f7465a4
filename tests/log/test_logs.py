"""Every log keeps the same promise."""

import apsw
import pytest

from wireroom.log.memory import MemoryLog
from wireroom.log.sqlite import SCHEMA, SqliteLog
from wireroom.model.events import MinutePassed
from wireroom.testing.log_suite import check_log


def sqlite_log() -> SqliteLog:
    connection = apsw.Connection(":memory:")
    connection.execute(SCHEMA)
    return SqliteLog(connection)


@pytest.mark.parametrize("make", [MemoryLog, sqlite_log])
def test_a_log_is_dense_ordered_and_can_be_resumed(make):
    check_log(make)


def test_a_number_is_never_given_twice():
    """Two writers on one table would break the order; the table itself refuses."""
    log = sqlite_log()
    log.append([MinutePassed(at=1.0)])
    with pytest.raises(apsw.ConstraintError):
        log._connection.execute("INSERT INTO events VALUES (1, 0.0, 'MinutePassed', 1, x'7b7d')")
