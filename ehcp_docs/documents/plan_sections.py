"""Sections A to K ready to print: what belongs together, in which order, and each thing once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from ehcp_docs.documents.filters import pounds
from ehcp_docs.documents.plan_fields import (
    AdviceView,
    BudgetView,
    Line,
    NeedAreaView,
    NeedProvisionView,
    NeedsView,
    NeedView,
    NilView,
    OutcomeMark,
    OutcomeView,
    PlacementView,
    ProvisionAreaView,
    ProvisionSectionView,
    ProvisionView,
    SectionAView,
    SectionEView,
    SectionIView,
    SectionJView,
    SectionKView,
    TargetView,
    VoiceView,
)
from ehcp_docs.documents.plan_words import (
    ADVICE,
    AREAS,
    COLOURS,
    NO_AREA_COLOUR,
    adulthood,
    date_words,
    lines,
    listed,
    reminder,
    sentence,
    upper_first,
)
from ehcp_docs.documents.provision_words import provision_lines
from ehcp_docs.plan.model import (
    Advice,
    Area,
    BudgetItem,
    Need,
    NeedsSection,
    Nil,
    Outcome,
    Placement,
    Plan,
    Provision,
    ProvisionSection,
    SectionK,
    Target,
    View,
)

NO_LINK = "None linked"
HORIZONS = {
    "short_term": "the near future",
    "long_term": "later life",
    "both": "the near future and later life",
}
RESULTS = {"met": "Met", "partly_met": "Partly met", "not_met": "Not met", "ended": "Ended"}
ARRANGEMENTS = {
    "direct_payment": "A direct payment to the family",
    "notional": "Held by the authority or the setting",
    "third_party": "Paid to someone who manages it for the family",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A need, the provision set out with it, and provision for it that is set out with another need."""

    need: Need | None
    here: tuple[Provision, ...]
    elsewhere: tuple[Provision, ...]


