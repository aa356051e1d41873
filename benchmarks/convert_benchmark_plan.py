"""Turns a neutral benchmark plan into plan.json: python benchmarks/convert_benchmark_plan.py IN.json OUT.json

The neutral format holds texts, keys and links, and nothing of ehcp-docs. What it does not know (how views were
gathered, elements of provision) is left out, never made up.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

SECTIONS_OF_NEEDS = ("B", "C", "D")
SECTIONS_OF_PROVISION = ("F", "G", "H1", "H2")
TOPICS = ("child_views", "parent_views", "aspirations", "communication", "history", "strengths")
NOT_ASKED = (
    r"\b(?:not to (?:ask|request|have|take|exercise)|(?:did|do|does|has|have) not|no personal budget|"
    r"not (?:asked|requested)|declin\w+|chose not|elected not|decided against|no request)\b"
)
ADVICE_KINDS = (
    ("family", r"\b(?:parents?|mother|father|grandmother|carer|young person)\b"),
    ("hearing_vision", r"\bteacher of (?:the deaf|children with vision)|\bQTVI|vision impairment|hearing"),
    ("psychological", r"psycholog"),
    ("medical", r"paediatric|consultant|doctor|nurs|health visitor|physician|psychiatr"),
    ("social_care", r"social work|early help|social care|children with disabilities|youth|safeguarding"),
    ("therapy", r"therap|dietit"),
    ("education", r"teacher|senco|tutor|lecturer|head|learning|school|college|nursery|coordinator"),
)


def ids(neutral: dict[str, Any]) -> dict[str, str]:
    """Key in the neutral file -> id in ours: the section's letter and a number."""
    made: dict[str, str] = {}
    counters: dict[str, int] = {}
    rows = [(n["key"], n["section"]) for n in neutral["needs"] if not n.get("nil")]
    rows += [(o["key"], "E") for o in neutral["outcomes"]]
    rows += [(p["key"], p["section"]) for p in neutral["provision"] if not p.get("nil")]
    rows += [(k["key"], "K") for k in neutral["K"]]
    for key, section in rows:
        counters[section] = counters.get(section, 0) + 1
        dot = "." if section in ("H1", "H2") else ""
        made[key] = f"{section}{dot}{counters[section]}"
    return made


def kept(row: dict[str, Any]) -> dict[str, Any]:
    """The row without what is empty."""
    return {key: value for key, value in row.items() if value not in (None, "", [], {})}


def nil_of(rows: list[dict[str, Any]], known: dict[str, str]) -> dict[str, Any]:
    """The nil statement of a section, where one of its rows is one."""
    row = next((r for r in rows if r.get("nil")), None)
    if row is None or not row.get("text"):
        return {}
    sources = [known.get(k, k) for k in row.get("sources") or []]
    return {"nil": kept({"statement": row["text"], "sources": sources})}


def section_a(neutral: dict[str, Any]) -> dict[str, Any]:
    """Section A: a block for each topic."""
    views = []
    for topic in TOPICS:
        paragraphs = [p for p in neutral["A"].get(topic) or [] if p]
        if paragraphs:
            views.append({"id": f"A{len(views) + 1}", "topic": topic, "paragraphs": paragraphs})
    return {"views": views}


def needs(neutral: dict[str, Any], letter: str, known: dict[str, str]) -> dict[str, Any]:
    """Section B, C or D."""
    rows = [n for n in neutral["needs"] if n["section"] == letter]
    items = [
        kept({"id": known[n["key"]], "area": n["area"], "text": n["text"],
              "sources": [known.get(k, k) for k in n.get("sources") or []]})
        for n in rows if not n.get("nil") and n.get("text")
    ]  # fmt: skip
    return {"needs": items, **nil_of(rows, known)}


def outcome(row: dict[str, Any], known: dict[str, str]) -> dict[str, Any]:
    """One outcome."""
    steps = [{"text": s} if isinstance(s, str) else s for s in row.get("steps") or []]
    return kept({"id": known[row["key"]], "text": row["text"], "by": row.get("by"),
                 "steps": [s for s in steps if s.get("text")],
                 "needs": [known.get(k, k) for k in row.get("needs") or []]})  # fmt: skip


