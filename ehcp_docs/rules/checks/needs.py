"""Checks of needs."""

from __future__ import annotations
