"""Write the expected values of small feeds in `tests/feeds/pairs` anew: `python scripts/refresh_pairs.py [NAME...]`.

What it writes is what we read now; whoever runs it compares it with the document before keeping it.
"""

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from feed_pairs import documents, reading_of

for path in documents():
    if len(sys.argv) == 1 or path.name in sys.argv[1:]:
        told = json.dumps(reading_of(path), ensure_ascii=False, indent=1, sort_keys=True)
        path.with_name(path.name + ".want.json").write_text(told + "\n")
        print(path.name)
