"""Checks of the settings named in running text: those that the child has left, and those that nothing explains."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ehcp_docs.language.places import each
from ehcp_docs.language.spans import Span
from ehcp_docs.plan.passages import Kind
from ehcp_docs.rules.checks.persons import stands_alone
from ehcp_docs.rules.memory import plan_fact
from ehcp_docs.rules.model import Hit
from ehcp_docs.rules.reading import ReadPassage, ReadPlan
from ehcp_docs.rules.registry import passage_check

if TYPE_CHECKING:
    from spacy.tokens import Token

_KINDS = r"(?:Primary|Infants?|Junior|Secondary|High|Grammar|Academy|Nursery|Pre-?[Ss]chool|School|College|Kindergarten)"
SETTING = re.compile(
    r"\b(?:[A-Z][\w’'&-]*\.?(?: (?:of|the|in|St\.?|[A-Z][\w’'&-]*))* )"
    rf"{_KINDS}(?: (?:School|Academy|College|Centre))?\b"
)
"""The name of a setting: Linden Row Primary School, Little Acorns Pre-School."""
_GENERIC = frozenset(
    "mainstream special local primary secondary infant infants junior nursery high grammar academy college school "
    "pre-school preschool further education foundation key stage year maintained resourced new old village the his her "
    "senco sendco head headteacher teacher staff governors principal their in at from to a an and of until then "
    "when after before while for he she they it on by every each".split()
)
_LEFT = re.compile(
    r"\b(?:until|left|leaving|moved (?:on )?from|came from|(?:joined|moved|transferred|changed|came|"
    r"went) (?:on )?(?:to )?[^.]{0,80}? from|transferred from|previously|"
    r"formerly|used to|attended|excluded from|ended|then (?:to|at))\b",
    re.I,
)


def short_name(name: str) -> str:
    """The words of the name that are its own, in lower case: “moorcroft” of Moorcroft Primary School."""
    words = name.lower().split()
    while words and words[0] in _GENERIC:
        words.pop(0)
    while words and words[-1] in _GENERIC:
        words.pop()
    return " ".join(words)


def _now(plan: ReadPlan) -> str:
    """Where the child is taught, and the settings of Section I."""
    names = [
        plan.plan.child.setting or "",
        *(f"{p.name or ''} {p.type}" for p in plan.plan.sections.I.placements),
    ]
    return " ".join(names).lower()


@plan_fact
def former_settings(plan: ReadPlan) -> frozenset[str]:
    """The settings that Section A speaks of as left behind, by their own words."""
    now, former = _now(plan), set()
    for passage in plan.of_kind(Kind.VIEW):
        for match in SETTING.finditer(passage.text):
            sentence = passage.sentence_of(Span(match.start(), match.end())).of(passage.text)
            name = short_name(match[0])
            if name and name not in now and _LEFT.search(sentence):
                former.add(name)
    return frozenset(former)


_BINDING = ("will", "shall", "must")


@passage_check("former_setting")
def former_setting(passage: ReadPassage) -> Iterator[Hit]:
    """A setting that the child has left, in what is still to be done."""
    names = former_settings(passage.plan)
    if not names:
        return
    for name in names:
        for match in re.finditer(rf"\b{re.escape(name)}\b(?: {_KINDS}\b)*", passage.text, re.I):
            token = _token_at(passage, match.start())
            verb = _binding_verb(token) if token is not None else None
            if verb is not None:
                yield Hit(span=_to_verb(passage, Span(match.start(), match.end()), verb))
                return


def _token_at(passage: ReadPassage, start: int) -> Token | None:
    return next((t for t in passage.doc if t.idx <= start < t.idx + len(t.text)), None)


def _binding_verb(token: Token) -> Token | None:
    """The verb of the clause, if it binds (“will give”); None where it tells of the past."""
    for verb in token.ancestors:
        if verb.pos_ not in ("VERB", "AUX"):
            continue
        helpers = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
        if helpers & set(_BINDING):
            return verb
        if verb.tag_ in ("VBD", "VBN") or helpers & {"did", "was", "had", "has", "have"}:
            return None
    return None


def _to_verb(passage: ReadPassage, name: Span, verb: Token) -> Span:
    """From the name to the verb, with what it is to do."""
    end = verb.idx + len(verb.text)
    rest = re.match(r" to \w+", passage.text[end:])
    if name.end <= verb.idx and end - name.start < 80:
        return Span(name.start, end + (rest.end() if rest else 0))
    return name


def _moves_soon(plan: ReadPlan) -> bool:
    """Whether another setting may rightly be named, because the child changes phase."""
    return bool(plan.plan.dates.phase_transfer) or plan.school_year in (-1, 0, 2, 6, 8, 11, None)


def _acts(token: Token) -> bool:
    """Whether the setting itself is to act: “Oakmere High will”."""
    for t in (token, *token.ancestors):
        if t.pos_ in ("VERB", "AUX"):
            return False
        if t.dep_ in ("nsubj", "agent", "nsubjpass"):
            return True
    return False


_WHERE = re.compile(
    r"\b(?:staff|teachers?|pupils?|class(?:mates)?|friends|peers|SENCO|lessons?) (?:at|of|in) (?:the )?$|"
    r"\bas (?:\w+ ){0,5}?(?:at|in) (?:the )?$",
    re.I,
)
_FROM_THERE = re.compile(
    r"\b(?:outreach|advis\w+|visiting|specialist|resource|hub|link|partner|consultant)\b", re.I
)


def _is_where_child_is(passage: ReadPassage, start: int) -> bool:
    """“As was done at Oakmere High”, “staff at St Bede's”: told as the place where the child is or was."""
    before = passage.text[max(0, start - 60) : start]
    return _WHERE.search(before) is not None and not _FROM_THERE.search(before)


@passage_check("unexplained_setting")
def unexplained_setting(passage: ReadPassage) -> Iterator[Hit]:
    """A setting named once in the whole plan, as the one that is to act, though the child is taught elsewhere."""
    settings, plan = tuple(each(SETTING, passage.text)), passage.plan
    if not settings or not plan.plan.child.setting or _moves_soon(plan) or stands_alone(plan):
        return
    known = (
        _now(plan)
        + " ".join(f"{a.role or ''} {a.title} {a.author or ''}" for a in plan.plan.sections.K.advice).lower()
    )
    for match in settings:
        name = short_name(match[0])
        token = _token_at(passage, match.end() - 1)
        if not name or name in known or token is None:
            continue
        acts = _is_where_child_is(passage, match.start()) or (
            _binding_verb(token) is not None
            and _acts(token)
            and not _FROM_THERE.search(passage.text[max(0, match.start() - 60) : match.start()])
        )
        named = sum(len(re.findall(rf"\b{re.escape(name)}\b", p.text, re.I)) for p in plan.passages)
        if acts and named == 1:
            start = match.start() + match[0].lower().index(name)
            yield Hit(span=Span(start, match.end()))
