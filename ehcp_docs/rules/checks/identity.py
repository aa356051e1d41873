"""Checks of identity."""

from __future__ import annotations
