"""Health, numbers, API and feeds of the running product: two processes, real sockets, a second listener."""

import json
import socket

import pytest
from prometheus_client.parser import text_string_to_metric_families
from rooms_up import ask, environment, expect, room_up, unreachable

pytestmark = pytest.mark.long


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def test_the_running_product_opens_its_doors(tmp_path):
    """Ready once the writer lives; numbers on the second listener alone; not ready within a look once it is gone."""
    port = free_port()
    env = environment(tmp_path, catalogue=unreachable(), admin_port=port)
    with room_up(tmp_path, env=env) as room:
        expect(lambda: f"Metrics: http://127.0.0.1:{port}/metrics" in room.said, what="where the numbers are")
        ready = expect(lambda: room.get("/readyz"), lambda reply: reply[0] == 200, what="readiness")
        assert json.loads(ready[2])["ready"] is True
        assert room.get("/healthz")[0] == 200
        assert room.get("/metrics")[0] == 404

        def fetches():
            status, _, text = ask(f"http://127.0.0.1:{port}/metrics")
            assert status == 200
            return {
                (sample.name, *sample.labels.values()): sample.value
                for family in text_string_to_metric_families(text)
                for sample in family.samples
            }

        found = expect(fetches, lambda n: n["wireroom_fetches_total", "feed", "failed"] >= 3.0, what="failed fetches")
        assert found["wireroom_ready",] == 1.0
        assert found["wireroom_feeds",] == 3.0
        assert found["wireroom_database_bytes",] > 0
        details = json.loads(ask(f"http://127.0.0.1:{port}/health")[2])
        assert details["writer"]["feeds"] == 3
        assert len(json.loads(room.get("/api/v1/sources")[2])["items"]) == 3
        assert room.get("/feeds/front.atom")[1]["content-type"].startswith("application/atom+xml")
        assert room.stop() == 0


def test_a_taken_port_for_numbers_is_told(tmp_path):
    """In one line, with a free one."""
    import subprocess
    import sys

    from rooms_up import ROOT

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        env = environment(tmp_path, catalogue=unreachable(), admin_port=port)
        done = subprocess.run(
            [sys.executable, "-m", "wireroom", "up"],
            cwd=ROOT,
            env=env,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
    assert done.returncode == 1
    assert f"port {port} is taken" in done.stderr
    assert "--admin " in done.stderr
