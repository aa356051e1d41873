"""A document of the catalogue made from its data: find the template, make the view, fill, name.

The views are made by ``plan_view``, ``letter_view`` and ``monitoring_view``, imported when they are needed.
The fields of a view are the names that its template sees.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any, Final, get_args, get_type_hints

from ehcp_docs import resources
from ehcp_docs.case.model import Case
from ehcp_docs.documents.catalogue import Document, Source, View, document
from ehcp_docs.documents.check import checked_template
from ehcp_docs.documents.letters.notice import notice_warnings
from ehcp_docs.documents.letters.on_its_day import service_warnings
from ehcp_docs.documents.letters.sendable import (
    check_fixed_names,
    check_names,
    check_sendable,
    check_strangers,
)
from ehcp_docs.documents.plan_fields import PlanView
from ehcp_docs.documents.redacted.copy import Redactor, account_of, check_redacted, redacted_view
from ehcp_docs.documents.redacted.identities import hidden_in
from ehcp_docs.documents.shared_blocks import block_names
from ehcp_docs.documents.strangers import Namesakes
from ehcp_docs.documents.template import WordTemplate
from ehcp_docs.errors import Fault, InputError
from ehcp_docs.plan.model import Plan

Data = Mapping[Source, object]

# The function that makes the views of a document from its data, one for each file to be made.
_VIEWS: Final[Mapping[View, tuple[str, str]]] = {
    "plan": ("plan_view", "plan_view"),
    "my_plan": ("my_plan", "my_plan_view"),
    "draft_letter": ("letter_view", "letter_views"),
    "monitoring": ("monitoring_view", "monitoring_view"),
    "letter": ("letters.view", "letter_views"),
    "review_list": ("review_list", "review_list_views"),
    "board_paper": ("board_paper", "board_paper_view"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """A document made."""

    data: bytes
    """The Word file."""
    suggested_name: str
    """A name for it, by reference: never the child's name."""
    warnings: tuple[Fault, ...] = ()
    """What somebody should look at before it goes out, with its place."""
    account: tuple[str, ...] = ()
    """Of a redacted copy: what was replaced."""
    asked_in_large_print: bool = False
    """Whether the person it goes to has asked for large print."""


def render(
    document_id: str, data: Plan | Data, *, template: Path | None = None, to_check: bool = False
) -> Rendered:
    """The document of that id made from the data, on the template given or on ours.

    ``data`` is a plan, or holds the plan, case or monitoring consultation that the document needs. Raises
    InputError and PlanInvalid where they are missing or not fit for it, TemplateError with every fault of the
    template.
    """
    made = render_all(document_id, data, template=template, to_check=to_check)
    if len(made) != 1:
        raise InputError(f"There are {len(made)} of these documents, not one.", hint="Use render_all.")
    return made[0]


def render_all(
    document_id: str,
    data: Plan | Data,
    *,
    template: Path | None = None,
    others: Collection[str] = (),
    others_called: Collection[str] = (),
    to_check: bool = False,
) -> tuple[Rendered, ...]:
    """As render, where there may be several: a letter for each recipient, in the order of the case.

    ``others`` are the full names of the other children of a batch, ``others_called`` the names they prefer: none of
    them may stand in these documents. Raises PlanInvalid where one does, or a name that nobody in the data has;
    ``to_check`` makes a document with such a name for somebody who looks for it, and tells of it as a warning.
    """
    wanted = document(document_id)
    filled = prepared(wanted, template)
    sources: Data = {"plan": data} if isinstance(data, Plan) else data
    views = _views(wanted, sources)
    names = _names(wanted, views)
    namesakes = Namesakes.of(others, others_called)
    typed = check_fixed_names(wanted, _path(wanted, template), sources, stops=not to_check)
    made: list[Rendered] = []
    strangers = _listed(*views)
    for view, name in zip(views, names, strict=True):
        content = filled.render(_context(view), title=wanted.title, dated=_dated(view, sources))
        if wanted.view == "letter":
            check_sendable(wanted, view, content, sources["case"], sources.get("plan"))  # type: ignore[arg-type]
        check_strangers(wanted, content, {*others, *strangers - _listed(view)})
        warnings = (*typed, *check_names(wanted, content, sources, namesakes, stops=not to_check))
        made.append(
            Rendered(
                data=content,
                suggested_name=f"{name}.docx",
                warnings=warnings,
                asked_in_large_print=_wants_large_print(wanted, view, sources.get("case")),
            )
        )
    return tuple(made)


