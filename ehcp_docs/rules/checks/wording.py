"""Checks of wording."""

from __future__ import annotations
