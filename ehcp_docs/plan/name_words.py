"""Words by which a name is told: who stands beside it, what makes it a thing, what a child is said to do or to have.

For whoever looks for names in the words of a plan or letter. Small letters, verbs in their base form.
"""

from __future__ import annotations

KIN = frozenset(
    "mother father mum mummy mam mom dad daddy parent stepmother stepfather stepmum stepdad step-mother step-father "
    "brother sister stepbrother stepsister half-brother half-sister sibling twin grandmother grandfather grandma "
    "grandad granddad gran nan nana nanny grandparent aunt auntie uncle cousin guardian carer partner husband wife "
    "boyfriend girlfriend son daughter niece nephew baby".split()
)
PEERS = frozenset(
    "friend peer child pupil student learner classmate partner buddy boy girl youngster mate teenager neighbour".split()
)
ADULTS = frozenset(
    "adult person someone somebody anyone anybody everyone everybody whoever man woman lady gentleman stranger "
    "listener speaker driver escort visitor manager officer worker leader helper professional writer author colleague "
    "member practitioner applicant trainee receptionist customer guest doctor expert specialist employer instructor "
    "champion governor volunteer chef cook housekeeper president coach interpreter".split()
)
NOT_PEOPLE = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december christmas easter ramadan eid diwali english british england wales scotland "
    "ireland london french spanish german welsh polish urdu punjabi bengali arabic latin makaton lego numicon signalong "
    "year section school college academy nursery reception key stage plan".split()
)
INSTITUTIONS = frozenset(
    "scale scales test tests inventory assessment index profile questionnaire checklist schedule battery matrix clinic "
    "hospital school academy college nursery service services team board trust council level programme project course "
    "scheme centre center unit room base class house street road lane club library park therapy language function "
    "vocabulary system journal review act award diploma group society association university department surgery "
    "infirmary primary secondary high infant junior quotient screen screening interview measure survey form".split()
)
"""Words that make a capitalised name the name of a thing, a place or a body."""
TITLES = frozenset("mr mrs ms miss mx dr sir madam professor sister canon nurse auntie aunty uncle".split())
HELPED = frozenset(
    "help support teach meet see tell ask encourage prompt remind coach train enable allow accompany seat show give "
    "offer supervise assist remove withdraw collect praise reassure greet provide assess observe address".split()
)
"""Verbs of which the child is the object."""
DONE_WITH = frozenset(
    "work read talk speak practise practice sit walk check discuss agree play listen rehearse go".split()
)
HAS = frozenset("have receive need require benefit learn use develop attend follow be".split())
"""Verbs of which the child is the subject in provision (“will have”, “will be taught”)."""
TOOL_DOES = frozenset(
    "help support show suggest assess measure report recommend provide offer include cover run confirm state say ask "
    "work cost teach advise test give use identify conclude agree visit carry complete".split()
)
"""Verbs whose subject in needs may be a programme, a service or an adviser."""
PERSON_DOES = frozenset(
    "find struggle enjoy like understand speak present need require prefer tend feel want cope try love live know "
    "read write remember recognise use wear walk talk learn attend say follow listen play join ask count spell draw "
    "work rely depend respond communicate eat dress manage value trust worry value tire grip type hear see".split()
)
"""Verbs whose subject is a person; asked for where a capital may only be that of the sentence."""
PERSON_HAS = frozenset(
    "difficulty difficulties need needs diagnosis loss tone impairment disorder palsy syndrome autism epilepsy dyslexia "
    "friend friends vocabulary skills anxiety plenty understanding memory attention self-esteem sense".split()
)
"""What only a person is said to have."""
NOT_OWNED = frozenset(
    "syndrome disease test scale scales method approach model scheme theory shop school hospital day law palsy "
    "report advice view opinion assessment findings office team group room".split()
)
CHILDS = frozenset(
    "need needs difficulty difficulties programme program progress target targets outcome outcomes learning reading "
    "writing speech language attention behaviour parents mother father mum dad family timetable desk attainment "
    "confidence anxiety independence skills communication understanding hearing vision play day self-esteem teacher "
    "plan strengths views interests aspirations support provision strategies work name class words handwriting spelling "
    "sleep diary record hand hands coat seat bag score scores responses peers classmates friends teachers care course "
    "medicine medication".split()
)
ARRANGED = frozenset(
    "club group session sessions programme lesson lessons time space place plan timetable meeting support help activity "
    "activities break breaks circle therapy teaching tuition practice".split()
)
"""What is run, made or kept for somebody."""
