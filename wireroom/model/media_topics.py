"""Our sections in the vocabulary that news agencies share: IPTC Media Topics.

Facts only: identifiers of https://cv.iptc.org/newscodes/mediatopic/ (IPTC NewsCodes, CC BY 4.0).
"""

#: Where the identifiers are explained; the identifier without "medtop:" follows it.
SCHEME = "http://cv.iptc.org/newscodes/mediatopic/"

#: Section -> the topics that it holds, the one that says it best first.
MEDIA_TOPICS: dict[str, tuple[str, ...]] = {
    # conflict, war and peace; disaster, accident and emergency incident; crime, law and justice; society; religion
    "world": ("medtop:16000000", "medtop:03000000", "medtop:02000000", "medtop:14000000", "medtop:12000000"),
    "politics": ("medtop:11000000",),
    # economy, business and finance; labour
    "business": ("medtop:04000000", "medtop:09000000"),
    # technology and engineering
    "technology": ("medtop:20000756",),
    # science and technology; environment; weather
    "science": ("medtop:13000000", "medtop:06000000", "medtop:17000000"),
    "health": ("medtop:07000000",),
    # arts, culture, entertainment and media
    "entertainment": ("medtop:01000000",),
    "sports": ("medtop:15000000",),
    # lifestyle and leisure; human interest
    "lifestyle": ("medtop:10000000", "medtop:08000000"),
}

#: Topic -> our section, the other way round. Education stands under none of ours.
SECTION_OF_TOPIC = {topic: section for section, topics in MEDIA_TOPICS.items() for topic in topics}
