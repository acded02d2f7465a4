"""R2: a kill at any moment loses nothing that was acknowledged. The writer is a real process; the kills are real."""

import random
import signal
import subprocess
import sys
import textwrap
import time

import pytest

from wireroom import app
from wireroom.store.backup import check
from wireroom.store.digest import differences

#: Kills in all; each falls at another moment after the first acknowledged article of its run.
KILLS = 40

WRITER = textwrap.dedent(
    """
    import sys
    sys.path.insert(0, {tests!r})
    from newsrooms import BUDGET, FERRY, FERRY_AGAIN, MORNING, open_intake, reading, take
    intake = open_intake({path!r})
    first = intake.room.reader.head().articles
    for step in range(first, first + 400):
        text = (FERRY, BUDGET, FERRY_AGAIN)[step % 3]
        made = reading(f"Report {{step}} of the day", *text, f"Filed under number {{step}}x.", published=MORNING)
        article = take(intake, f"n{{step}}", made, source=f"outlet{{step % 7}}.example", seen=MORNING + step)
        print(article, step, flush=True)
        if step % 10 == 0:
            intake.newsroom.minutes([MORNING + step])
        if step % 25 == 0:
            intake.newsroom.checkpoint()
    """
)


@pytest.mark.long
def test_r2_forty_kills_lose_nothing_that_was_acknowledged(tmp_path, request):
    chance = random.Random(
        request.config.getoption("randomly_seed", 0) if request.config.pluginmanager.hasplugin("randomly") else 0
    )
    path = tmp_path / "wireroom.db"
    script = WRITER.format(tests=str(request.config.rootpath / "tests"), path=str(path))
    acknowledged: dict[str, str] = {}
    for _ in range(KILLS):
        with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True) as process:
            wanted = chance.randint(1, 12)
            for _line in range(wanted):
                article, step = process.stdout.readline().split()
                acknowledged[article] = step
            time.sleep(chance.uniform(0.0, 0.05))  # the moment within the next transaction
            process.send_signal(signal.SIGKILL)
            rest = process.stdout.read().split("\n")
        acknowledged |= {line.split()[0]: line.split()[1] for line in rest if len(line.split()) == 2}
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


def _log_and_tables_agree(path):
    """What the killed writers left is exactly what the log says."""
    from wireroom.log.sqlite import SqliteLog
    from wireroom.pipeline.replaying import rebuild
    from wireroom.store.bodies import SqliteBodies
    from wireroom.store.connect import open_reader

    connection = open_reader(path)
    fresh = app.open_room(":memory:")
    rebuild(SqliteLog(connection).read(), SqliteBodies(connection), fresh)
    assert differences(connection, fresh.connection) == {}
