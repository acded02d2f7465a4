"""Words for likelihood and for confidence, kept apart: how probable, and on how firm a ground that is said.

Source of the words and bounds: Intelligence Community Directive 203 (2015), section D.6.e.(2)(a).
"""

from dataclasses import dataclass

#: Upper bound of a band and its words; below the first and above the last the scale has none.
_BANDS = (
    (0.05, "almost no chance"),
    (0.20, "very unlikely"),
    (0.45, "unlikely"),
    (0.55, "roughly even chance"),
    (0.80, "likely"),
    (0.95, "very likely"),
)
_LAST = "almost certain"

CONFIDENCES = ("low", "moderate", "high")


@dataclass(frozen=True, slots=True)
class Confidence:
    """How firm the ground is, and what makes it so."""

    level: str
    reasons: tuple[str, ...]


def likelihood_words(probability: float) -> str:
    """Say a probability in words.

    Raises:
        ValueError: If it is not between 0 and 1.

    >>> likelihood_words(0.04), likelihood_words(0.05), likelihood_words(0.5), likelihood_words(0.97)
    ('almost no chance', 'very unlikely', 'roughly even chance', 'almost certain')
    """
    if not 0.0 <= probability <= 1.0:
        raise ValueError(f"a probability lies between 0 and 1, not at {probability}")
    return next((words for bound, words in _BANDS if probability < bound), _LAST)


def percent(probability: float) -> str:
    """Give a probability as readers are told it: whole per cents, never a false 0 or 100.

    >>> percent(0.004), percent(0.132), percent(0.9991)
    ('below 1 %', '13 %', 'above 99 %')
    """
    if probability < 0.01:
        return "below 1 %"
    return "above 99 %" if probability > 0.99 else f"{probability * 100:.0f} %"
