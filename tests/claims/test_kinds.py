"""What sentences of many fields claim, and whether that asks for evidence."""

import pytest

from claimcheck.citations import scan
from claimcheck.claims import extract
from claimcheck.config import ClaimsConfig
from claimcheck.model.claim import ClaimKind
from claimcheck.model.page import BlockKind
from claimcheck.readers import read_bytes
from tests.claims.pages import claims_of, page_of

NEEDING = [
    # medicine
    ("outcome", "In the first month 62% of patients improved."),
    ("outcome", "Response rates reached 41% against 19% under placebo."),
    ("outcome", "Overall efficacy: OR = 1.84 (95% CI = 1.2-2.7)."),
    ("outcome", "Number needed to treat = 6 for complete relief."),
    ("outcome", "Hazard ratio 0.64 (95% CI 0.51-0.80; p < 0.001)."),
    ("measurement", "The mean weight was 63.5 (SD 8.1) kilograms."),
    ("measurement", "In rural clinics, waiting times average 21 days."),
    ("measurement", "The average cost of a hip fracture is $40,000."),
    ("outcome", "Reaction time dropped to 210 ms."),
    ("measurement", "The chance of a draw is 1/50,000."),
    ("safety", "Only 1.2% of participants stopped because of side effects."),
    ("safety", "Drowsiness (12-15%)"),
    ("safety", "Two-thirds of wearers abandon the splint within a year."),
    ("prevalence", "About one in six adults has hay allergy."),
    ("prevalence", "Migraine affects over 39 million people in the United States."),
    ("prevalence", "Some 4.2 million Canadians live with asthma."),
    ("timing", "Statins typically take 4-6 weeks to show effects."),
    ("timing", "Relief sets in within 20 minutes, with effects lasting up to six hours."),
    ("timing", "Most people notice improvement after three sessions."),
    ("timing", "Healing typically takes 10–14 days."),
    ("comparison", "The gel works three times faster than tablets."),
    ("comparison", "Smokers face a 2.5-fold higher risk of implant loss."),
    ("design", "The trial enrolled 1,480 adults in nine centres."),
    ("timing", "The benefits of one session can last up to 24 hours."),
    ("timing", "Antacids take 10 minutes to work."),
    ("outcome", "Mean stiffness scores fell from 6.4 to 2.9."),
    ("safety", "In 2021 some 9,400 people died of falls on stairs."),
    ("safety", "On the new piste 0 serious injuries occurred."),
    ("safety", "Zero deaths were recorded among the grafted trees."),
    ("measurement", "0 of 64 saplings showed canker."),
    # countries, laws and medicines
    ("measurement", "By 2021, 17 countries had banned the solvent."),
    ("measurement", "Only two vaccines are licensed against the fever."),
    ("measurement", "Eleven provinces require a permit for fireworks."),
    ("prevalence", "Registered beekeepers number 31,000."),
    ("measurement", "About 2,100 of them no longer farm."),
    # fitness and food
    ("measurement", "Cooked lentils contain 9 g of protein per 100 g."),
    ("outcome", "Our runners lose 9 lbs on average."),
    ("outcome", "Strength grew by 14% in eight weeks."),
    ("comparison", "Rowing burns twice as many calories as walking."),
    # finance and business
    ("measurement", "The market is worth $4.7 billion and lost productivity adds $300 million."),
    ("prevalence", "38% of households hold no savings."),
    ("outcome", "Clear labels cut support calls by 22%."),
    ("comparison", "Filing online costs 60% less than going to an office."),
    # software
    ("outcome", "Caching reduced median latency by 45%."),
    ("prevalence", "71% of developers write tests before release."),
    ("measurement", "The pump may switch 40 times per hour."),
]

NOT_NEEDING = [
    ("definition", "The clock runs on an 8-bit chip."),
    ("program", "Our sessions average 45 minutes."),
    ("program", "Week 2: 60% of your usual mileage, 2 rest days"),
    ("program", "Day 3: 1,450 calories, 22% protein, 41% fat"),
    ("program", "Raise the incline by 2% each session."),
    ("program", "Knead the dough at 65% hydration for 12 minutes."),
    ("program", "Stir until the batter has grown by a third."),
    ("program", "The airline wants to lower its fuel burn by 8% within five years."),
    ("program", "Its ambition is to halve road deaths by 2035."),
    ("scale", "Our kettles ship to 38 countries that require a plug."),
    ("definition", "Seven countries are on the map."),
    ("definition", "The two statutes that allow bonfires are old."),
    ("program", "The plan is to raise yields by 11% by 2029."),
    ("history", "The drug was approved in 2004 for adults with asthma."),
    ("history", "Since 1987 the method has been in use across Europe."),
    ("history", "I tried every cream for ten years and gave up."),
    ("history", "My son slept through the night after 3 weeks."),
    ("scale", "We have performed over 12,000 scans."),
    ("scale", "With 25 years of experience, our dentists know their craft."),
    ("price", "A session costs $180 and includes a check-up."),
    ("price", "Order today for 20% off your first box."),
    ("price", "The plan costs £40 per month, billed for 12 months."),
    ("program", "The appointment lasts 45 minutes."),
    ("program", "Sessions are spaced 2 weeks apart."),
    ("program", "Take 400 mg twice daily with food."),
    ("program", "Repeat the stretch every 4 hours."),
    ("program", "Preheat the pad to 140°F."),
    ("program", "The registry will enroll 300 adults."),
    ("program", "We answer within 2 business days."),
    ("program", "Wear the brace for 6 weeks for best results."),
    ("program", "The agency aims to double recycling by 2035."),
    ("definition", "Chronic cough is defined as a cough that lasts at least eight weeks."),
    ("definition", "Suppose that a quarter of them switch."),
    ("definition", "Call us when nothing helps: no improvement after 2 weeks is a warning sign."),
    ("vague", "Many patients feel better within hours."),
    ("vague", "The effect can last for weeks or months."),
]


