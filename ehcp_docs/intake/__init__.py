"""A council's Word or PDF file turned into plan data, with an account of every word of it."""

from __future__ import annotations

from ehcp_docs.intake.account import Account as Account
from ehcp_docs.intake.account import Entry as Entry
from ehcp_docs.intake.reading import Reading as Reading
from ehcp_docs.intake.reading import open_source as open_source
from ehcp_docs.intake.reading import read_file as read_file
