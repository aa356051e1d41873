"""Files spoilt at random: each is read or refused with one of our own errors, and none takes long.

A case that fails names its seed; ``EHCP_FUZZ_SEED=seed EHCP_FUZZ_CASE=number`` runs that case again alone, and
``EHCP_FUZZ_SECONDS`` sets how long each kind of damage is tried (25 unless set).
"""

from __future__ import annotations

import io
import os
import secrets
import signal
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from itertools import count, islice
from random import Random

import pytest
from lxml import etree
from shipped_samples import sample_path

from ehcp_docs import load_plan, render
from ehcp_docs.errors import EhcpError
from ehcp_docs.intake import read_file
from ehcp_docs.word.archive import archive_parts

SECONDS = float(os.environ.get("EHCP_FUZZ_SECONDS", "25"))
LONGEST = 10.0
"""Seconds for one case."""
TREES = (".xml", ".rels")
ODD = [
    "",
    "0",
    "-1",
    "99999999999",
    "1e9",
    "\u202e",
    "rId1",
    "true",
    "word/document.xml",
    "../x",
    "w:p",
    "x" * 5000,
]
Spoiler = Callable[[Random, bytes], bytes]


def read(content: bytes) -> object:
    """What is under test: opening, reading and accounting for the whole file."""
    return read_file(content, name="case.docx").account


@cache
def originals() -> tuple[bytes, ...]:
    return tuple(render("plan", load_plan(sample_path(name))).data for name in ("nursery", "vague_infant"))


@cache
def original_parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def spoilt_bytes(random: Random, content: bytes) -> bytes:
    """The file with some bytes changed, taken out, repeated, cut off or put elsewhere."""
    spoilt = bytearray(content)
    for _ in range(random.choice((1, 1, 2, 5, 20))):
        # Most of what can go wrong goes wrong in the directory at the end, or in a header.
        place = random.choice(
            (random.randrange(len(spoilt) + 1), max(0, len(spoilt) - random.randrange(1200)))
        )
        length = random.choice((1, 2, 4, 30, 500))
        match random.randrange(6):
            case 0:
                spoilt[place : place + 1] = random.randbytes(1)
            case 1:
                spoilt[place : place + length] = random.choice((b"\xff", b"\x00")) * length
            case 2:
                del spoilt[place : place + length]
            case 3:
                spoilt[place:place] = spoilt[place : place + length]
            case 4:
                other = random.randrange(len(spoilt) + 1)
                spoilt[place:place] = spoilt[other : other + length]
            case _ if random.random() < 0.2:
                del spoilt[place:]
    return bytes(spoilt)


def spoilt_markup(random: Random, content: bytes) -> bytes:
    """The file with elements and parts deleted, repeated, moved, renamed or broken; the archive is sound."""
    parts = dict(original_parts(content))
    names = [name for name in parts if name.endswith(TREES)]
    for _ in range(random.choice((1, 1, 2, 4))):
        # Half of the time the document itself.
        name = "word/document.xml" if random.random() < 0.5 else random.choice(names)
        if name not in parts:
            continue
        match random.randrange(8):
            case 0:
                parts[name] = spoilt_text(random, parts[name])
            case 1:
                del parts[name]
            case 2:
                parts[name] = parts[random.choice(list(parts))]
            case _:
                parts[name] = spoilt_tree(random, parts[name])
    return archive_parts(parts)


def spoilt_text(random: Random, content: bytes) -> bytes:
    place, other = (random.randrange(len(content) + 1) for _ in range(2))
    odd = (
        b"\x00",
        b"\xff",
        b"<",
        b">",
        b"&",
        b"<!DOCTYPE x>",
        b"&#x1F600;",
        b"]]>",
        b"<?x ?>",
        b'"',
        b"\xed\xa0\x80",
    )
    return random.choice(
        (
            content[:place],
            content[:place] + random.choice(odd) + content[place:],
            content[:place] + content[other:],
            content[:place] + content[other : other + 3000] + content[place:],
            content.decode("utf-8", "replace").encode("utf-16"),
        )
    )


def spoilt_tree(random: Random, content: bytes) -> bytes:
    try:
        root = etree.fromstring(content)
    except etree.XMLSyntaxError:  # spoilt already
        return content
    nodes = [node for node in root.iter() if isinstance(node.tag, str)]
    for _ in range(random.choice((1, 1, 3, 10, 40))):
        spoil(random, random.choice(nodes), random.choice(nodes))
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def spoil(random: Random, node: etree._Element, other: etree._Element) -> None:
    """Change one element, with another at hand to take something from."""
    parent = node.getparent()
    match random.randrange(8):
        case 0 if parent is not None:
            parent.remove(node)
        case 1 if parent is not None and is_small(node):
            for _ in range(random.choice((1, 1, 50))):
                parent.append(copy(node))
        case 2 if is_small(node):
            other.append(copy(node))
        case 3 if node is not other and node not in other.iterancestors():
            other.append(node)
        case 4:
            node.tag = random.choice((other.tag, "{urn:x}odd"))
        case 5 if node.attrib:
            values = [*ODD, *other.attrib.values()]
            node.set(random.choice(list(node.attrib)), random.choice(values))
        case 6:
            for name, value in other.attrib.items():
                node.set(name, value)
        case _:
            node.text = random.choice((*ODD, other.text))


def is_small(node: etree._Element) -> bool:
    """Whether it may be copied: copies of copies would grow without end."""
    return sum(1 for _ in islice(node.iter(), 301)) <= 300


def copy(node: etree._Element) -> etree._Element:
    return etree.fromstring(etree.tostring(node, with_tail=False))


def cases() -> Iterator[int]:
    """Numbers of the cases to try, until the time is up."""
    if only := os.environ.get("EHCP_FUZZ_CASE"):
        yield int(only)
        return
    end = time.monotonic() + SECONDS
    for number in count():
        if time.monotonic() > end:
            return
        yield number


@contextmanager
def in_time() -> Iterator[None]:
    """Stop what takes too long, so that an endless loop names its case too; on Windows it is only noticed."""

    def late(*_: object) -> None:
        raise TimeoutError(f"more than {LONGEST:.0f} s")

    started = time.monotonic()
    if hasattr(signal, "setitimer"):
        before = signal.signal(signal.SIGALRM, late)
        signal.setitimer(signal.ITIMER_REAL, LONGEST)
    try:
        yield
    finally:
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)
    if time.monotonic() - started > LONGEST:
        late()


@pytest.mark.slow
@pytest.mark.parametrize("spoiler", [spoilt_bytes, spoilt_markup])
def test_a_spoilt_file_is_read_or_refused_and_never_takes_long(spoiler: Spoiler) -> None:
    seed = int(os.environ.get("EHCP_FUZZ_SEED") or secrets.randbits(32))
    outcomes = {"read": 0, "refused": 0}
    for number in cases():
        random = Random(f"{seed} {number}")
        content = spoiler(random, random.choice(originals()))
        try:
            with in_time():
                read(content)
            outcomes["read"] += 1
        except EhcpError:
            outcomes["refused"] += 1
        except Exception as error:
            case = f"EHCP_FUZZ_SEED={seed} EHCP_FUZZ_CASE={number}"
            raise AssertionError(f"{type(error).__name__}; run it again with {case}") from error
    # Damage that is always noticed at the door would try nothing behind it.
    assert os.environ.get("EHCP_FUZZ_CASE") or min(outcomes.values()) > 0, f"{outcomes}, seed {seed}"
