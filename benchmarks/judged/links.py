"""Links: is the need to which a statement's words are nearest one that the plan's author named?"""

from __future__ import annotations

from pathlib import Path
from statistics import fmean

from ehcp_docs.audit.links import strengths
from ehcp_docs.language.pipeline import Parser
from judged.figures import area_under_curve
from judged.plans import plans_in

HEADS = ("plans", "statements", "strongest need is a declared one: outcomes", "provision", "AUC", "by chance")


def line(folder: Path, name: str, parser: Parser) -> tuple[object, ...]:
    """The line of the table: every outcome and provision of the plans with a declared need, judged by text alone."""
    hits: dict[str, list[float]] = {"outcomes": [], "provision": []}
    chance: list[float] = []
    declared: list[float] = []
    other: list[float] = []
    for plan in plans_in(folder):
        needs = {need["key"]: need["text"] for need in plan["needs"] if not need.get("nil")}
        for kind, found in hits.items():
            items = [(item["text"], set(item.get("needs") or ()) & set(needs)) for item in plan[kind]]
            items = [(text, right) for text, right in items if right]
            rows = strengths(list(needs.values()), [text for text, _ in items], parser)
            for values, (_, right) in zip(rows, items, strict=True):
                told = dict(zip(needs, values, strict=True))
                best = [key for key, value in told.items() if value == max(values)]
                found.append(len(set(best) & right) / len(best))
                chance.append(len(right) / len(needs))
                declared += [value for key, value in told.items() if key in right]
                other += [value for key, value in told.items() if key not in right]
    top = (fmean(found) if found else float("nan") for found in hits.values())
    return (name, len(chance), *top, area_under_curve(declared, other), fmean(chance))
