"""Wireroom: a self-hosted, real-time news platform."""

import os

__version__ = "0.1.0"

# Our matrices are small: further threads of the numeric library wait for each other, burn a third of the writer's time,
# and round sums differently, by their number. The library reads these as it is loaded: they are set before all else.
for _name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
    os.environ.setdefault(_name, "1")
