"""The table of forms of an account: one line for each, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from ehcp_docs.intake.account import Account
from ehcp_docs.reports.account_html import account_html
from ehcp_docs.reports.account_json import account_json
from ehcp_docs.reports.account_text import account_text


class Form(NamedTuple):
    """How an account is written in one form."""

    function: Callable[[Account, Mapping[str, Any]], str]
    suffix: str
    """How its file name ends; the first part keeps it apart from the plan beside it."""


FORMS: dict[str, Form] = {
    "html": Form(account_html, ".account.html"),
    "text": Form(account_text, ".account.txt"),
    "json": Form(account_json, ".account.json"),
}
