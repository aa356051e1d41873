"""Rule files to a pack: read, checked against the schema, cross-checked, all faults told at once."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import jsonschema
import srsly

from ehcp_docs import __version__, resources
from ehcp_docs.errors import Fault, RuleError
from ehcp_docs.plan.passages import Kind
from ehcp_docs.rules.model import (
    MATCHERS,
    Confidence,
    Criterion,
    Examples,
    Matcher,
    Pack,
    Rule,
    Severity,
    Source,
)
from ehcp_docs.rules.registry import checks

NOT_RULES = ("sources.yaml", "criteria.yaml", "scoring.yaml", "lexicon.yaml", "vocabulary.yaml")
_FIELD = re.compile(r"\{(\w+)\}")
COMMON_FIELDS = frozenset({"match", "child", "item"})


@cache
def shipped_pack() -> Pack:
    """The pack in force: the authority's own folder where there is one, else the shipped one."""
    return load_pack(resources.folder("audit_rules"))


def load_pack(folder: Path) -> Pack:
    """The pack of that folder. Raises RuleError with every fault of every file."""
    faults: list[Fault] = []
    sources = _sources(_read(folder, "sources.yaml", faults))
    criteria = _criteria(_read(folder, "criteria.yaml", faults))
    scoring = _read(folder, "scoring.yaml", faults)
    rules: list[Rule] = []
    for path in sorted(folder.glob("*.yaml")):
        if path.name not in NOT_RULES:
            rules += _rules(path, sources, criteria, faults)
    faults += _double_ids(rules)
    if faults:
        raise RuleError(f"The rule files in {folder} have faults:", faults=faults)
    return Pack(
        rules=tuple(rules),
        sources=MappingProxyType(sources),
        criteria=MappingProxyType(criteria),
        scoring=MappingProxyType(scoring),
        version=__version__,
        sha256=pack_hash(folder),
    )


def pack_hash(folder: Path) -> str:
    """SHA-256 over names and contents of all files of the pack, line ends levelled."""
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*.yaml")):
        digest.update(path.name.encode())
        digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()


def _read(folder: Path, name: str, faults: list[Fault]) -> dict[str, Any]:
    path = folder / name if (folder / name).is_file() else resources.file("audit_rules", name)
    return _yaml(path, faults)


def _yaml(path: Path, faults: list[Fault]) -> dict[str, Any]:
    try:
        data = srsly.read_yaml(path)
    except UnicodeDecodeError:
        faults.append(Fault(place=path.name, message="is not saved as UTF-8.", hint="Save it as UTF-8."))
        return {}
    except Exception as error:  # srsly passes on whatever its YAML parser raises, duplicate keys included
        line = re.search(r"line (\d+)", str(error))
        problem = str(error).splitlines()[0].removeprefix("Invalid YAML: ").rstrip(".")
        faults.append(
            Fault(
                place=path.name,
                line=int(line[1]) if line else None,
                message=f"is not valid YAML ({problem}).",
                hint="Compare it with the rule above, or with CONTRIBUTING.md.",
            )
        )
        return {}
    if not isinstance(data, dict):
        faults.append(Fault(place=path.name, message="is empty or not a table of names and values."))
        return {}
    return data


def _sources(data: Mapping[str, Any]) -> dict[str, Source]:
    def day(text: Any) -> date | None:
        return date.fromisoformat(str(text)) if text else None

    return {
        key: Source(
            key=key,
            title=row["title"],
            paragraph=str(row.get("paragraph", "")),
            url=row.get("url", ""),
            kind=row.get("kind", "guidance"),
            from_=day(row.get("from")),
            until=day(row.get("until")),
        )
        for key, row in data.items()
    }


def _criteria(data: Mapping[str, Any]) -> dict[str, Criterion]:
    return {
        key: Criterion(
            id=key,
            question=row["question"],
            sections=str(row["sections"]),
            how=str(row["how"]),
            basis=str(row["basis"]),
            weight=float(row.get("weight", 1)),
        )
        for key, row in data.items()
    }


@cache
def _validator() -> jsonschema.Draft202012Validator:
    schema = json.loads(resources.file("schemas", "audit-rule.schema.json").read_text("utf-8"))
    return jsonschema.Draft202012Validator(schema)


def _rules(
    path: Path, sources: dict[str, Source], criteria: dict[str, Criterion], faults: list[Fault]
) -> list[Rule]:
    data = _yaml(path, faults)
    if not data:
        return []
    found = [_schema_fault(path, data, error) for error in _validator().iter_errors(data)]
    if found:
        faults += found
        return []
    rules = []
    for row in data["rules"]:
        broken = list(_cross(path, row, data, sources, criteria))
        faults += broken
        if not broken:
            rules.append(_rule(path, row, data, sources))
    return rules


def _schema_fault(path: Path, data: Any, error: jsonschema.ValidationError) -> Fault:
    steps = list(error.absolute_path)
    place = path.name
    if len(steps) >= 2 and steps[0] == "rules":
        row = data["rules"][steps[1]]
        name = row.get("id", f"rule {int(steps[1]) + 1}") if isinstance(row, dict) else f"rule {steps[1]}"
        place = ": ".join([path.name, str(name), *[".".join(str(s) for s in steps[2:])] * bool(steps[2:])])
    message, hint = _plain(error)
    return Fault(place=place, message=message, hint=hint, code=f"rule-{error.validator}")