@dataclass(frozen=True)
class PlanPrinter:
    """Turns the parts of one plan into what a template prints; it knows what every number stands for."""

    plan: Plan

    @property
    def called(self) -> str:
        """The child's name in running text."""
        return self.plan.child.called

    @cached_property
    def needs(self) -> dict[str, Need]:
        """All needs by number, Section B's first."""
        return {need.id: need for _, need in self.plan.needs()}

    @cached_property
    def items(self) -> dict[str, Provision]:
        """All provision by number."""
        return {item.id: item for _, item in self.plan.provision()}

    @cached_property
    def aims(self) -> dict[str, Outcome]:
        """All outcomes by number."""
        return {outcome.id: outcome for outcome in self.plan.outcomes()}

    def name(self, id: str) -> str:
        """Number and short title of a need or provision, or the number alone."""
        thing = self.needs.get(id) or self.items.get(id)
        return f"{id} {thing.title}" if thing and thing.title else id

    def home(self, item: Provision) -> str:
        """The need with which a provision is set out: the first that it names; empty where it names none."""
        return next((id for id in item.needs if id in self.needs), "")

    def colour(self, need_id: str) -> str:
        """The tint of a need's area."""
        return COLOURS[self.needs[need_id].area] if need_id in self.needs else NO_AREA_COLOUR

    # Section A

    def voices(self) -> SectionAView:
        """Section A."""
        return SectionAView(voices=tuple(self.voice(view) for view in self.plan.sections.A.views))

    def voice(self, view: View) -> VoiceView:
        """A block of Section A with who said it, how and when."""
        own = f"These are {view.whose or 'the person'}’s own words"
        said = (
            f"From {view.whose}" if view.whose else "",
            f"Written down by {view.author}" if view.author else "",
            f"How: {view.method}" if view.method else "",
            f"When: {date_words(view.date)}" if view.date else "",
            f"About {HORIZONS[view.horizon]}" if view.horizon else "",
            {None: "", True: own, False: "This is a summary"}[view.direct_words],
        )
        return VoiceView(
            id=view.id,
            heading=view.heading or self._topic(view),
            said=" ".join(sentence(part) for part in said if part),
            paragraphs=view.paragraphs,
        )

    def _topic(self, view: View) -> str:
        return {
            "child_views": f"{self.called}’s views",
            "parent_views": "The family’s views",
            "aspirations": "Hopes for the future",
            "communication": f"How to talk with {self.called} and involve {self.called} in decisions",
            "history": f"{self.called}’s story so far",
            "strengths": f"What {self.called} is good at",
            "other": f"More about {self.called}",
        }[view.topic]

    # Sections B, C and D

    def needs_section(self, section: NeedsSection) -> NeedsView:
        """Section B, C or D."""
        needs = {need.id: self.need(need) for need in section.needs}
        present = [area for area in Area if any(need.area is area for need in section.needs)]
        return NeedsView(
            needs=tuple(needs.values()),
            areas=tuple(
                NeedAreaView(
                    name=AREAS[area],
                    needs=tuple(needs[need.id] for need in section.needs if need.area is area),
                )
                for area in present
            ),
            nil=None if needs else self.nil(section.nil),
        )

    def need(self, need: Need) -> NeedView:
        """One need, with the numbers of what meets it and what it leads to."""
        provision = (item.id for item in self.items.values() if need.id in item.needs)
        outcomes = (outcome.id for outcome in self.aims.values() if need.id in outcome.needs)
        return NeedView(
            id=need.id,
            title=need.title or "",
            heading=self._need_heading(need),
            strengths=need.strengths or "",
            text=need.text,
            lines=lines(
                ("Adult life", "Part of preparing for adulthood" if need.preparing_for_adulthood else ""),
                ("Advice", listed(need.sources)),
            ),
            provision=listed(provision) or NO_LINK,
            outcomes=listed(outcomes) or NO_LINK,
            colour=COLOURS[need.area],
        )

    def _need_heading(self, need: Need) -> str:
        return f"{need.id} {need.title}" if need.title else f"Need {need.id}"

    def nil(self, nil: Nil | None) -> NilView:
        """The statement that nothing was identified, with who says so, when and in which advice."""
        if nil is None:
            return NilView(lead="", statement="Nothing is recorded in this section.", basis="")
        said = nil.statement.strip().casefold().startswith("none identified")
        basis = f"This is the advice of {nil.according_to}" if nil.according_to else ""
        dated = f", {date_words(nil.date)}" if basis and nil.date else date_words(nil.date)
        advice = f"advice {listed(nil.sources)}" if nil.sources else ""
        where = f" ({advice})" if basis and advice else advice
        return NilView(
            lead="" if said else "None identified.",
            statement=nil.statement,
            basis=sentence(upper_first(basis + dated + where)),
        )

    # Section E

    def outcomes(self) -> SectionEView:
        """Section E."""
        return SectionEView(
            outcomes=tuple(self.outcome(outcome) for outcome in self.plan.outcomes()),
            arrangements=self.plan.sections.E.arrangements,
        )

    def outcome(self, outcome: Outcome) -> OutcomeView:
        """One outcome."""
        return OutcomeView(
            id=outcome.id,
            text=outcome.text,
            by=upper_first(outcome.by or "") or date_words(outcome.by_date) or "Not stated",
            lines=lines(
                ("Now", outcome.baseline),
                (
                    "Hopes",
                    f"Works towards {listed(outcome.aspirations)} in Section A"
                    if outcome.aspirations
                    else "",
                ),
                ("Adult life", f"Prepares for {adulthood(outcome.pfa)}" if outcome.pfa else ""),
                ("Kind", {"health": "Health", "care": "Care"}.get(outcome.kind or "")),
            ),
            steps=tuple(f"{step.text} ({step.by})" if step.by else step.text for step in outcome.steps),
            needs=tuple(self.name(id) for id in outcome.needs),
        )

    def mark(self, id: str) -> OutcomeMark:
        """An outcome by its number and first words."""
        return OutcomeMark(id=id, reminder=reminder(self.aims[id].text) if id in self.aims else "")

    # Sections F, G, H1 and H2

    def provision_section(self, section: ProvisionSection) -> ProvisionSectionView:
        """Section F, G, H1 or H2."""
        groups = self.groups(section.provision)
        by_area: dict[Area | None, list[NeedProvisionView]] = {area: [] for area in (*Area, None)}
        for group in groups:
            by_area[group.need.area if group.need else None].append(self._need_provision(group))
        return ProvisionSectionView(
            provision=tuple(self.item(item) for item in section.provision),
            areas=tuple(
                ProvisionAreaView(name=AREAS[area] if area else "For all needs", needs=tuple(found))
                for area, found in by_area.items()
                if found
            ),
            nil=None if section.provision else self.nil(section.nil),
        )

    def groups(self, items: Sequence[Provision]) -> tuple[Group, ...]:
        """The provision by need, needs in plan order, provision that names no need at the end; each once."""
        groups = (
            Group(
                need=self.needs.get(id),
                here=tuple(item for item in items if self.home(item) == id),
                elsewhere=tuple(item for item in items if id in item.needs and self.home(item) != id),
            )
            for id in (*self.needs, "")
        )
        return tuple(group for group in groups if group.here or group.elsewhere)

    def _need_provision(self, group: Group) -> NeedProvisionView:
        return NeedProvisionView(
            id=group.need.id if group.need else "",
            heading=self._need_heading(group.need) if group.need else "Provision for all needs",
            what_for=f"need {group.need.id}" if group.need else "all needs",
            provision=tuple(self.item(item) for item in group.here),
            elsewhere=self.set_out_elsewhere(group.elsewhere),
        )

    def set_out_elsewhere(self, items: Iterable[Provision]) -> str:
        """Such as "F7 Meetings (with B1) and F9 Training (with B4)"."""
        return listed(f"{self.name(item.id)} (with {self.home(item)})" for item in items)

    def item(self, item: Provision) -> ProvisionView:
        """One provision."""
        return ProvisionView(
            id=item.id,
            title=item.title or "",
            text=item.text,
            lines=provision_lines(item, self.called),
            needs=tuple(self.name(id) for id in item.needs),
            leads_to=tuple(self.mark(id) for id in item.outcomes),
            colour=self.colour(self.home(item)),
        )

    # Sections I, J and K, targets

    def placement(self) -> SectionIView:
        """Section I; a draft may not refer to it (section 38(5)), so the template is handed nothing."""
        section = self.plan.sections.I
        if self.plan.status.is_draft:
            return SectionIView(placements=(), statement="")
        several = len(section.placements) > 1
        return SectionIView(
            placements=tuple(
                PlacementView(
                    heading=f"Setting {at}" if several else "Setting", lines=_placement_lines(placement)
                )
                for at, placement in enumerate(section.placements, start=1)
            ),
            statement=section.statement or "",
        )

    def budget(self) -> SectionJView:
        """Section J; without a statement in the data, one that follows from them."""
        section = self.plan.sections.J
        asked = (
            "A personal budget was asked for." if section.requested else "No personal budget was asked for."
        )
        return SectionJView(
            statement=section.statement or asked,
            items=tuple(self._budget_item(item) for item in section.items),
        )

    def _budget_item(self, item: BudgetItem) -> BudgetView:
        served = [self.items[id] for id in item.provision if id in self.items]
        needs = item.needs or tuple(dict.fromkeys(id for one in served for id in one.needs))
        outcomes = item.outcomes or tuple(dict.fromkeys(id for one in served for id in one.outcomes))
        return BudgetView(
            provision=listed(self.name(id) for id in item.provision),
            amount=" for ".join(part for part in (pounds(item.amount_pounds), item.period) if part),
            needs=listed(needs) or NO_LINK,
            outcomes=listed(outcomes) or NO_LINK,
            lines=lines(
                ("How", ARRANGEMENTS[item.arrangement]),
                ("Managed by", item.managed_by),
                ("Agreed", date_words(item.agreed_on)),
                ("Review", date_words(item.review_on)),
                ("Use", item.flexibility),
            ),
        )

    def advice(self, section: SectionK) -> SectionKView:
        """Section K."""
        return SectionKView(
            advice=tuple(_advice(advice) for advice in section.advice),
            not_obtained=lines(*((ADVICE[missing.kind], missing.reason) for missing in section.not_obtained)),
        )

    def target(self, target: Target) -> TargetView:
        """A short-term target."""
        return TargetView(
            id=target.id,
            text=target.text,
            lines=lines(
                ("Success", target.success),
                ("Who helps", target.by_whom),
                ("From", date_words(target.start)),
                ("Result", RESULTS.get(target.result or "")),
            ),
            leads_to=self.mark(target.outcome),
            review_by=date_words(target.review_by) or "Not stated",
        )


def _placement_lines(placement: Placement) -> tuple[Line, ...]:
    return lines(
        ("Name", placement.name),
        ("Type", placement.type),
        ("Attendance", placement.attendance),
        ("From", date_words(placement.from_)),
        ("Until", date_words(placement.to)),
        ("Unique reference number (URN)", placement.urn),
        ("UK provider reference number (UKPRN)", placement.ukprn),
    )


def _advice(advice: Advice) -> AdviceView:
    kind = ADVICE.get(advice.kind or "", "")
    pages = f"{advice.pages} page{'' if advice.pages == 1 else 's'}" if advice.pages else ""
    agreed = "earlier advice, agreed to be enough" if advice.agreed_sufficient else ""
    return AdviceView(
        id=advice.id,
        title=advice.title,
        kind="" if kind.casefold() == advice.title.casefold() else kind,
        author="\n".join(part for part in (advice.author, advice.role) if part) or "Not stated",
        date=date_words(advice.date) or "Not dated",
        notes=sentence(upper_first("; ".join(part for part in (pages, agreed) if part))),
    )