def document_warnings(wanted: Document, data: Data) -> tuple[Fault, ...]:
    """What forbids no document, but should be looked at before it goes out."""
    if wanted.view == "review_list":
        from ehcp_docs.documents.review_list import ReviewCases, review_list_warnings

        cases = data["cases"]
        assert isinstance(cases, ReviewCases)
        return tuple(review_list_warnings(wanted, cases))
    case = data.get("case")
    if not isinstance(case, Case):
        return ()
    return (*notice_warnings(wanted, case), *service_warnings(wanted, case))


def prepared(wanted: Document, template: Path | None = None) -> WordTemplate:
    """The template of the document, or the one given: read, checked against the view and compiled once.

    Raises DocumentUnreadable, or TemplateError with every fault.
    """
    path = _path(wanted, template)
    files = [path, *(resources.file("templates", f"blocks/{name}.docx") for name in block_names())]
    changed = sum(one.stat().st_mtime_ns for one in files if one.is_file())
    return _template(path, changed, wanted.view)


def _path(wanted: Document, template: Path | None) -> Path:
    return template or resources.file("templates", wanted.template)


def view_type(view: View) -> type[Any]:
    """The dataclass whose fields a template of that view can use."""
    result = get_type_hints(_maker(view))["return"]
    found: type[Any] = (get_args(result) or (result,))[0]
    return found


def _maker(view: View) -> Any:
    module, function = _VIEWS[view]
    return getattr(import_module(f"ehcp_docs.documents.{module}"), function)


def _views(wanted: Document, data: Data) -> tuple[Any, ...]:
    if missing := [need for need in wanted.needs if need not in data]:
        raise InputError(
            f"The document “{wanted.id}” needs a {' and a '.join(missing)} file too.",
            hint=f"Give it with {' and '.join(f'--{need} FILE' for need in missing)}.",
        )
    if wanted.view == "letter":
        made = _maker(wanted.view)(wanted, data["case"], data.get("plan"))
    elif wanted.view == "review_list":
        made = _maker(wanted.view)(wanted, data["cases"])
    else:
        made = _maker(wanted.view)(*(data[need] for need in wanted.needs))
    return tuple(made) if isinstance(made, Iterable) else (made,)


def _listed(*views: Any) -> set[str]:
    """The children whom lists name: those of one list may not stand in another."""
    return {row.name for view in views for row in getattr(view, "reviews", ())}


def _names(wanted: Document, views: tuple[Any, ...]) -> list[str]:
    """Names by pattern, numbered where the pattern gives several documents the same."""
    names = [wanted.file_name(view) for view in views]
    return names if len(names) == 1 else [f"{name}_{number}" for number, name in enumerate(names, 1)]


def _wants_large_print(wanted: Document, view: Any, case: object) -> bool:
    """Whether the document goes to a member of the family who has asked for large print."""
    if not isinstance(case, Case) or wanted.to == ("file",):
        return False
    return any(person.large_print and person.name == view.to.name for person in case.recipients)


def _context(view: Any) -> dict[str, object]:
    return {field.name: getattr(view, field.name) for field in fields(view)}


def render_redacted(document_id: str, plan: Plan, *, template: Path | None = None) -> Rendered:
    """A copy of a document of a whole plan with marks in place of names, places, addresses and numbers.

    Raises InputError for a document that is made of more than a plan, and OutputError where the finished file still
    holds an identity: then nothing is to be given out.
    """
    wanted = document(document_id)
    if wanted.needs != ("plan",):
        raise InputError(
            f"“{wanted.title}” ({wanted.id}) cannot be redacted: only documents made from a plan alone can.",
            hint="Use --document plan, plan_national or my_plan.",
        )
    filled = prepared(wanted, template)
    redactor = Redactor(hidden_in(plan))
    (view,) = _views(wanted, {"plan": plan})
    hidden = redacted_view(view, redactor)
    if isinstance(hidden, PlanView):
        words, dated = f"{hidden.status.words} (redacted copy)", f"{hidden.status.dated} (redacted copy)"
        hidden = replace(hidden, status=replace(hidden.status, words=words, dated=dated))
    content = filled.render(_context(hidden), title=wanted.title, dated=_dated(view, {"plan": plan}))
    check_redacted(content, redactor)
    account = account_of(content).sentences()
    return Rendered(data=content, suggested_name=f"redacted_{wanted.id}.docx", account=account)


@lru_cache(maxsize=16)
def _template(path: Path, changed: int, view: View) -> WordTemplate:
    """The template, compiled and checked against its view; again only when the file has changed."""
    return checked_template(path, view_type(view))


def _dated(view: Any, data: Data) -> date | None:
    """The date of the document by its data: of the letter, the consultation, or the plan's last step."""
    for name in ("letter_date", "date", "counted_on"):
        if isinstance(found := getattr(view, name, None), date):
            return found
    dates = getattr(data.get("plan"), "dates", None)
    return (
        max((day for day in (dates.draft_issued, dates.final_issued) if day), default=None) if dates else None
    )
