"""What an outcome says, in the forms in which plans say it: who acts, what is measured, what nobody could see."""

from __future__ import annotations

import pytest

from ehcp_docs.audit.engine import Auditor
from ehcp_docs.language.outcomes import OutcomeReading
from ehcp_docs.rules.checks.outcome import reading_of
from ehcp_docs.rules.fixture import plan_around
from ehcp_docs.rules.reading import ReadPlan


@pytest.fixture(scope="module")
def auditor() -> Auditor:
    return Auditor()


def read(text: str, auditor: Auditor) -> OutcomeReading:
    plan = ReadPlan(*plan_around("outcome", text, unnamed=True), auditor.parser, texts=None)
    return reading_of(next(p for p in plan.passages if p.passage.kind.value == "outcome" and p.text == text))


def measures(text: str, auditor: Auditor) -> list[str]:
    return [span.of(text) for span in read(text, auditor).measures]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("By the end of Year 8 the young person will pack the bag for each day.", "child"),
        ("By July 2028 the young woman shall order a meal.", "child"),
        ("By the end of Year 9 Lotta tells the driver where to stop.", "child"),
        ("By the end of Reception staff will have tried four kinds of switch.", "adult"),
        ("By July 2028 two older boys will have invited Lotta to a game.", "others"),
    ],
)
def test_it_is_known_who_acts_where_a_stage_or_a_formal_word_stands_for_the_child(
    text: str, actor: str, auditor: Auditor
) -> None:
    assert read(text, auditor).actor.value == actor


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Within three years Lotta will use money.", []),
        ("Lotta will hand in homework within two days of its being set.", ["within two days"]),
        ("Lotta will use signs in daily life.", []),
        ("Lotta will use signs daily.", ["daily"]),
        ("Lotta will eat lunch with the right support.", []),
        ("Lotta will eat lunch with the support of the therapy team.", []),
        ("Lotta will eat lunch with verbal support.", ["with verbal support"]),
    ],
)
def test_a_deadline_an_adjective_and_mere_support_measure_nothing(
    text: str, words: list[str], auditor: Auditor
) -> None:
    assert measures(text, auditor) == words


@pytest.mark.parametrize(
    "text",
    [
        "Lotta will be working in a small group with a speech therapist on a listening course.",
        "Lotta will receive a low-arousal approach in all lessons.",
        "Lotta will be kept safe on trips.",
    ],
)
def test_help_stays_help_when_the_child_is_made_its_subject(text: str, auditor: Auditor) -> None:
    assert read(text, auditor).service is not None


@pytest.mark.parametrize(
    "text",
    [
        "Lotta will attend school for 25 hours a week.",
        "Lotta will get eight of twelve sums right and tell an adult how she did it.",
        "Lotta will get the answer wrong and laugh, and ask her teacher for another.",
    ],
)
def test_going_to_school_and_getting_a_thing_right_are_the_childs_own(text: str, auditor: Auditor) -> None:
    assert read(text, auditor).service is None


@pytest.mark.parametrize(
    ("text", "weak"),
    [
        ("Lotta comes to terms with her diagnosis.", True),
        ("Lotta will get to a point where school is bearable.", True),
        ("Lotta will have her emotional needs met.", True),
        ("Lotta will acquire an appreciation of other cultures.", True),
        ("Lotta will widen her diet.", True),
        ("Lotta has the self-belief and skills for work.", True),
        ("Lotta will have the tools list ready.", False),
        ("Lotta will get to the shop by herself.", False),
        ("Lotta will have her lunch in the hall.", False),
    ],
)
def test_a_figure_of_speech_and_a_need_that_others_meet_cannot_be_seen(
    text: str, weak: bool, auditor: Auditor
) -> None:
    assert bool(read(text, auditor).weak) is weak


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Dry from 8.45 till 3, four days in five.", None),
        ("Reads 40 words a minute, up from 12.", "up from"),
        ("Reads for ten minutes, from 2 last year.", "from 2"),
    ],
)
def test_a_time_of_day_is_no_baseline(text: str, told: str | None, auditor: Auditor) -> None:
    span = read(text, auditor).baseline
    assert (span.of(text) if span else None) == told


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("Lotta stops moving when her mother calls.", False),
        ("Lotta stops running at the kerb.", False),
        ("Lotta stops running off.", True),
        ("Lotta stops hitting.", True),
    ],
)
def test_standing_still_when_called_is_a_skill_and_no_mere_end(
    text: str, ends: bool, auditor: Auditor
) -> None:
    assert (read(text, auditor).deficit is not None) is ends


@pytest.mark.parametrize(
    "text",
    [
        "By July 2028 Lotta will have had a positive and well planned transition to college.",
        "By July 2028 Lotta will be taking more responsibility for her asthma.",
        "By July 2028 Lotta is competent with her tablet in lessons.",
        "By July 2028 Lotta will meet expected standards in writing.",
        "By July 2028 Lotta will continue to build on her listening.",
        "By July 2028 Lotta's worries will lessen.",
        "By July 2028 Lotta will have a deeper appreciation of money.",
    ],
)
def test_a_quality_or_a_state_within_cannot_be_seen(text: str, auditor: Auditor) -> None:
    assert read(text, auditor).weak is not None


@pytest.mark.parametrize(
    "text",
    [
        "By July 2028 Lotta will have had four visits to her college.",
        "By July 2028 Lotta will take the register to the office each morning.",
        "By July 2028 Lotta will be first in the queue on three days of five.",
        "By July 2028 Lotta will meet her mentor at the gate.",
        "By July 2028 Lotta will continue to the end of the page.",
        "By July 2028 Lotta's hand will rise before she speaks.",
    ],
)
def test_what_is_done_can_be_seen_though_the_verb_is_a_light_one(text: str, auditor: Auditor) -> None:
    assert read(text, auditor).weak is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Lotta will read a page with reminders as and when.", []),
        ("Lotta will read a page with adult help where needed.", []),
        ("Lotta will read a page on her own.", ["on her own"]),
        ("Lotta will read to a friend. Her teacher will note each lesson how it went.", []),
        ("Lotta will read to a friend. She will choose two books.", ["two books"]),
    ],
)
def test_help_at_anybodys_choice_and_what_adults_will_do_measure_nothing(
    text: str, words: list[str], auditor: Auditor
) -> None:
    assert measures(text, auditor) == words


def test_a_number_in_the_purpose_does_not_measure_what_is_done(auditor: Auditor) -> None:
    assert read("Lotta will take the bus so that she can see her two cousins.", auditor).is_only_benefit
    assert not read("Lotta will take two buses so that she can see her cousins.", auditor).is_only_benefit


def test_what_the_child_wants_is_a_hope_whatever_is_counted_in_it(auditor: Auditor) -> None:
    assert read("Lotta wants to share a flat with two friends.", auditor).is_hope
    assert not read("Lotta will share a flat with two friends.", auditor).is_hope


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Lotta will stay calm in most lessons.", "in most lessons"),
        ("Lotta will listen for the majority of the time.", "for the majority of the time"),
        ("Lotta will stay calm in nine lessons of ten.", None),
    ],
)
def test_a_share_that_nobody_could_count_is_told(text: str, words: str | None, auditor: Auditor) -> None:
    span = read(text, auditor).roughly
    assert (span.of(text) if span else None) == words


@pytest.mark.parametrize("rest", ["down half a page of notes", "across the road", "dressed"])
def test_what_the_child_gets_done_is_no_help(rest: str, auditor: Auditor) -> None:
    assert (
        read(f"By July 2028 Lotta gets {rest} on her own with a laptop beside her.", auditor).service is None
    )
