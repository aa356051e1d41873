"""What the answer boxes of the assessment booklets are about: for each tag its place in Section A.

The tags are stable names: a booklet that was filled in years ago is read like one of today. An authority may
word the questions as it likes; a box with a tag of its own is read too, under the title that it has.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

FAMILY: Final = "A.family."
CHILD: Final = "A.child."


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What the answers in a box are about."""

    topic: str
    """The topic of the block in Section A."""
    what: str
    """The question in a few words, for a report."""
    heading: str | None = None
    """The heading of the block, where the topic alone does not say it."""
    horizon: str | None = None
    """For hopes: how far ahead."""


def _family(what: str, *, heading: str | None = None) -> Question:
    return Question(topic="parent_views", what=what, heading=heading or what)


def _child(what: str) -> Question:
    return Question(topic="child_views", what=what, heading=what)


QUESTIONS: Final[Mapping[str, Question]] = MappingProxyType(
    {
        "A.family.strengths": Question(topic="strengths", what="What the child is good at"),
        "A.family.likes": _family("Likes and interests"),
        "A.family.talk": Question(topic="communication", what="How to talk with the child"),
        "A.family.story": Question(topic="history", what="The story so far"),
        "A.family.school": _family("Nursery, school or college"),
        "A.family.home": _family("Home"),
        "A.family.friends": _family("Play, friends and free time"),
        "A.family.health": _family("Health, sleep and feelings"),
        "A.family.hopes": Question(
            topic="aspirations", what="Hopes for the next years", horizon="short_term"
        ),
        "A.family.hopes_later": Question(topic="aspirations", what="Hopes for later", horizon="long_term"),
        "A.family.help": _family("What helps, and what does not"),
        "A.family.other": _family("Anything else"),
        "A.child.likes": _child("What I like"),
        "A.child.good_at": Question(topic="strengths", what="What I am good at", heading="What I am good at"),
        "A.child.people": _child("People who are important to me"),
        "A.child.talk": Question(
            topic="communication", what="How to talk with me", heading="How to talk with me"
        ),
        "A.child.school_good": _child("What is good at nursery, school or college"),
        "A.child.school_hard": _child("What is hard at nursery, school or college"),
        "A.child.feelings": _child("What makes me happy, sad or worried"),
        "A.child.alone": _child("What I want to do by myself"),
        "A.child.help": _child("What helps me"),
        "A.child.hopes": Question(
            topic="aspirations",
            what="What I want to do soon",
            heading="What I want to do soon",
            horizon="short_term",
        ),
        "A.child.hopes_later": Question(
            topic="aspirations",
            what="What I want to do when I am older",
            heading="What I want to do when I am older",
            horizon="long_term",
        ),
        "A.child.other": _child("What else I want to say"),
    }
)
"""The questions of our booklets by their tags, in the order of the booklets."""

PROMPTS: Final = ("Write here", "Click or tap here to enter text.", "Click here to enter text.")
"""What stands in a box that nobody wrote in: ours, and what Word puts into one that was emptied."""

ABOUT: Final = (
    "A.family.child",
    "A.family.who",
    "A.family.relation",
    "A.family.helper",
    "A.family.date",
    "A.child.who",
    "A.child.helper",
    "A.child.date",
)
"""Boxes about the booklet itself: who wrote it, with whom, when."""

ALONE: Final = "A.child.how_self"
IN_THEIR_PLACE: Final = "A.child.how_for"

HOW: Final[Mapping[str, str]] = MappingProxyType(
    {
        ALONE: "filled in alone",
        "A.child.how_told": "what was said, signed or shown written down by somebody else",
        IN_THEIR_PLACE: "written by somebody who knows the child well",
    }
)
"""Boxes to tick: how the child's booklet was filled in."""


def question(tag: str, title: str) -> Question:
    """What the box of that tag is about; one that an authority added is about what its title says."""
    if tag in QUESTIONS:
        return QUESTIONS[tag]
    what = title or tag.rpartition(".")[2].replace("_", " ")
    return _family(what) if tag.startswith(FAMILY) else _child(what)
