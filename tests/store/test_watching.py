"""Questions about situations are answered by their indexes, also when there are many."""

import re

import pytest
from newsrooms import open_intake, room_of

from wireroom.store.queries import queries

NAMED = {name: sql for name, sql in queries("watch").items() if "index: " in sql}


@pytest.mark.parametrize("name", NAMED)
def test_queries_use_the_indexes_that_their_comments_name(name):
    """A query whose comment names indexes is answered by each of them, never by reading the whole table."""
    sql = NAMED[name]
    values = dict.fromkeys(re.findall(r":([a-z_]+)", sql), 1)
    rows = room_of(open_intake()).connection.execute(f"EXPLAIN QUERY PLAN {sql}", values)
    plan = " ".join(str(row[3]) for row in rows)
    for index in sql.split("index: ")[1].split("\n")[0].split(", "):
        wanted = {"primary key": "USING", "unique id": "USING"}.get(index.strip(), index.strip())
        assert wanted in plan, f"{name}: {plan}"
