"""Numbers as plans write them: in figures, in words, as halves."""

from __future__ import annotations

WORDS = {
    "a": 1.0, "an": 1.0, "one": 1.0, "two": 2.0, "three": 3.0, "four": 4.0, "five": 5.0, "six": 6.0,
    "seven": 7.0, "eight": 8.0, "nine": 9.0, "ten": 10.0, "eleven": 11.0, "twelve": 12.0, "thirteen": 13.0,
    "fourteen": 14.0, "fifteen": 15.0, "sixteen": 16.0, "seventeen": 17.0, "eighteen": 18.0, "nineteen": 19.0,
    "twenty": 20.0, "thirty": 30.0, "forty": 40.0, "fifty": 50.0, "sixty": 60.0, "ninety": 90.0,
    "once": 1.0, "twice": 2.0, "thrice": 3.0, "half": 0.5, "both": 2.0, "single": 1.0,
}  # fmt: skip

_UNITS = "one|two|three|four|five|six|seven|eight|nine"
CARDINAL = (
    r"(?:\d+(?:\.\d+)?½?|½|"
    rf"(?:twenty|thirty|forty|fifty|sixty|ninety)(?:[- ](?:{_UNITS}))?|"
    r"ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|"
    rf"(?:{_UNITS})(?: and a half)?|a hundred)"
)
"""A pattern for a whole or half number in figures or words; `a` and `an` are left to the caller."""


def value(words: str) -> float | None:
    """The number that the words give, or None.

    >>> value("twenty-five"), value("one and a half"), value("2½"), value("32.5"), value("many")
    (25.0, 1.5, 2.5, 32.5, None)
    """
    text = words.strip().lower().replace("½", ".5")
    try:
        return float(text)
    except ValueError:
        pass
    half = text.endswith(" and a half")
    parts = text.removesuffix(" and a half").replace("-", " ").split()
    if not parts or any(part not in WORDS for part in parts):
        return None
    return sum(WORDS[part] for part in parts) + (0.5 if half else 0.0)
