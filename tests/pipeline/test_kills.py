"""R2: a kill at any moment loses nothing that was acknowledged. The writers are real processes; the kills are real."""

import os
import random
import signal
import subprocess
import sys
import time

import killed_writer
import pytest

from wireroom import app
from wireroom.log.sqlite import SqliteLog
from wireroom.pipeline.replaying import rebuild
from wireroom.store.backup import check
from wireroom.store.bodies import SqliteBodies
from wireroom.store.connect import open_reader
from wireroom.store.digest import differences

#: Kills in all; each falls at another moment after the first acknowledged article of its run.
KILLS = int(os.environ.get("KILLS", "40"))


@pytest.mark.long
def test_r2_forty_kills_lose_nothing_that_was_acknowledged(tmp_path, request):
    """However slow the machine is: a writer writes until it is killed, and any moment will do."""
    seeded = request.config.pluginmanager.hasplugin("randomly")
    chance = random.Random(request.config.getoption("randomly_seed", 0) if seeded else 0)
    path = tmp_path / "wireroom.db"
    acknowledged = kill_again_and_again(path, chance)
    assert len(acknowledged) >= KILLS
    check(path)
    reader = app.open_reader(path)
    missing = [article for article in acknowledged if reader.article(article) is None]
    assert missing == []
    for article, step in acknowledged.items():
        hits = reader.search(f"{step}x", tab="articles").hits
        assert article in [hit.member.article_id for hit in hits], "an acknowledged article is found by its words"
        assert reader.article(article).story is not None, "an acknowledged article stands in a story"
    reader.close()
    _log_and_tables_agree(path)


def kill_again_and_again(path, chance):
    """Give the articles that were acknowledged by any of the writers, each with its number."""
    acknowledged = {}
    program = [sys.executable, killed_writer.__file__, str(path)]
    ours = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(
        program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1, env=ours
    ) as server:
        for _ in range(KILLS):
            server.stdin.write("another\n")
            writer = int(server.stdout.readline())
            for _line in range(chance.randint(1, 12)):
                article, step = server.stdout.readline().split()
                acknowledged[article] = step
            time.sleep(chance.uniform(0.0, 0.05))  # the moment within the next transactions
            os.kill(writer, signal.SIGKILL)
            while (line := server.stdout.readline()) != "dead\n":  # what it had said before was acknowledged too
                article, step = line.split()
                acknowledged[article] = step
        server.stdin.close()
    return acknowledged


def _log_and_tables_agree(path):
    """What the killed writers left is exactly what the log says."""
    connection = open_reader(path)
    fresh = app.open_room(":memory:")
    rebuild(SqliteLog(connection).read(), SqliteBodies(connection), fresh)
    assert differences(connection, fresh.connection) == {}
