"""Word files laid out as English councils lay out their EHC plans, with the truth about each."""

from __future__ import annotations

from collections.abc import Callable

from . import broken_up, columns, controls, forms, headed, needs_led, outcome_led, packs, reviewed, typed
from .writing import CouncilFile, Plan, fold

LAYOUTS: dict[str, Callable[[Plan], CouncilFile]] = {
    name: builder
    for family in (
        typed,
        headed,
        needs_led,
        outcome_led,
        columns,
        forms,
        controls,
        reviewed,
        packs,
        broken_up,
    )
    for name, builder in family.LAYOUTS.items()
}

__all__ = ["LAYOUTS", "CouncilFile", "fold"]
