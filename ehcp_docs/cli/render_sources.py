"""What ``ehcp render`` is given: files of data, folders of them, and tables of cases."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ehcp_docs.errors import Fault, InputError

if TYPE_CHECKING:
    from ehcp_docs.case.table import CaseRow
    from ehcp_docs.documents.catalogue import Document, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class DataSource:
    """A file of data, or a row of a table of cases."""

    path: Path
    row: CaseRow | None = None

    @property
    def label(self) -> str:
        """How it is called in messages."""
        return f"{self.path}, row {self.row.number}" if self.row else str(self.path)

    @property
    def name(self) -> str:
        """The name of a file that goes with it."""
        return f"{self.row.data.get('reference')}.json" if self.row else self.path.name

    def data(self) -> Mapping[str, Any]:
        """The data in it as far as it can be read; faults have their turn later."""
        from ehcp_docs.plan.read import read_or_fault

        if self.row is not None:
            return self.row.data
        found = read_or_fault(self.path)
        return {} if isinstance(found, Fault) else found.data


def main_need(wanted: Document, source: DataSource) -> Source:
    """Which of the files that the document needs this one is: what it looks like, else the first."""
    from ehcp_docs.plan.read import kind_of

    if source.row is not None:
        return "case"
    kind = kind_of(source.data()) if len(wanted.needs) > 1 else None
    return kind if kind in wanted.needs else wanted.needs[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildNames:
    """What the child of a source is called."""

    name: str
    preferred: str = ""


def children_of(sources: Sequence[object], plans: Path | None = None) -> Mapping[str, ChildNames]:
    """The child's names in each source of a batch, by its label; from its plan, where ``plans`` is a folder of them."""
    names: dict[str, ChildNames] = {}
    files = [source for source in sources if isinstance(source, DataSource)]
    for source in files if len(files) > 1 else ():
        child = source.data().get("child")
        if child is None and plans is not None and plans.is_dir():
            child = DataSource(path=plans / source.name).data().get("child")
        if isinstance(child, dict) and isinstance(child.get("name"), str):
            preferred = child.get("preferred_name")
            names[source.label] = ChildNames(
                name=child["name"], preferred=preferred if isinstance(preferred, str) else ""
            )
    return names


def case_in(source: DataSource) -> object:
    """The case in a row of a table. Raises PlanInvalid with every fault."""
    from ehcp_docs.case.read import case_of

    assert source.row is not None
    return case_of(source.row.data, file=source.label)


def sources_in(files: tuple[Path, ...], shared: Path | None) -> Iterator[DataSource]:
    """Each file, each file of a folder, and each row of a table of cases. Raises InputError."""
    for path in files:
        if path.suffix.lower() == ".csv":
            yield from _rows(path, shared)
            continue
        if not path.is_dir():
            yield DataSource(path=path)
            continue
        inside = sorted(path.glob("*.json"))
        if not inside:
            raise InputError(
                "There are no .json files in this folder.", place=str(path), hint="Name another folder."
            )
        yield from (DataSource(path=one) for one in inside)


def _rows(path: Path, shared: Path | None) -> Iterator[DataSource]:
    from ehcp_docs.case.table import case_rows
    from ehcp_docs.plan.read import read_json

    base = read_json(shared).data if shared is not None else {}
    yield from (DataSource(path=path, row=row) for row in case_rows(path, base))
