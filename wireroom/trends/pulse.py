"""The pace of the room: how fast a young story usually grows.

It is learnt from the stories of the last day, by the times at which their reports were new, so that late ones land
where they belong. That the room as a whole is busy says nothing about one story: on a busy morning more stories open,
and each grows as ever. (Tried: the pace raised by how busy the last hour was. It hid morning bursts.)
"""

from collections.abc import Iterable

# A day: every hour of it has its own pace, and a day holds each once.
MEMORY = 86_400.0
# Before anything is learnt: one further report in four hours of a story's first six. The English stories of the
# labelled set og2021 get .28 an hour (234 stories); the room soon learns its own.
PACE = 0.25 / 3600.0
# How many reports' worth the guess above weighs against what the room shows.
PACE_WEIGHT = 6.0
# Stories are young for six hours: later ones are rarely taken up by newsrooms that had not reported them.
YOUNG = 6 * 3600.0


def usual_pace(stories: Iterable[tuple[float, ...]], now: float) -> float:
    """Say how many further reports a young story usually gets, in reports a second.

    Args:
        stories: Report times of each story that is to teach, oldest first; stories that broke are left out by the
            caller, so that a burst does not become the usual.
        now: The time up to which they were watched.
    """
    further, watched = PACE_WEIGHT, PACE_WEIGHT / PACE
    for times in stories:
        if not times or now - times[0] > MEMORY or now <= times[0]:
            continue
        end = min(now, times[0] + YOUNG)
        watched += end - times[0]
        further += sum(1 for at in times[1:] if at <= end)
    return further / watched
