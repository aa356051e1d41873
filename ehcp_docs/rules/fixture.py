"""The small plan into which a rule's examples, and single statements, are put.

Ama Mensah is invented. The plan is sound enough that only what an example changes can be found in it.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any

from ehcp_docs.plan.build import build_plan
from ehcp_docs.plan.model import Plan

EXAMPLE_PLAN: dict[str, Any] = {
    "schema_version": "1.0",
    "reference": "EXAMPLE-1",
    "status": "final",
    "child": {
        "name": "Ama Mensah",
        "date_of_birth": "2017-11-20",
        "sex": "Female",
        "year_group": "Year 4",
        "setting": "Linden Row Primary School",
        "looked_after": False,
    },
    "parents": [{"name": "Efua Mensah", "relationship": "Mother", "parental_responsibility": True}],
    "authority": {"name": "Northmere Council"},
    "dates": {
        "request_received": "2026-06-01",
        "decision_to_assess": "2026-07-06",
        "draft_issued": "2026-09-11",
        "final_issued": "2026-10-12",
        "review_due": "2027-10-11",
    },
    "sections": {
        "A": {
            "views": [
                {"id": "A1", "topic": "child_views", "whose": "Ama", "author": "Mrs Quaye, class teacher",
                 "method": "Talking with picture cards", "date": "2026-06-18",
                 "paragraphs": ["Ama told Mrs Quaye that she likes football and her friend Zoe."]},
            ]
        },
        "B": {"needs": [{"id": "B1", "area": "cognition_learning", "text": "Ama reads ten words.", "sources": ["K1"]}]},
        "C": {"nil": {"statement": "No health care needs were identified.", "according_to": "Dr Lund, paediatrician", "date": "2026-07-20"}},
        "D": {"nil": {"statement": "No social care needs were identified.", "according_to": "Jo Carr, social worker", "date": "2026-07-20"}},
        "E": {"outcomes": [{"id": "E1", "text": "Ama will read 40 words aloud on her own.", "by": "July 2028", "needs": ["B1"]}]},
        "F": {"provision": [{"id": "F1", "text": "A teaching assistant will read with Ama for 15 minutes every day, one to one.", "needs": ["B1"], "outcomes": ["E1"]}]},
        "G": {"nil": {"statement": "No health care provision is needed.", "according_to": "Dr Lund, paediatrician", "date": "2026-07-20"}},
        "H1": {"nil": {"statement": "No such provision is needed.", "according_to": "Jo Carr, social worker", "date": "2026-07-20"}},
        "H2": {"nil": {"statement": "No other provision is needed.", "according_to": "Jo Carr, social worker", "date": "2026-07-20"}},
        "I": {"placements": [{"name": "Linden Row Primary School", "type": "Mainstream primary school"}]},
        "J": {"requested": False, "statement": "Ama's mother did not ask for a personal budget."},
        "K": {"advice": [{"id": "K1", "kind": "psychological", "author": "Dr Ines Holt", "role": "Educational psychologist", "date": "2026-07-30", "title": "Psychological advice"}]},
    },
    "sign_off": {"name": "Piers Lock", "role": "Head of SEND", "date": "2026-10-12"},
}  # fmt: skip

_SLOTS: dict[str, tuple[str, ...]] = {
    "outcome": ("sections", "E", "outcomes"),
    "provision": ("sections", "F", "provision"),
    "need": ("sections", "B", "needs"),
    "view": ("sections", "A", "views"),
    "advice": ("sections", "K", "advice"),
}


def merged(base: Any, patch: Any) -> Any:
    """The base with the patch laid over it (RFC 7396): mappings merge, anything else replaces, null removes."""
    if not isinstance(patch, Mapping):
        return copy.deepcopy(patch)
    result = dict(base) if isinstance(base, Mapping) else {}
    for key, value in patch.items():
        if value is None:
            result.pop(key, None)
        else:
            result[key] = merged(result.get(key), value)
    return result


def example_data(kind: str, example: Any, *, section: str | None = None) -> dict[str, Any]:
    """The example plan with the example in it.

    A text goes into the first item of its kind; a mapping with ``text`` (or, for views, ``paragraphs``) sets
    fields of that item; any other mapping is laid over the whole plan.
    """
    data = copy.deepcopy(EXAMPLE_PLAN)
    if isinstance(example, Mapping) and not {"text", "paragraphs"} & set(example):
        return merged(data, example)  # type: ignore[no-any-return]
    fields = dict(example) if isinstance(example, Mapping) else {"text": example}
    _put(data, kind, fields, section)
    return data


def _put(data: dict[str, Any], kind: str, fields: dict[str, Any], section: str | None) -> None:
    sections = data["sections"]
    if kind == "provision" and section and section != "F":
        sections[section] = {"provision": [{"id": f"{section}.1" if "H" in section else "G1", **fields}]}
    elif kind == "need" and section and section != "B":
        area = "health" if section == "C" else "social_care"
        sections[section] = {"needs": [{"id": f"{section}1", "area": area, **fields}]}
    elif kind == "view":
        fields = {
            ("paragraphs" if k == "text" else k): ([v] if k == "text" else v) for k, v in fields.items()
        }
        sections["A"]["views"][0].update(fields)
    elif kind in _SLOTS:
        node: Any = data
        for step in _SLOTS[kind]:
            node = node[step]
        node[0].update({"title": fields["text"]} if kind == "advice" else fields)
    else:
        _put_small(data, kind, str(fields["text"]), section)


def _put_small(data: dict[str, Any], kind: str, text: str, section: str | None) -> None:
    sections = data["sections"]
    outcome = sections["E"]["outcomes"][0]
    match kind:
        case "strength":
            sections["B"]["needs"][0]["strengths"] = text
        case "deadline":
            outcome["by"] = text
        case "baseline":
            outcome["baseline"] = text
        case "step":
            outcome["steps"] = [{"text": text}]
        case "arrangement":
            sections["E"]["arrangements"] = [text]
        case "nil":
            sections[section or "D"] = {"nil": {"statement": text}}
        case "placement":
            sections["I"] = {"placements": [], "statement": text}
        case "budget":
            sections["J"] = {"requested": True, "statement": text}
        case "target":
            data["short_term_targets"] = [{"id": "T1", "outcome": "E1", "text": text}]
        case _:
            raise ValueError(kind)


def plan_around(kind: str, text: str, *, unnamed: bool = False) -> tuple[Plan, dict[str, Any]]:
    """A plan that holds the text as its only item of that kind.

    With ``unnamed`` the child's name and sex are not known, as in a single statement typed in by itself.
    """
    data = example_data(kind, text)
    if kind == "outcome":
        data["sections"]["E"]["outcomes"][0].pop("by", None)
    if unnamed:
        data["child"].update({"name": "\u2014"})
        data["child"].pop("sex")
    return build_plan(data), data
