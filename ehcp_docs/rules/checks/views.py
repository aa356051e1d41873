"""Checks of views."""

from __future__ import annotations
