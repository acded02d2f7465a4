"""Charts drawn on the server: their words can be read."""

import itertools
import re

from hypothesis import given
from hypothesis import strategies as st

from wireroom.model.views import WireBar
from wireroom.web.charts import wire

# No letter of the labels is wider: 12 px of the site's sans, 15 in the narrowest drawing.
LETTER = {354: 7.5, 760: 6.8, 1200: 6.8}
LABEL = re.compile(r"<text ([^>]*)>([^<]*)</text>")
START = 1_790_000_000 // 3600 * 3600.0


def spans(drawn, width):
    """Give each label's line (y) with where it begins and ends."""
    for given_, words in LABEL.findall(drawn):
        place = dict(re.findall(r'([\w-]+)="([^"]*)"', given_))
        long, x = len(words) * LETTER[width], float(place["x"])
        begin = {"middle": x - long / 2, "end": x - long}.get(place.get("text-anchor", "start"), x)
        yield float(place["y"]), begin, begin + long, words


bars = st.lists(
    st.tuples(st.integers(0, 60), st.sampled_from([False] * 5 + [True]), st.sampled_from([False] * 5 + [True])),
    min_size=1,
    max_size=144,
)


@given(bars, st.sampled_from([(354, 3, 6), (760, 1, 3), (1200, 1, 3)]))
def test_no_two_labels_of_the_wire_lie_upon_each_other(given_, drawing):
    """Whatever the day brought: hours, the first reading, the highest bar, what broke and when we were off."""
    width, merge, every = drawing
    day = [
        WireBar(start=START + n * 600, articles=total, breaking=hot, off=off)
        for n, (total, hot, off) in enumerate(given_)
    ]
    labels = sorted(spans(str(wire(day, width, merge=merge, label_every=every)), width))
    for (line, _, end, words), (next_line, begin, _, next_words) in itertools.pairwise(labels):
        assert line != next_line or end <= begin, (words, next_words)


def test_what_broke_is_named_at_its_bar():
    """Also under the caption, where the name goes to the foot line."""
    for bar in (40, 100):
        day = [WireBar(start=START + n * 600, articles=3, breaking=n == bar, off=False) for n in range(144)]
        at = [(begin + end) / 2 for _, begin, end, words in spans(str(wire(day, 1200)), 1200) if "breaking" in words]
        assert len(at) == 1
        assert abs(at[0] - 1200 / 144 * (bar + 0.5)) < 2
