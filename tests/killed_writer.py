"""A writer that is made to be killed: each line that comes in forks one, with everything loaded; run by test_kills.

It says its process id, then "article step" for each article that was acknowledged, and goes on until it is killed;
then "dead" is said for it. A line is written at once or not at all.
"""

import os
import sys
from pathlib import Path

from newsrooms import BUDGET, FERRY, FERRY_AGAIN, MORNING, open_intake, reading, take


def write(path):
    """Take articles and say which ones were."""
    intake = open_intake(path)
    step = intake.room.reader.head().articles
    while True:
        yield _take(intake, step), step
        if step % 10 == 0:
            intake.newsroom.minutes([MORNING + step])
        if step % 25 == 0:
            intake.newsroom.checkpoint()
        step += 1


def _take(intake, step):
    text = (FERRY, BUDGET, FERRY_AGAIN)[step % 3]
    made = reading(f"Report {step} of the day", *text, f"Filed under number {step}x.", published=MORNING)
    return take(intake, f"n{step}", made, source=f"outlet{step % 7}.example", seen=MORNING + step)


def say(*words):
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


def main(path):
    next(write(":memory:"))  # what is loaded with the first article is loaded here, once
    for _ in sys.stdin:
        child = os.fork()
        if not child:
            say(os.getpid())
            for article, step in write(path):
                say(article, step)
        os.waitpid(child, 0)
        say("dead")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
