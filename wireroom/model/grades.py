"""The scale of reliability: what the letters mean, and how sure each is."""

#: Reliability in numbers: what a letter weighs as evidence, and the share of claims that held up which earns it.
RELIABILITY = {"A": 0.95, "B": 0.80, "C": 0.60, "D": 0.35, "E": 0.10}

RELIABILITY_WORDS = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability unknown",
}
CREDIBILITY_WORDS = {
    1: "confirmed by others",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "credibility unknown",
}
