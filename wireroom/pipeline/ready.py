"""Importing this module loads and uses once all that workers need, so that no job pays for it.

Meant for the fork server and for workers alone: models and tables of languages and dates come into memory.
"""

import gc

import dateparser

from wireroom.articles.nets import taught
from wireroom.pipeline import jobs
from wireroom.text.tell_language import language_of

#: What is ready.
LOADED = (jobs, dateparser)

taught()
dateparser.parse("3 May 2024", languages=["en"])
language_of("The ferry stays in port until the strait opens again on Friday")
# Workers are forked from here. A collection that touched what all share would give each a copy of its own.
gc.collect()
gc.freeze()