def provision(neutral: dict[str, Any], letter: str, known: dict[str, str]) -> dict[str, Any]:
    """Section F, G, H1 or H2."""
    rows = [p for p in neutral["provision"] if p["section"] == letter]
    items = [
        kept({"id": known[p["key"]], "text": p["text"],
              "needs": [known.get(k, k) for k in p.get("needs") or []],
              "outcomes": [known.get(k, k) for k in p.get("outcomes") or []]})
        for p in rows if not p.get("nil") and p.get("text")
    ]  # fmt: skip
    return {"provision": items, **nil_of(rows, known)}


def placement(text: str) -> dict[str, Any]:
    """Section I: name and type parted at the first comma."""
    if not text:
        return {"placements": []}
    name, _, rest = text.rstrip(".").partition(", ")
    return {"placements": [kept({"name": name if rest else None, "type": rest or name})]}


def advice(row: dict[str, Any], known: dict[str, str]) -> dict[str, Any]:
    """One piece of advice in Section K."""
    about = f"{row.get('role', '')} {row.get('title', '')}"
    kind = next((k for k, pattern in ADVICE_KINDS if re.search(pattern, about, re.I)), "other")
    return kept({"id": known[row["key"]], "kind": kind, "author": row.get("author"), "role": row.get("role"),
                 "date": row.get("date"), "title": row.get("title")})  # fmt: skip


def child(neutral: dict[str, Any]) -> dict[str, Any]:
    """The child, field by field; the names of the fields are nearly the same."""
    names = ("name", "preferred_name", "date_of_birth", "sex", "year_group", "upn", "uln", "nhs_number",
             "address", "first_language", "looked_after", "setting")  # fmt: skip
    return kept({name: neutral["child"].get(name) for name in names})


def authority(row: dict[str, Any]) -> dict[str, Any]:
    """The authority, its officer parted into name and role."""
    name, _, role = (row.get("officer") or "").partition(", ")
    made = {key: row.get(key) for key in ("name", "address", "phone", "email")}
    return kept({**made, "officer": kept({"name": name, "role": role})})


def convert(neutral: dict[str, Any]) -> dict[str, Any]:
    """The neutral plan as plan data."""
    known = ids(neutral)
    sections: dict[str, Any] = {"A": section_a(neutral)}
    sections |= {letter: needs(neutral, letter, known) for letter in SECTIONS_OF_NEEDS}
    sections["E"] = kept({"outcomes": [outcome(o, known) for o in neutral["outcomes"] if o.get("text")]}) or {
        "outcomes": []
    }
    arrangements = [p for p in neutral.get("E_arrangements") or [] if p]
    if arrangements:
        sections["E"]["arrangements"] = arrangements
    sections |= {letter: provision(neutral, letter, known) for letter in SECTIONS_OF_PROVISION}
    sections["I"] = placement(neutral.get("I") or "")
    statement = neutral.get("J") or ""
    asked = not re.search(NOT_ASKED, statement, re.I)
    sections["J"] = kept({"statement": statement}) | {"requested": bool(statement) and asked}
    sections["K"] = {"advice": [advice(k, known) for k in neutral["K"] if k.get("title")]}
    return kept(
        {
            "schema_version": "1.0",
            "reference": f"BENCHMARK-{neutral['id'].upper()}",
            "status": neutral["status"],
            "child": child(neutral),
            "parents": [
                kept({"name": p["name"], "relationship": p.get("relation", "Parent")})
                for p in neutral["parents"]
            ],
            "authority": authority(neutral["authority"]),
            "sign_off": neutral.get("sign_off"),
        }
    ) | {"dates": kept(neutral["dates"]), "sections": sections}


def main(arguments: list[str]) -> int:
    """Read the one file, write the other."""
    if len(arguments) != 2:
        sys.stderr.write(__doc__ or "")
        return 2
    neutral = json.loads(Path(arguments[0]).read_text("utf-8"))
    Path(arguments[1]).write_text(json.dumps(convert(neutral), ensure_ascii=False, indent=1), "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
