"""Evidence on advice: which of it each need and each provision names, and what nobody names."""

from __future__ import annotations

from collections.abc import Mapping

from ehcp_docs.audit.questions.laid import Laid, evidence, told
from ehcp_docs.audit.questions.model import Evidence, EvidenceRow, Quote
from ehcp_docs.plan.model import Advice
from ehcp_docs.plan.passages import Kind

_AMOUNTS = ("how often", "how long", "group", "weeks", "who", "qualification")


def _advice(laid: Laid) -> list[tuple[Advice, Quote]]:
    made = []
    for number, one in enumerate(laid.plan.plan.sections.K.advice):
        written = one.date.strftime("%d %B %Y").lstrip("0") if one.date else "no date"
        by = ", ".join(part for part in (one.author, one.role, written) if part)
        at = f"/sections/K/advice/{number}/title"
        made.append((one, Quote(words=one.title, section="K", item=one.id, pointer=at, note=by)))
    return made


def _carried(laid: Laid, named: Mapping[str, list[str]], columns: tuple[str, ...], *kinds: Kind) -> Evidence:
    """All advice of K with the items that name it, then the items that name none."""
    rows = [
        EvidenceRow(
            about=one.id,
            cells=(
                (shown,),
                laid.texts([i for i, sources in named.items() if one.id in sources], *kinds)
                or told("nothing in the plan names this advice"),
            ),
        )
        for one, shown in _advice(laid)
    ]
    known = {one.id for one in laid.plan.plan.sections.K.advice}
    alone = [item for item, sources in named.items() if not known & set(sources)]
    if rows and alone:
        rows.append(EvidenceRow(about="none", cells=(told("names no advice"), laid.texts(alone, *kinds))))
    return Evidence(columns=columns, rows=tuple(rows))


@evidence("advice_needs")
def advice_needs(laid: Laid) -> Evidence:
    """All advice of K with the needs that rest on it, and the needs that rest on none."""
    named = {need.id: list(need.sources) for _, need in laid.plan.plan.needs()}
    return _carried(laid, named, ("Advice", "What it is", "Needs that name it"), Kind.NEED)


@evidence("advice_provision")
def advice_provision(laid: Laid) -> Evidence:
    """All advice of K with the provision that rests on it, and the provision that rests on none."""
    named = {item.id: list(item.sources) for _, item in laid.plan.plan.provision()}
    return _carried(laid, named, ("Advice", "What it is", "Provision that names it"), Kind.PROVISION)


@evidence("amounts")
def amounts(laid: Laid) -> Evidence:
    """Each provision with its amounts as they were read, and the advice to hold them against."""
    shown = {one.id: words for one, words in _advice(laid)}
    rows = []
    for _, item in laid.plan.plan.provision():
        sources = tuple(shown[name] for name in item.sources if name in shown)
        read = laid.read(item.id, *_AMOUNTS)
        cells = (
            laid.texts([item.id], Kind.PROVISION),
            read or told("no amount was read"),
            sources or told("names no advice"),
        )
        rows.append(EvidenceRow(about=item.id, cells=cells))
    columns = ("Provision", "Words", "Amounts that were read", "Advice it names")
    return Evidence(columns=columns, rows=tuple(rows) if shown else ())


@evidence("flexible")
def flexible(laid: Laid) -> Evidence:
    """Provision that leaves something open, beside the needs it answers: does the child need it to be open?"""
    found = {f.item: f for f in laid.findings if f.criterion in (laid.criterion, "Q088") and f.item}
    rows = []
    for letter, item in laid.plan.plan.provision():
        declared = laid.read(item.id, "flexibility")
        finding = found.get(item.id)
        words = declared
        if finding is not None and finding.words:
            one = Quote(words=finding.words, section=letter, item=item.id, pointer=finding.pointer)
            words = (*declared, one)
        if words:
            needs = laid.texts(item.needs, Kind.NEED) or told("names no need")
            rows.append(
                EvidenceRow(about=item.id, cells=(words, laid.texts([item.id], Kind.PROVISION), needs))
            )
    return Evidence(
        columns=("Provision", "What is left open", "The whole provision", "Needs"), rows=tuple(rows)
    )
