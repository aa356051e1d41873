"""Rule files to a pack: read, checked against the schema, cross-checked, all faults told at once."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from datetime import date
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from ehcp_docs import __version__, resources
from ehcp_docs.errors import Fault, RuleError
from ehcp_docs.language.words import AREAS, NAMES, Words, area_problem, areas, with_areas
from ehcp_docs.plan.passages import Kind
from ehcp_docs.rules.draft import Draft, Row, rows_of, rule_files
from ehcp_docs.rules.files import nearest, read_table
from ehcp_docs.rules.model import Confidence, Criterion, Examples, Matcher, Pack, Rule, Severity, Source
from ehcp_docs.rules.overlay import Folder, chain, lay_over
from ehcp_docs.rules.registry import checks
from ehcp_docs.rules.runaway import regexes, runs_away

_FIELD = re.compile(r"\{(\w+)\}")
COMMON_FIELDS = frozenset({"match", "child", "item"})
_NOT_HASHED = ("suppressions.yaml",)
"""Says what is accepted in single plans; no rule rests on it."""


@cache
def shipped_pack() -> Pack:
    """The pack in force: the authority's own folder where there is one, else the shipped one."""
    return load_pack(resources.folder("audit_rules"))


def load_pack(folder: Path) -> Pack:
    """The pack of that folder, with everything that it extends. Raises RuleError with every fault of every file."""
    faults: list[Fault] = []
    folders = chain(folder, faults)
    draft = Draft()
    for one in folders:
        if one.layer:
            lay_over(draft, one, faults)
        else:
            _lay_base(draft, one.path, faults)
    faults += _double_ids(draft.rows)
    sources = _sources(draft.sources)
    criteria = _criteria(draft.criteria)
    for row in draft.rows:
        faults += _cross(row, sources, criteria)
    if faults:
        raise RuleError(f"The rule files in {folder} have faults:", faults=faults)
    rules = [(row.off, _rule(row, sources)) for row in draft.rows]
    return Pack(
        rules=tuple(rule for off, rule in rules if not off),
        sources=MappingProxyType(sources),
        criteria=MappingProxyType(criteria),
        scoring=MappingProxyType(draft.scoring),
        version=" + ".join([__version__, *(f"{layer.name} {layer.version}" for layer in draft.layers)]),
        sha256=_hash_of(folders),
        layers=tuple(draft.layers),
        changes=tuple(draft.changes),
        off=tuple(rule for off, rule in rules if off),
        words=draft.words,
    )


def pack_hash(folder: Path) -> str:
    """SHA-256 over names and contents of all files of the folder, line ends levelled."""
    digest = hashlib.sha256()
    for path in sorted([*folder.glob("*.yaml"), *(folder / AREAS).glob("*.yaml")]):
        if path.name not in _NOT_HASHED:
            digest.update(path.relative_to(folder).as_posix().encode())
            digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()


def _hash_of(folders: tuple[Folder, ...]) -> str:
    """Over the folder, and over all that it extends, the lowest first."""
    hashes = [pack_hash(one.path) for one in folders]
    return hashes[0] if len(hashes) == 1 else hashlib.sha256("\n".join(hashes).encode()).hexdigest()


def _lay_base(draft: Draft, folder: Path, faults: list[Fault]) -> None:
    """A complete pack; what it has not got of sources, criteria, scoring and words is the shipped."""
    sources, criteria, scoring, rows = (
        _shipped_parts(folder) if folder == resources.shipped("audit_rules") else _parts(folder, faults)
    )
    draft.sources, draft.criteria, draft.scoring = dict(sources), dict(criteria), dict(scoring)
    draft.rows += rows
    own = any(
        _found(folder, f"{name}.yaml") != resources.file("audit_rules", f"{name}.yaml") for name in NAMES
    )
    if own or areas(folder) != areas(resources.folder("audit_rules")):
        lexicon, vocabulary = (_read(folder, f"{name}.yaml", faults) for name in NAMES)
        if "topics" not in vocabulary:
            vocabulary = with_areas(vocabulary, _areas(folder, faults))
        draft.words = Words(lexicon=lexicon, vocabulary=vocabulary)


def _areas(folder: Path, faults: list[Fault]) -> Iterator[Mapping[str, Any]]:
    """The areas of the vocabulary; a fault for each file that does not hold one."""
    for path in areas(folder):
        part = read_table(path, faults, place=f"{AREAS}/{path.name}")
        problem = area_problem(part) if part else ""
        if problem:
            hint = "Compare it with the shipped file of that kind."
            faults.append(Fault(place=f"{AREAS}/{path.name}", message=problem, hint=hint))
        elif part:
            yield part


