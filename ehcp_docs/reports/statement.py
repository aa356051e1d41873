"""The judgement on one statement: for a person who is writing it, and for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from ehcp_docs.audit.model import Finding
from ehcp_docs.audit.reading import told
from ehcp_docs.audit.scale_model import Rating
from ehcp_docs.audit.statement import Element, Judgement
from ehcp_docs.reports.json import finding_data, reading_data, scale_data
from ehcp_docs.reports.terminal import PLAIN, Terminal, bar, printable
from ehcp_docs.reports.wording import points

MET, PARTLY = 0.75, 0.25
"""From where on an element counts as met, and as partly met."""
# What a finding says of a place in a plan means nothing for a statement by itself.
_OF_A_PLAN = ("section", "item", "pointer", "passage", "kind")


def statement_text(judgement: Judgement, terminal: Terminal = PLAIN) -> str:
    """The judgement as lines: score, each element with the words that were read, findings."""
    verdict = "passes" if judgement.passes else "does not pass"
    score = terminal.style(f"{points(judgement.score)} of 100", "bold")
    head = f"{judgement.kind.capitalize()}: {score}, {verdict}  {bar(judgement.score)}"
    parts = (
        _elements(judgement, terminal),
        _also_read(judgement, terminal),
        _findings(judgement, terminal),
        _scales(judgement, terminal),
    )
    blocks = [lines for part in parts if (lines := list(part))]
    return "\n\n".join(["\n".join(lines) for lines in ([head], *blocks)]) + "\n"


def _elements(judgement: Judgement, terminal: Terminal) -> Iterator[str]:
    width = max((len(name) for name in judgement.criteria), default=0)
    for element in judgement.criteria.values():
        symbol = "√" if element.met >= MET else "~" if element.met >= PARTLY else "×"
        lead = f"  {symbol} {element.name.ljust(width)}  "
        yield from terminal.wrapped(_read(element), first=lead, indent=" " * len(lead))


def _read(element: Element) -> str:
    if element.met >= MET:
        return element.read or "yes"
    missing = "partly" if element.met >= PARTLY else "not stated"
    # “Not stated” beside words that were read would contradict itself: there the words are the fault.
    said = f"‘{printable(element.read)}’" if element.read else missing
    return f"{said}. {element.note}".strip()


def _also_read(judgement: Judgement, terminal: Terminal) -> Iterator[str]:
    """The elements that were read and have no part in the score."""
    others = [one for one in judgement.readings if one.element not in (*judgement.criteria, "who acts")]
    for element in dict.fromkeys(one.element for one in others):
        words = told([one for one in others if one.element == element])
        yield from terminal.wrapped(printable(words), first=f"    {element}: ", indent=" " * 6)


def _scales(judgement: Judgement, terminal: Terminal) -> Iterator[str]:
    """What academic scales make of it, each question with the words that decide."""
    for rating in judgement.scales:
        scale = rating.scale
        yield from terminal.wrapped(
            f"Beside the score: {scale.title}, as far as words can tell.", first="  ", indent="  "
        )
        asks = {item.id: item.asks for item in scale.items}
        for outcome in rating.outcomes:
            for one in outcome.ratings:
                if one.rating is None:
                    continue
                words = f" ‘{printable(one.words)}’." if one.words else ""
                line = f"{scale.label(one.rating)} ({one.rating}).{words} {asks[one.item]}"
                yield from terminal.wrapped(line, first=f"    {one.item}: ", indent=" " * 6)
            left = [one.item for one in outcome.ratings if one.rating is None]
            yield from terminal.wrapped(f"For the reviewer: {', '.join(left)}.", first="    ", indent="    ")


def _findings(judgement: Judgement, terminal: Terminal) -> Iterator[str]:
    for finding in judgement.findings:
        yield from terminal.flagged(finding.severity, finding.message, indent="  ")
        for label, value in (("Better: ", finding.suggestion), ("Basis:  ", finding.legal_basis)):
            yield from terminal.wrapped(value, first=f"      {label}", indent=" " * 14)


def statement_row(judgement: Judgement, row_id: object) -> str:
    """The judgement on a row of a file as one line of JSON."""
    return json.dumps({"id": row_id, **_data(judgement)}, ensure_ascii=False)


def statement_json(judgement: Judgement) -> str:
    """The judgement as a JSON object."""
    data = {"kind": judgement.kind, "text": judgement.text, **_data(judgement)}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _data(judgement: Judgement) -> dict[str, Any]:
    return {
        "score": judgement.score,
        "passes": judgement.passes,
        "criteria": {
            name: {"met": element.met, "read": element.read, "note": element.note}
            for name, element in judgement.criteria.items()
        },
        "findings": [_finding(finding) for finding in judgement.findings],
        "readings": [_no_place(reading_data(one)) for one in judgement.readings],
        "scales": [_scale(rating) for rating in judgement.scales],
    }


def _scale(rating: Rating) -> dict[str, Any]:
    """The scale, with the one outcome in place of the outcomes of a plan."""
    data = scale_data(rating)
    [outcome] = data.pop("outcomes")
    asks = {item["id"]: item["asks"] for item in data.pop("items")}
    ratings = [{"item": one["item"], "asks": asks[one["item"]], **one} for one in outcome["ratings"]]
    return {**data, "ratings": ratings}


def _finding(finding: Finding) -> dict[str, Any]:
    return _no_place(finding_data(finding))


def _no_place(data: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if key not in _OF_A_PLAN}
