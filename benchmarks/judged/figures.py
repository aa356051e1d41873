"""The three figures of agreement, and the table they are shown in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def area_under_curve(good: Sequence[float], bad: Sequence[float]) -> float:
    """How often a good one, drawn at random, has the higher value than a bad one; a tie counts one half.

    Same as the area under the receiver operating characteristic. 0.5 is chance; not a number where one is empty.
    """
    if not good or not bad:
        return float("nan")
    wins = sum((g > b) + 0.5 * (g == b) for g in good for b in bad)
    return wins / (len(good) * len(bad))


def balanced(good: Sequence[bool], bad: Sequence[bool]) -> float:
    """Mean of the share of good ones that pass and the share of bad ones that do not."""
    if not good or not bad:
        return float("nan")
    return (sum(good) / len(good) + sum(not passed for passed in bad) / len(bad)) / 2


def share(part: float, whole: float) -> float:
    """Part of whole; not a number where there is nothing."""
    return part / whole if whole else float("nan")


def table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table in Markdown; numbers with three places, nothing where there is no number."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(_cell(cell) for cell in line) + " |" for line in lines)


def _cell(value: object) -> str:
    if isinstance(value, float):
        return "" if value != value else f"{value:.3f}"
    return str(value)
