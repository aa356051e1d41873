"""What families said in the calls after the final plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date as Date

from ehcp_docs.board.hiding import count
from ehcp_docs.board.model import Calls, Share
from ehcp_docs.case.help import Feedback

_MOST_THEMES = 5


def calls(found: Iterable[Feedback], first: Date, last: Date, small: int) -> Calls:
    """The calls of the period: how many, the mean mark, what was spoken of by more than a few."""
    held = [one for one in found if first <= one.on <= last]
    marks = [one.satisfaction for one in held if one.satisfaction is not None]
    themes = Counter(theme for one in held for theme in set(one.themes))
    often = sorted(themes.items(), key=lambda item: (-item[1], item[0]))
    return Calls(
        number=count(len(held), small),
        mean=round(sum(marks) / len(marks), 1) if len(marks) > small else None,
        themes=tuple(Share(title=theme, count=n, percent=None) for theme, n in often if n > small)[
            :_MOST_THEMES
        ],
    )
