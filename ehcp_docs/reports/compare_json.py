"""A comparison of two versions of a plan, for programs: its form is ``schemas/compare-report.schema.json``."""

from __future__ import annotations

import json
from typing import Any

from ehcp_docs.audit.weaker.model import Direction, Effect, Judged
from ehcp_docs.plan.difference import FieldChange, Pair
from ehcp_docs.plan.entries import Entry
from ehcp_docs.plan.model import Plan


def compare_json(result: Judged) -> str:
    """One object: both versions, counts, effects, sums, and every entry that changed."""
    found = result.difference
    data = {
        "schema_version": "1.0",
        "old": _version(found.old),
        "new": _version(found.new),
        "counts": {
            "added": len(found.added),
            "dropped": len(found.dropped),
            "changed": len(found.changed),
            "moved": len(found.moved),
            "renumbered": len(found.renumbered),
            "reordered": len(found.reordered),
            **{direction.value: len(result.of(direction)) for direction in Direction},
        },
        "effects": [_effect(effect) for effect in result.effects],
        "direct_minutes_a_year": [
            {
                "section": one.section,
                "old": round(one.old_minutes, 1),
                "new": round(one.new_minutes, 1),
                "not_counted": one.uncounted,
            }
            for one in result.totals
        ],
        "added": [_entry(entry) for entry in found.added],
        "dropped": [_entry(entry) for entry in found.dropped],
        "pairs": [_pair(pair) for pair in found.pairs if not pair.is_same or pair.is_reordered],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _version(plan: Plan) -> dict[str, Any]:
    return {"reference": plan.reference, "status": plan.status.value, "version": plan.version}


def _effect(effect: Effect) -> dict[str, Any]:
    return {
        "direction": effect.direction.value,
        "kind": effect.kind,
        "title": effect.title,
        "section": effect.section,
        "old_id": effect.old_id or None,
        "new_id": effect.new_id or None,
        "old_words": effect.old_words or None,
        "new_words": effect.new_words or None,
        "detail": effect.detail or None,
        "why": effect.why,
        "source": effect.source,
    }


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "sort": entry.sort.value,
        "section": entry.section,
        "id": entry.id or None,
        "fields": dict(entry.fields),
        "links": {name: list(ids) for name, ids in entry.links.items()},
    }


def _pair(pair: Pair) -> dict[str, Any]:
    return {
        "sort": pair.new.sort.value,
        "old": {"section": pair.old.section, "id": pair.old.id or None},
        "new": {"section": pair.new.section, "id": pair.new.id or None},
        "matched_by": pair.by.value,
        "likeness": pair.likeness,
        "changed": pair.is_changed,
        "moved": pair.is_moved,
        "renumbered": pair.is_renumbered,
        "reordered": pair.is_reordered,
        "fields": [_field(change) for change in pair.fields],
    }


def _field(change: FieldChange) -> dict[str, Any]:
    return {
        "field": change.field,
        "old": change.old or None,
        "new": change.new or None,
        "looks_only": change.is_looks,
        "words": [{"old": one.old, "new": one.new} for one in change.words],
    }
