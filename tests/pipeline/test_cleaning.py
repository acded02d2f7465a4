"""A new policy of the sanitiser reaches what is kept, in the background, and nothing else changes (S21)."""

import asyncio
from dataclasses import replace

from newsrooms import FERRY, MORNING, open_intake, reading, room_of, take

from wireroom.pipeline import cleaning
from wireroom.pipeline.cleaning import BATCH, clean_all, clean_batch, of_present_policy
from wireroom.pipeline.replaying import rebuild
from wireroom.store.digest import digest
from wireroom.text.sanitise import POLICY

OLD = '<p>Harbour <a href="https://a.example/">open</a><marquee>!</marquee><a href="/relative">x</a></p>'
REL = 'rel="noopener noreferrer nofollow ugc"'
NEW = f'<p>Harbour <a href="https://a.example/" {REL}>open</a>!<a {REL}>x</a></p>'


def filled(articles):
    """A room whose readings were made by an earlier policy."""
    intake = open_intake()
    for number in range(articles):
        made = reading(f"Ferry {number}", *FERRY, html=OLD, policy=POLICY - 1)
        take(intake, f"n{number}", made, source="a.example", seen=MORNING + number)
    return intake


def readings(intake):
    rows = room_of(intake).connection.execute("SELECT hash, policy FROM bodies").fetchall()
    return {body: (policy, intake.room.bodies.get(body)) for body, policy in rows}


def test_s21_old_entries_are_sanitised_anew_in_the_background(monkeypatch):
    monkeypatch.setattr(cleaning, "PAUSE_S", 0.0)
    intake = filled(2 * BATCH + 3)
    before = digest(room_of(intake).connection)

    async def on_desk(act, *args):
        return act(*args)

    asyncio.run(clean_all(intake.room, on_desk))
    after = readings(intake)
    assert len(after) == 2 * BATCH + 3
    assert {(policy, made.policy) for policy, made in after.values()} == {(POLICY, POLICY)}
    assert {made.html for _, made in after.values()} == {NEW}
    assert digest(room_of(intake).connection) == before, "what was decided rests on texts, never on their HTML (S20)"


def test_text_and_what_is_cited_stay_as_they_are():
    old = reading("Ferry", *FERRY, html=OLD, policy=POLICY - 1)
    assert replace(of_present_policy(old), html=old.html, policy=old.policy) == old
    new = replace(old, policy=POLICY)
    assert of_present_policy(new) is new


def test_a_log_replays_after_its_readings_were_made_anew():
    """The log names a reading by the hash that it had at first."""
    intake = filled(5)
    while clean_batch(intake.room):
        pass
    fresh = open_intake()
    rebuild(intake.room.log.read(), intake.room.bodies, fresh.room)
    assert digest(room_of(fresh).connection) == digest(room_of(intake).connection)
    assert readings(fresh).keys() == readings(intake).keys()


def test_nothing_is_left_to_do_twice():
    intake = filled(3)
    assert [clean_batch(intake.room), clean_batch(intake.room)] == [3, 0]
