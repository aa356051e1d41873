"""The dates of the law that a letter can print, by name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Date


@dataclass(frozen=True, slots=True, kw_only=True)
class DueView:
    """The dates that the law gives; empty where what they run from has not happened."""

    assess: Date | None = None
    """Last day to say whether there will be an assessment: six weeks from the request (T2)."""
    advice: Date | None = None
    """Last day for this adviser's advice, in a letter to another for the last advice: six weeks (T3)."""
    issue: Date | None = None
    """Last day to say that there will be no plan: sixteen weeks from the request (T4)."""
    final: Date | None = None
    """Last day for the final plan: twenty weeks from the request (T7)."""
    reply_to_draft: Date | None = None
    """Last day of the family's time to answer the draft (T5)."""
    consultation: Date | None = None
    """Last day for the answer of the setting that is consulted (T6)."""
    review: Date | None = None
    """Last day of the twelve months within which the plan is reviewed (T9)."""
    hold_review: Date | None = None
    """Last day for the review meeting, so that four weeks are left for the decision after it (T9, T12)."""
    notice: Date | None = None
    """Last day to invite to the review meeting and to send round the advice (T10)."""
    report: Date | None = None
    """Last day for the report of the review meeting (T11)."""
    review_decision: Date | None = None
    """Last day to say whether the plan is kept, amended or ended (T12)."""
    reply_to_amendments: Date | None = None
    """Last day of the family's time to answer the proposed amendments (T13)."""
    amended_final: Date | None = None
    """Last day for the amended final plan (T14)."""
    transfer: Date | None = None
    """Last day to amend the plan before the next phase (T17)."""
    tell_moved: Date | None = None
    """Last day for the new authority to tell the family what follows from their move (T20)."""
    review_moved: Date | None = None
    """Last day for the new authority to review the plan (T21)."""
    reassess: Date | None = None
    """Last day to say whether there will be a re-assessment (T22)."""
    reassessed_plan: Date | None = None
    """Last day for the plan after a re-assessment (T23)."""
    mediation: Date | None = None
    """Last day for the family to contact the mediation adviser, counted from this letter (T26)."""
    appeal: Date | None = None
    """Last day to appeal, counted from this letter where there is no certificate yet (T30)."""
    arrange_mediation: Date | None = None
    """Last day to arrange the mediation that the family asked for (T28); by the board, if on health only."""
    tell_health: Date | None = None
    """Last day to tell the integrated care board what the mediation is about (T29)."""
    order: Date | None = None
    """Last day for the first thing that the Tribunal ordered (T33 to T36)."""
    order_final: Date | None = None
    """Last day for the final plan after an order to assess or to make a plan (T33, T34)."""
    conceded: Date | None = None
    """Last day for the first thing to do after an appeal that was not opposed (T37)."""
    conceded_final: Date | None = None
    """Last day for the final plan after an appeal for an assessment or a plan that was not opposed (T37)."""
