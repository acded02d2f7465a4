"""Importing this module loads and uses once all that workers need, so that no job pays for it.

Meant for the fork server and for workers alone: models and tables of languages and dates come into memory.
"""

import os

# One job uses one core; libraries that start threads as they load are told so before they do.
for _name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
    os.environ.setdefault(_name, "1")

import dateparser  # noqa: E402  # after the environment

from wireroom.pipeline import jobs  # noqa: E402
from wireroom.text.tell_language import language_of  # noqa: E402

#: What is ready.
LOADED = (jobs, dateparser)

dateparser.parse("3 May 2024", languages=["en"])
language_of("The ferry stays in port until the strait opens again on Friday")
