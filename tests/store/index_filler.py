"""Run by a test, which kills it: reads one article after the other and indexes it, and says so a line each."""

import itertools
import sys
from pathlib import Path

from newsrooms import MORNING, open_intake, reading, take

from wireroom import app
from wireroom.config import Settings

folder = Path(sys.argv[1])
intake = open_intake(folder / "wireroom.db")
indexing = app.make_indexing(Settings(data=folder))
began = intake.room.reader.head().articles
for n in itertools.count(began):
    title = f"The tide {'mark' if n % 2 else 'table'} {n}"
    take(intake, f"n{n}", reading(title, f"Nothing else is known of tide {n}."), source="harbour.example", seen=MORNING)
    indexing.catch_up()
    print(n, flush=True)