Parts = tuple[Mapping[str, Any], Mapping[str, Any], Mapping[str, Any], tuple[Row, ...]]
"""Sources, criteria, scoring and rules of a complete pack."""


def _parts(folder: Path, faults: list[Fault]) -> Parts:
    sources, criteria, scoring = (
        _read(folder, name, faults) for name in ("sources.yaml", "criteria.yaml", "scoring.yaml")
    )
    return (
        sources,
        criteria,
        {**_read(resources.shipped("audit_rules"), "scoring.yaml", faults), **scoring},
        tuple(row for path in rule_files(folder) for row in rows_of(path, faults)),
    )


@cache
def _shipped_parts(folder: Path) -> Parts:
    """Read once, whatever is laid over it; reading YAML is what takes the time. Raises RuleError with every fault."""
    faults: list[Fault] = []
    parts = _parts(folder, faults)
    if faults:
        raise RuleError(f"The rule files in {folder} have faults:", faults=faults)
    return parts


def _read(folder: Path, name: str, faults: list[Fault]) -> dict[str, Any]:
    return read_table(_found(folder, name), faults)


def _found(folder: Path, name: str) -> Path:
    """The folder's own file of that name, or the shipped one."""
    return folder / name if (folder / name).is_file() else resources.shipped("audit_rules") / name


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


def _cross(whole: Row, sources: Mapping[str, Source], criteria: Mapping[str, Criterion]) -> Iterator[Fault]:
    row, data = whole.data, whole.common
    place = f"{whole.place}: {whole.id}"

    def unknown(what: str, name: str, known: Mapping[str, Any]) -> Fault:
        return Fault(place=place, message=f"there is no {what} “{name}”.", hint=nearest(name, known))

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
    for pattern in filter(runs_away, regexes([row["match"], row.get("unless", {})])):
        yield Fault(
            place=place,
            message=f"the pattern “{pattern}” could take for ever on a long word.",
            hint="Within (...)+ or (...)*, let something stand that the repeat before it cannot match.",
        )
    for right in filter(None, row.get("rewrite", {}).values()):
        for name in set(_FIELD.findall(right)) - {"child"}:
            yield Fault(place=place, message=f"a rewrite names {{{name}}}; only {{child}} can stand in it.")


def _double_ids(rows: list[Row]) -> Iterator[Fault]:
    seen: dict[str, Row] = {}
    for rule in rows:
        for name in (rule.id, *rule.data.get("formerly", ())):
            if name in seen:
                yield Fault(
                    place=f"{rule.file}: {rule.id}",
                    message=f"the id {name} is already used in {seen[name].file}.",
                    hint="Ids are never used twice; give the new rule an id of its own.",
                )
            seen[name] = rule


def _rule(whole: Row, sources: Mapping[str, Source]) -> Rule:
    row, data = whole.data, whole.common
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
        file=whole.file,
        sections=tuple(row.get("sections") or data.get("sections") or ()),
        applies_to=tuple(Kind(k) for k in row.get("applies_to") or data.get("applies_to") or ()),
        looks_in=row.get("looks_in") or data.get("looks_in") or "plan",
        status=tuple(row.get("status", ())),
        unless=tuple(Matcher(kind=k, body=b) for k, b in unless.items()),
        scope=scope,
        quotes=row.get("quotes", "ignore"),
        once=bool(row.get("once", False)),
        since=str(row.get("since", "")),
        formerly=tuple(row.get("formerly", ())),
        false_alarms=tuple(row.get("false_alarms", ())),
        layer=whole.layer,
        changes=whole.changes,
        rewrite=MappingProxyType(dict(row.get("rewrite", {}))),
    )


def chosen_pack(folder: Path | None) -> Pack:
    """The pack of that folder, or the one in force when none is given."""
    return load_pack(folder) if folder else shipped_pack()


def known_rule(pack: Pack, name: str) -> Rule:
    """The rule of that id, be it switched off. Raises RuleError with the nearest ids when there is none."""
    off = (rule for rule in pack.off if name.upper() in (rule.id, *rule.formerly))
    rule = pack.rule(name.upper()) or next(off, None)
    if rule is None:
        near = get_close_matches(name.upper(), [r.id for r in pack.rules], n=3, cutoff=0.75)
        hint = f"Did you mean {', '.join(near)}?" if near else "See: ehcp rules list"
        raise RuleError(f"There is no rule “{name}”.", hint=hint)
    return rule
