"""An authority's own rules, laid over the shipped ones or over another authority's: what changes, and nothing copied.

``pack.yaml`` says what a folder extends and what it changes; rule files beside it add rules. All faults are told at
once, and every change is kept with its author, so that `ehcp rules list` and `show` can tell it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from ehcp_docs import resources
from ehcp_docs.errors import Fault
from ehcp_docs.language.words import AREAS
from ehcp_docs.rules.changes import Asked, changed_row
from ehcp_docs.rules.draft import Draft, rows_of, rule_files
from ehcp_docs.rules.files import nearest, plain, read_table, validator
from ehcp_docs.rules.model import Change, Layer
from ehcp_docs.rules.scoring import merged_scoring
from ehcp_docs.rules.wordlists import changed_words

PACK = "pack.yaml"
SHIPPED = "shipped"
_NEEDED = {"sources.yaml": ("title",), "criteria.yaml": ("question", "sections", "how", "basis")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """One folder of a pack."""

    path: Path
    layer: Layer | None = None
    """None for a complete pack, which extends nothing."""
    asked: Mapping[str, Any]
    """What its pack.yaml says."""
    place: str = ""
    """How its pack.yaml is named to the user."""


def chain(folder: Path, faults: list[Fault]) -> tuple[Folder, ...]:
    """The folder and all that it extends, the lowest first; faults where one is not there or comes twice."""
    found: list[Folder] = []
    seen: list[Path] = []
    while True:
        one = _folder(folder, faults, first=not found)
        if one is None:
            return ()
        found.insert(0, one)
        seen.append(folder.resolve())
        if one.layer is None:
            return tuple(found)
        below = _below(one, faults)
        if below is None:
            return ()
        if below.resolve() in seen:
            names = " -> ".join(path.name for path in [*seen, below.resolve()])
            faults.append(
                Fault(
                    place=f"{one.place}: extends",
                    message=f"the folders extend one another in a circle ({names}).",
                    hint=f"The lowest one extends “{SHIPPED}”.",
                )
            )
            return ()
        folder = below


def _folder(folder: Path, faults: list[Fault], *, first: bool) -> Folder | None:
    path = folder / PACK
    place = PACK if first else f"{folder.name}/{PACK}"
    if not path.is_file():
        return Folder(path=folder, asked={})
    before = len(faults)
    asked = read_table(path, faults, place=place)
    if len(faults) == before:
        faults += dict.fromkeys(_schema_faults(asked, place))
    if len(faults) > before:
        return None
    layer = Layer(name=asked["name"], version=asked["version"], author=asked["author"])
    return Folder(path=folder, layer=layer, asked=asked, place=place)


def _schema_faults(asked: Mapping[str, Any], place: str) -> Iterator[Fault]:
    for error in validator("rule-pack.schema.json").iter_errors(asked):
        steps = [str(step) for step in error.absolute_path]
        if steps[:1] == ["change"]:
            steps = steps[1:]
        message, hint = plain(error, needed="See docs/rules.md.")
        if error.validator == "required" and error.validator_value == ["reason"]:
            hint = "A rule is switched off with a reason."
        yield Fault(
            place=": ".join([place, *steps]), message=message, hint=hint, code=f"pack-{error.validator}"
        )


def _below(one: Folder, faults: list[Fault]) -> Path | None:
    """The folder that this one extends."""
    name = str(one.asked["extends"])
    if name == SHIPPED:
        return resources.shipped("audit_rules")
    path = one.path / name
    if path.is_dir() and ((path / PACK).is_file() or rule_files(path)):
        return path
    beside = {f"../{p.parent.name}" for p in one.path.resolve().parent.glob(f"*/{PACK}")}
    near = get_close_matches(name, [SHIPPED, *sorted(beside - {f"../{one.path.resolve().name}"})], n=1)
    lead = f"Did you mean {near[0]}? " if near else ""
    faults.append(
        Fault(
            place=f"{one.place}: extends",
            message=f"there are no rules at “{name}”.",
            hint=f"{lead}Give “{SHIPPED}”, or a folder of rules as seen from this one, such as ../region.",
        )
    )
    return None


def lay_over(draft: Draft, folder: Folder, faults: list[Fault]) -> None:
    """Lay the folder over what the draft holds."""
    layer = folder.layer
    if layer is None:
        return
    draft.layers.append(layer)
    for name in ("lexicon.yaml", "vocabulary.yaml", AREAS):
        if (folder.path / name).exists():
            faults.append(
                Fault(
                    place=name,
                    message="would hide later changes of the shipped lists.",
                    hint=f"Put what differs under “words” in {PACK}, and take the file away.",
                )
            )
    _tables(draft, folder, layer, faults)
    known = len(draft.rows)
    for path in rule_files(folder.path):
        draft.rows += rows_of(path, faults, layer=layer)
    _change_rules(draft, known, folder, layer, faults)
    if folder.asked.get("words"):
        draft.words, made = changed_words(draft.words, folder.asked["words"], layer, folder.place, faults)
        draft.changes += made


def _tables(draft: Draft, folder: Folder, layer: Layer, faults: list[Fault]) -> None:
    """Sources and criteria, by their keys, and the numbers of the score."""
    for name, into in (("sources.yaml", draft.sources), ("criteria.yaml", draft.criteria)):
        path = folder.path / name
        for key, row in (read_table(path, faults) if path.is_file() else {}).items():
            whole = {**into.get(key, {}), **row} if isinstance(row, dict) else {}
            missing = [need for need in _NEEDED[name] if not str(whole.get(need, "")).strip()]
            if missing:
                faults.append(Fault(place=f"{name}: {key}", message=f"{', '.join(missing)} is missing."))
                continue
            what = name.removesuffix(".yaml").replace("criteria", "criterion").replace("sources", "source")
            how = "changed" if key in into else "added"
            draft.changes.append(Change(what=f"{what} {key}", how=how, by=layer))
            into[key] = whole
    path = folder.path / "scoring.yaml"
    if path.is_file():
        draft.scoring, made = merged_scoring(draft.scoring, read_table(path, faults), layer, faults)
        draft.changes += made


def _change_rules(draft: Draft, known: int, folder: Folder, layer: Layer, faults: list[Fault]) -> None:
    ids = {row.id: number for number, row in enumerate(draft.rows[:known])}
    former = {name: row.id for row in draft.rows[:known] for name in row.data.get("formerly", ())}
    for name, asked in folder.asked.get("change", {}).items():
        number = ids.get(former.get(name, name))
        if number is None:
            hint = nearest(name, ids, 3) or "See: ehcp rules list"
            faults.append(
                Fault(place=f"{folder.place}: {name}", message=f"there is no rule “{name}”.", hint=hint)
            )
            continue
        request = Asked(data=asked, by=layer, place=folder.place)
        draft.rows[number] = changed_row(draft.rows[number], request, faults)
