"""Who holds which office in the fictional world, as of any demo day.

The table beside the content has the form that `claims.table` reads, with its dates written as days before or after the
demo day ("day-21"), so that a minister who left three weeks ago has done so on whatever date the day is played.
"""

import datetime as dt
import re
from pathlib import Path

from wireroom.claims.table import Table
from wireroom.demo.days import at_time
from wireroom.demo.world import WIRE

_DAY = re.compile(r'"day([+-]\d+)"')


def office_file(day_start: float, folder: Path = WIRE) -> bytes:
    """Give the fictional offices for the demo day that begins at `day_start` (UTC seconds since 1970), as a file."""
    today = at_time(day_start, 0).date()

    def date(mark: re.Match[str]) -> str:
        return f'"{today + dt.timedelta(days=int(mark[1]))}"'

    return _DAY.sub(date, (folder / "offices.json").read_text("utf-8")).encode()


def office_table(day_start: float, folder: Path = WIRE) -> Table:
    """Give the same as a table, to lay over the one that comes with the package.

    Raises:
        ParseError: If the file is not such a table.
    """
    return Table.load(office_file(day_start, folder))
