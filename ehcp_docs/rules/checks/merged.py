"""Check of Section A: whether the child's views and the parents' are told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehcp_docs.language.actions import Clause, Role
from ehcp_docs.language.spans import Span, in_any
from ehcp_docs.rules.checks.persons import known, stands_alone
from ehcp_docs.rules.checks.views import missing, of_topic, speaks_for_parents, view_of
from ehcp_docs.rules.model import Hit
from ehcp_docs.rules.reading import ReadPassage, ReadPlan
from ehcp_docs.rules.registry import plan_check

_OPINION = frozenset("feel think want say like believe hope wish ask love find worry request agree".split())
_KIN = r"(?:mother|father|mum|dad|parents?|family)"
_FAMILY = re.compile(
    r"\b(?:mum|mummy|dad|daddy|mother|father|parents?|family|household|nan|grandmother|gran|carers?|stepdad|stepmum|"
    r"everybody at home|everyone at home)\b",
    re.I,
)
_ALL_OF_THEM = re.compile(r"\b(?:family|household|everybody|everyone|all of us|all of them)\b", re.I)
_ALSO = re.compile(
    r"\b(?:and|included|including|as (?:much|well)|like|alike|together with|along with|both)\b", re.I
)
_OF_BOTH = (
    r"\b(?:family|household|us|everybody|everyone),? (?:CHILD|child) (?:included|as much|as well)\b|"
    rf"\b(?:views?|wish(?:es)?|hopes?|opinion) of (?:the )?(?:CHILD|child|family) and (?:of )?"
    rf"(?:the |(?:his|her|their) )?{_KIN}\b|"
    rf"\b(?:view|wish|hope|opinion)s?,? (?:which is )?shared by (?:the |(?:his|her|their) )?{_KIN}\b"
)


@plan_check("views_merged")
def views_merged(plan: ReadPlan) -> Iterator[Hit]:
    """The child's and the parents' views in one block."""
    if stands_alone(plan):
        return
    for passage in (*of_topic(plan, "child_views"), *of_topic(plan, "parent_views")):
        if (
            _is_of_both(passage)
            or _says_of_both(passage)
            or any(_speaks_for_both(passage, c) or _is_parents_opinion(passage, c) for c in passage.clauses)
        ):
            yield Hit(span=Span(0, len(passage.text)), passage=passage.passage)
            return


def _is_of_both(passage: ReadPassage) -> bool:
    """A block of the child's that is said to be of both, or in which the parents speak as they do nowhere else."""
    if passage.passage.place.topic != "child_views":
        return False
    plan, view = passage.plan, view_of(passage)
    family, child = known(plan).family, known(plan).child
    words = {w.lower() for w in re.findall(r"\w+", (view.whose or "") if view else "")}
    both = bool(words & child) and bool(
        words & (family - child | {"parents", "mother", "father", "mum", "dad"})
    )
    return both or (missing(plan, "parent_views") and speaks_for_parents(passage, plan))


def _says_of_both(passage: ReadPassage) -> bool:
    """“The views of the child and parents”, “her wish, shared by her mother”."""
    child = "|".join(map(re.escape, sorted(known(passage.plan).child)))
    return re.search(_OF_BOTH.replace("CHILD", child), passage.text, re.I) is not None


_JUDGES = frozenset("feel want worry believe request agree".split())


def _is_parents_opinion(passage: ReadPassage, clause: Clause) -> bool:
    """In the child's block: “Mum feels that school does too little”, told by nobody but the parents."""
    if (
        passage.passage.place.topic != "child_views"
        or clause.lemma not in _JUDGES
        or clause.role is not Role.MAIN
    ):
        return False
    if in_any(clause.verb, passage.quoted) or clause.negated:
        return False
    names = known(passage.plan)
    subject = clause.subject.lower()
    return _FAMILY.fullmatch(subject) is not None or subject in names.family - names.child


def _speaks_for_both(passage: ReadPassage, clause: Clause) -> bool:
    """“Ama and her mum feel that ...”, “the whole family, Ama included, want”: nobody can tell who said it."""
    if clause.lemma not in _OPINION or in_any(clause.verb, passage.quoted) or clause.subject_span is None:
        return False
    phrase, names = clause.subject_phrase, known(passage.plan)
    words = {w.lower() for w in re.findall(r"\w+", phrase)}
    kin = bool(_FAMILY.search(phrase)) or bool(words & (names.family - names.child))
    if words & names.child and kin and _ALSO.search(phrase):
        after = passage.text[clause.verb.end : clause.verb.end + 60]
        return "together" not in after and not re.search(rf"['’]s? {_KIN}\b", phrase, re.I)
    in_childs = passage.passage.place.topic == "child_views"
    return in_childs and bool(_ALL_OF_THEM.search(clause.subject)) and not words & names.child
