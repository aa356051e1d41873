"""``python -m ehcp_docs`` is the same as ``ehcp``."""

from __future__ import annotations

from ehcp_docs.cli import main

if __name__ == "__main__":
    main()
