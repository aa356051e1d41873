"""What is done with each of many things, and what came of one of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from ehcp_docs.errors import Defect, EhcpError, cause

Item = TypeVar("Item")
Result = TypeVar("Result")
Item_contra = TypeVar("Item_contra", contravariant=True)
Result_co = TypeVar("Result_co", covariant=True)


class Job(Protocol[Item_contra, Result_co]):
    """What every worker does. It goes to the workers as it is, so it holds values only, and loads nothing itself."""

    def start(self) -> Callable[[Item_contra], Result_co]:
        """Load what is needed once, such as rules and language model; gives what is done with each item."""

    def place(self, item: Item_contra) -> str:
        """What the item is called in an error."""


@dataclass(frozen=True, slots=True)
class Done(Generic[Item, Result]):
    """One item with its result, or with the reason why there is none."""

    item: Item
    result: Result | None = None
    error: EhcpError | None = None


def attempt(
    job: Job[Item, Result], work: Callable[[Item], Result], item: Item
) -> tuple[Result | None, EhcpError | None]:
    """The result of one item; a defect of the program is an error like any other, so that the rest is done."""
    try:
        return work(item), None
    except EhcpError as error:
        return None, error
    except Exception as error:
        return None, Defect(
            f"The program failed on this file ({cause(error)}).",
            place=job.place(item),
            hint="This is a defect of ehcp-docs. Tell those who look after it the words in brackets.",
        )
