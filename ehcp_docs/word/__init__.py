"""What a Word file is made of: opened safely, and written so that the same content gives the same bytes."""

from __future__ import annotations
