"""Which lines of a page speak of the page itself rather than of its news: newsletters, rights, consent, pictures?

Stems in the languages of most pages, as a hint for the judge (`nets`): an article may be about cookies or newsletters,
and whether a stem counts depends on all else that is known of a line.
"""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

# Such lines are short, and say at their beginning what they are.
MOST_CHARACTERS = 300

#: Groups of stems, lower case; a column each, in this order.
CUES: dict[str, tuple[str, ...]] = {
    "newsletter": ("newsletter", "subscri", "inbox", "abonn", "sign up", "mailing list", "suscri", "iscriv"),
    "rights": ("©", "copyright", "rights reserved", "vorbehalten", "réservés", "reservados", "republish", "terms of"),
    "consent": ("cookie", "privacy", "datenschutz", "consent", "personenbezogen", "externe", "javascript", "browser"),
    "networks": ("twitter", "facebook", "instagram", "whatsapp", "telegram", "youtube", "linkedin", "follow us"),
    "contact": ("@", "contact", "kontakt", "e-mail", "email", "phone", "telefon"),
    "picture": ("photo", "foto", "getty", "shutterstock", "image", "bild:"),
    "more": (
        *(
            "read more",
            "read also",
            "related",
            "lesen sie",
            "mehr zum",
            "auch interessant",
            "lire aussi",
            "leggi anche",
        ),
        *("lea también", "leia também", "click here", "weiterlesen", "recommended", "more from", "see also"),
    ),
    "talk": ("comment", "kommentar", "log in", "sign in", "anmelden", "register", "share this"),
    "author": (
        *("reporter", "journalist", "correspondent", "contributed", "reporting by", "editing by", "redakteur"),
        *("about the author", "columnist", "freelance"),
    ),
    "advert": ("advert", "anzeige", "sponsor", "affiliate", "promo"),
    "address": ("http", "www."),
}


def cues_of(texts: Sequence[str]) -> NDArray[np.float32]:
    """Mark the lines that hold stems of each group.

    Returns:
        float32 (texts, groups).

    >>> cues_of(["The strait stays closed.", "Sign up for our newsletter"])[:, 0].tolist()
    [0.0, 1.0]
    """
    lines = [text[:MOST_CHARACTERS] for text in texts]
    page = "\n".join(lines)
    lower = page.lower()
    if len(lower) != len(page):  # a few letters become two
        lines = [line.lower() for line in lines]
        lower = "\n".join(lines)
    starts = list(accumulate((len(line) + 1 for line in lines[:-1]), initial=0))
    marks = np.zeros((len(lines), len(CUES)), np.float32)
    for column, stems in enumerate(CUES.values()):
        for stem in stems:
            at = lower.find(stem)
            while at >= 0:
                line = bisect_right(starts, at) - 1
                marks[line, column] = 1
                at = lower.find(stem, starts[line] + len(lines[line]))
    return marks
