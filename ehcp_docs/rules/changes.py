"""What an authority's own rules may change in a rule that is there: how much it matters, its words, its examples."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from ehcp_docs.errors import Fault
from ehcp_docs.rules.draft import Row
from ehcp_docs.rules.files import nearest
from ehcp_docs.rules.model import Change, Layer
from ehcp_docs.rules.registry import checks

PLAIN = ("severity", "confidence", "weight", "message", "suggestion")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What one entry of pack.yaml asks of one rule."""

    data: Mapping[str, Any]
    by: Layer
    place: str

    def change(self, what: str, how: str) -> Change:
        """One change, signed."""
        return Change(what=what, how=how, by=self.by, reason=str(self.data.get("reason", "")))


def changed_row(row: Row, asked: Asked, faults: list[Fault]) -> Row:
    """The rule as it is after the change; faults say what cannot be changed as asked."""
    place = f"{asked.place}: {row.id}"
    data = dict(row.data)
    made: list[Change] = []
    for name in PLAIN:
        if name in asked.data and asked.data[name] != data[name]:
            made.append(asked.change(name, _told(name, data[name], asked.data[name])))
            data[name] = asked.data[name]
    if "phrases" in asked.data:
        made += _phrases(data, asked, place, faults)
    if "unless" in asked.data:
        made += _unless(data, asked, place, faults)
    if "examples" in asked.data:
        made += _examples(data, asked, place, faults)
    if asked.data.get("off"):
        made.append(asked.change("off", "not used"))
    off = row.off or bool(asked.data.get("off"))
    return replace(row, data=data, place=asked.place, changes=(*row.changes, *made), off=off)


def _told(name: str, before: Any, after: Any) -> str:
    if name in ("message", "suggestion"):
        return f"“{before}” -> “{after}”"
    return f"{before} -> {after}"


def listed(before: list[str], asked: Mapping[str, Any], place: str, faults: list[Fault]) -> list[str]:
    """The list with what is asked added and removed; a word to be removed that is not there is a fault."""
    for word in asked.get("remove", ()):
        if word not in before:
            faults.append(
                Fault(
                    place=place,
                    message=f"“{word}” is not in the list, so that it cannot be removed.",
                    hint=nearest(word, before),
                )
            )
    kept = [word for word in before if word not in asked.get("remove", ())]
    return kept + [word for word in dict.fromkeys(asked.get("add", ())) if word not in kept]


def how_listed(before: list[str], after: list[str]) -> str:
    """What was added and removed, in words; nothing where nothing was."""
    said = []
    for verb, words in (
        ("added", [word for word in after if word not in before]),
        ("removed", [word for word in before if word not in after]),
    ):
        if words:
            said.append(f"{verb} {', '.join(f'“{word}”' for word in words)}")
    return "; ".join(said)


def _phrases(data: dict[str, Any], asked: Asked, place: str, faults: list[Fault]) -> list[Change]:
    kind, body = next(iter(data["match"].items()))
    if kind != "phrases":
        faults.append(
            Fault(
                place=f"{place}: phrases",
                message=f"the rule has no phrases: it looks by {kind}.",
                hint="Change its severity or switch it off, or add a rule of your own.",
            )
        )
        return []
    before = [str(word) for word in (body if isinstance(body, list) else body["any"])]
    after = listed(before, asked.data["phrases"], f"{place}: phrases", faults)
    if not after:
        faults.append(Fault(place=f"{place}: phrases", message="no phrase is left.", hint="Use off: true."))
    data["match"] = {"phrases": after if isinstance(body, list) else {**body, "any": after}}
    how = how_listed(before, after)
    return [asked.change("phrases", how)] if how else []


def _unless(data: dict[str, Any], asked: Asked, place: str, faults: list[Fault]) -> list[Change]:
    kind, name = next(iter(data["match"].items()))
    if kind == "structure" or (kind == "check" and name in checks() and checks()[name].passage is None):
        faults.append(
            Fault(
                place=f"{place}: unless", message="the rule looks at the whole plan: no phrase can veto it."
            )
        )
        return []
    unless = dict(data.get("unless", {}))
    body = unless.get("phrases", [])
    before = [str(word) for word in (body if isinstance(body, list) else body["any"])]
    after = listed(before, asked.data["unless"], f"{place}: unless", faults)
    unless["phrases"] = after if isinstance(body, list) else {**body, "any": after}
    if not after:
        del unless["phrases"]
    data["unless"] = unless
    how = how_listed(before, after)
    return [asked.change("unless", how)] if how else []


def _examples(data: dict[str, Any], asked: Asked, place: str, faults: list[Fault]) -> list[Change]:
    wanted = asked.data["examples"]
    drop = wanted.get("drop", [])
    shipped = data["examples"]
    every = [body for kind in ("bad", "good", "todo") for body in shipped.get(kind, ())]
    for body in drop:
        if body not in every:
            texts = [one for one in every if isinstance(one, str)]
            faults.append(
                Fault(
                    place=f"{place}: examples",
                    message="an example to be dropped is not among the rule's own.",
                    hint=nearest(str(body), texts, 1) or "Copy it word for word, with its [[ ]].",
                )
            )
    data["examples"] = {
        kind: [body for body in shipped.get(kind, ()) if body not in drop] + list(wanted.get(kind, ()))
        for kind in ("bad", "good", "todo")
    }
    added = len(wanted.get("bad", ())) + len(wanted.get("good", ()))
    parts = [f"{verb} {number}" for verb, number in (("added", added), ("dropped", len(drop))) if number]
    return [asked.change("examples", ", ".join(parts))]