def _plain(error: Any) -> tuple[str, str]:
    if error.validator == "additionalProperties":
        known = list(error.schema.get("properties", {}))
        unknown = [key for key in error.instance if key not in known]
        near = [m for key in unknown for m in get_close_matches(str(key), known, n=1)]
        return (
            f"unknown key {', '.join(f'“{key}”' for key in unknown)}.",
            f"Did you mean {', '.join(near)}?" if near else f"Known keys: {', '.join(known)}.",
        )
    if error.validator == "required":
        missing = [key for key in error.validator_value if key not in error.instance]
        return f"{', '.join(missing)} is missing.", "Every rule needs it; see CONTRIBUTING.md."
    if error.validator == "enum":
        near = get_close_matches(str(error.instance), [str(v) for v in error.validator_value], n=1)
        allowed = ", ".join(str(v) for v in error.validator_value)
        return f"“{error.instance}” is not allowed here.", (
            f"Did you mean {near[0]}?" if near else f"Allowed: {allowed}."
        )
    if error.validator == "maxProperties":
        return "a rule has exactly one matcher.", f"Keep one of: {', '.join(MATCHERS)}."
    if error.validator in ("minimum", "maximum"):
        return "the weight must be 1 to 10.", ""
    return f"{error.message[:160]}.", ""


def _cross(
    path: Path,
    row: Mapping[str, Any],
    data: Mapping[str, Any],
    sources: Mapping[str, Source],
    criteria: Mapping[str, Criterion],
) -> Iterator[Fault]:
    place = f"{path.name}: {row['id']}"

    def unknown(what: str, name: str, known: Mapping[str, Any]) -> Fault:
        near = get_close_matches(name, list(known), n=2, cutoff=0.7)
        hint = f"Did you mean {' or '.join(near)}?" if near else ""
        return Fault(place=place, message=f"there is no {what} “{name}”.", hint=hint)

    if row["source"] not in sources:
        yield unknown("source", row["source"], sources)
    if row["criterion"] not in criteria:
        yield unknown("criterion", row["criterion"], criteria)
    kind, body = next(iter(row["match"].items()))
    named = [body] if kind == "check" else []
    named += [row["unless"]["check"]] if "check" in row.get("unless", {}) else []
    for name in named:
        if name not in checks():
            yield unknown("check", name, checks())
    if kind not in ("structure", "check") and not (row.get("applies_to") or data.get("applies_to")):
        yield Fault(place=place, message="does not say which kinds of passage it applies to.")
    allowed = COMMON_FIELDS | (checks()[body].fields if kind == "check" and body in checks() else frozenset())
    for name in set(_FIELD.findall(row["message"] + row["suggestion"])) - allowed:
        yield Fault(place=place, message=f"the message names {{{name}}}, which this matcher does not give.")
    for right in filter(None, row.get("rewrite", {}).values()):
        for name in set(_FIELD.findall(right)) - {"child"}:
            yield Fault(place=place, message=f"a rewrite names {{{name}}}; only {{child}} can stand in it.")


def _double_ids(rules: list[Rule]) -> Iterator[Fault]:
    seen: dict[str, Rule] = {}
    for rule in rules:
        for name in (rule.id, *rule.formerly):
            if name in seen:
                yield Fault(
                    place=f"{rule.file}: {rule.id}",
                    message=f"the id {name} is already used in {seen[name].file}.",
                    hint="Ids are never used twice; give the new rule an id of its own.",
                )
            seen[name] = rule


def _rule(path: Path, row: Mapping[str, Any], data: Mapping[str, Any], sources: Mapping[str, Source]) -> Rule:
    kind, body = next(iter(row["match"].items()))
    unless = dict(row.get("unless", {}))
    scope = unless.pop("scope", "overlap")
    examples = row["examples"]
    return Rule(
        id=row["id"],
        title=row["title"],
        criterion=row["criterion"],
        severity=Severity(row["severity"]),
        confidence=Confidence(row["confidence"]),
        weight=row["weight"],
        source=sources[row["source"]],
        rationale=row["rationale"],
        match=Matcher(kind=kind, body=body),
        message=row["message"],
        suggestion=row["suggestion"],
        examples=Examples(
            bad=tuple(examples["bad"]), good=tuple(examples["good"]), todo=tuple(examples.get("todo", ()))
        ),
        file=path.name,
        sections=tuple(row.get("sections") or data.get("sections") or ()),
        applies_to=tuple(Kind(k) for k in row.get("applies_to") or data.get("applies_to") or ()),
        status=tuple(row.get("status", ())),
        unless=tuple(Matcher(kind=k, body=b) for k, b in unless.items()),
        scope=scope,
        quotes=row.get("quotes", "ignore"),
        once=bool(row.get("once", False)),
        since=str(row.get("since", "")),
        formerly=tuple(row.get("formerly", ())),
        rewrite=MappingProxyType(dict(row.get("rewrite", {}))),
    )


def chosen_pack(folder: Path | None) -> Pack:
    """The pack of that folder, or the one in force when none is given."""
    return load_pack(folder) if folder else shipped_pack()


def known_rule(pack: Pack, name: str) -> Rule:
    """The rule of that id. Raises RuleError with the nearest ids when there is none."""
    rule = pack.rule(name.upper())
    if rule is None:
        near = get_close_matches(name.upper(), [r.id for r in pack.rules], n=3, cutoff=0.75)
        hint = f"Did you mean {', '.join(near)}?" if near else "See: ehcp rules list"
        raise RuleError(f"There is no rule “{name}”.", hint=hint)
    return rule
