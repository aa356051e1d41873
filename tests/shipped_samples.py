"""The samples by name."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from ehcp_docs import resources

GOOD = ("nursery", "primary_looked_after", "phase_transfer", "post16_budget", "special_school")
FAIR = ("young_adult",)
VAGUE = ("vague_infant", "vague_special")
SOUND = tuple(sorted((*GOOD, *FAIR, *VAGUE)))
"""Those that can be made into documents."""
BROKEN = ("broken_identity", "broken_links")


def sample_path(name: str) -> Path:
    return resources.shipped("samples") / f"{name}.json"


def sample_data(name: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(sample_path(name).read_text("utf-8"))
    return data