@pytest.mark.parametrize(("kind", "sentence"), NEEDING, ids=[sentence for _, sentence in NEEDING])
def test_asks_for_evidence(kind: str, sentence: str) -> None:
    (claim,) = claims_of(sentence)
    assert claim.needs_evidence, claim.kind
    assert claim.kind == ClaimKind(kind)


@pytest.mark.parametrize(("kind", "sentence"), NOT_NEEDING, ids=[sentence for _, sentence in NOT_NEEDING])
def test_asks_for_none(kind: str, sentence: str) -> None:
    (claim,) = claims_of(sentence)
    assert not claim.needs_evidence, claim.kind
    assert claim.kind == ClaimKind(kind)


@pytest.mark.parametrize(
    "text",
    [
        "Call 555-0142 or write to us.",
        "Type 2 diabetes and the PHQ-9 explained.",
        "Is your gain 20% or less?",
        "Updated: March 3, 2024",
        "© 2025 Harbour Clinic",
        "Means are given with 95% confidence intervals.",
        "One of the best ways to relax.",
        "77901 Riverton",
        "Photo 3 of 12",
        "Your guess is only half right.",
        "The keeper lay half asleep beside the kiln.",
        "By noon the pond was half drained.",
        "Request 404 errors are logged at the proxy.",
        "Between Comet 3 and Comet 8 people changed the fuse.",
        "Objection 2C: nobody sees heat.",
        "We go on. Objection 3B: nobody hears light.",
    ],
)
def test_no_claim_at_all(text: str) -> None:
    assert claims_of(text) == ()


def test_a_claim_keeps_its_quantities_in_the_reading_text() -> None:
    page, citation_index = page_of(
        "Knees.", "In 9 trials 52% of runners improved within 24 hours.⟦4,5⟧ Others did not."
    )
    (claim,) = extract(page, citation_index, ClaimsConfig())
    assert claim.text == "In 9 trials 52% of runners improved within 24 hours.4,5"
    assert [quantity.text for quantity in claim.quantities] == ["9 trials", "52%", "24 hours"]
    assert all(quantity.span.slice(page.text) == quantity.text for quantity in claim.quantities)


def test_the_strongest_kind_decides() -> None:
    (claim,) = claims_of("In the $90 programme, launched in 2019, 55% of members lost weight.")
    assert claim.kind is ClaimKind.OUTCOME


def test_settings_say_which_kinds_ask_for_evidence() -> None:
    page, citation_index = page_of("A session costs $180.", "Pain fell by 40%.")
    claims = extract(page, citation_index, ClaimsConfig(evidence_kinds=frozenset({ClaimKind.PRICE})))
    assert [claim.needs_evidence for claim in claims] == [True, False]


@pytest.mark.parametrize(
    "text",
    [
        "Week 6: 44% of patients were in remission.",
        "Lower your blood pressure by 12% with one walk a day.",
        "Take the capsule at noon; 85% of users felt calmer.",
        "Half recovered.",
        "Of the barns, half collapsed.",
    ],
)
def test_what_came_of_a_plan_is_no_instruction(text: str) -> None:
    (claim,) = claims_of(text)
    assert claim.needs_evidence


@pytest.mark.parametrize(("head", "needs"), [("Monitoring", False), ("Monitoring and adverse events", True)])
def test_the_head_of_a_row_tells_a_plan_from_its_results(head: str, needs: bool) -> None:
    row = (BlockKind.ROW, "Zinc\tblood count every 4 weeks\tplatelets fall by 30%")
    claims = claims_of(row, header=("Salt", head, "Stop"))
    assert [claim.needs_evidence for claim in claims] == [needs]


def test_a_row_that_begins_with_the_word_of_a_command_is_no_instruction() -> None:
    text = "| Drink | Slept well |\n|---|---|\n| Water | 65.5% |\n| Tea | 12.5% |\n"
    page = read_bytes(text.encode(), "page.md", "markdown")
    assert [claim.needs_evidence for claim in extract(page, scan(page), ClaimsConfig())] == [True, True]
