"""Every proposal in words, in both languages: what to do, what it brings, what the button says."""

import pytest

from integration_office.analysis.closing import (
    AddPost,
    AssignPost,
    EndShares,
    FillPost,
    GatherPosts,
    LeaveToOne,
    NameDuty,
    Proposal,
    RecordCompetence,
    StateDemand,
)
from integration_office.analysis.editions import EditionPair, Found
from integration_office.domain.identity import DutyId
from integration_office.domain.task import Duty
from integration_office.wording.closing import proposal_effect, proposal_text, proposal_verb
from integration_office.wording.editions import edition_year, pair_sign, pair_text
from integration_office.wording.language import Language
from integration_office.wording.names import Names

GERMAN = Language.german()
PROPOSALS: tuple[tuple[Proposal, str, str, str], ...] = (
    (
        NameDuty("T", ("K1", "K2")),
        "Prüfen, ob Aufgabe T diese Pflicht erfüllt",
        "Gemeinsame Kompetenzen: K1 Recht; K2. Ein Hinweis, keine Feststellung.",
        "Eintragen",
    ),
    (StateDemand("T"), "Bedarf der Aufgabe T angeben", "Ohne Bedarf ist die Pflicht nicht gemessen", "Setzen"),
    (FillPost("P", "T", 10_000, 5 * 10**7), "Stelle P wie geplant besetzen", "Bringt 0,50 VZÄ", "Besetzen"),
    (RecordCompetence("P", "T", 10**8), "Kompetenz der Stelle P prüfen", "zählten 1,00 VZÄ", "Eintragen"),
    (AssignPost("P", "T", 2_500, 10**7, True), "Stelle P mit 25 % zuordnen", "die Lücke ist zu", "Zuordnen"),
    (AssignPost("P", "T", 2_500, 10**7, False), "Stelle P mit 25 % zuordnen", "Aufgabe T 0,10 VZÄ; laut", "Zuordnen"),
    (AddPost("T", "50", 1, 7_500, None), "Neue Stelle zu 0,75 VZÄ für Aufgabe T", "besetzt ist; in 50.", "Anlegen"),
    (AddPost("T", None, 3, 7_500, None), "3 neue Stellen zu je 0,75 VZÄ", "besetzt ist; Ort wählen.", "Anlegen"),
    (GatherPosts("32", "50", ("P", "Q")), "2 Stellen aus 32 nach 50 verlegen", "zur Hälfte", "Verlegen"),
    (EndShares("32", (("P", "T"),), True), "Anteile aus 32 beenden", "decken den Bedarf allein", "Beenden"),
    (EndShares("32", (("P", "T"),), False), "Anteile aus 32 beenden", "Achtung:", "Beenden"),
    (LeaveToOne("50", ("P", "Q"), (), True), "Alles in 50 bündeln: 2 Stellen verlegen", "ist gedeckt", "Bündeln"),
    (LeaveToOne("50", (), (("P", "T"),), False), "Alles in 50 bündeln: 1 Anteil beenden", "Achtung:", "Bündeln"),
)


@pytest.mark.parametrize(("proposal", "text", "effect", "verb"), PROPOSALS)
def test_a_proposal_says_what_to_do_and_what_it_brings(proposal: Proposal, text: str, effect: str, verb: str) -> None:
    names, skills = Names(GERMAN), {"K1": "Recht"}
    assert proposal_text(proposal, names).startswith(text)
    assert effect in proposal_effect(proposal, names, skills)
    assert proposal_verb(proposal, GERMAN) == verb
    english = Names(Language.english())
    assert proposal_text(proposal, english) != proposal_text(proposal, names)


def test_a_pair_says_how_it_was_found() -> None:
    old, new = Duty(DutyId("a")), Duty(DutyId("b"))
    years = (edition_year("TIntG-2012"), edition_year("TIntG-2021"))
    told = [
        (pair_sign(pair), pair_text(pair, years, GERMAN))
        for pair in (
            EditionPair(None, new),
            EditionPair(old, None),
            EditionPair(old, new, Found.SAME_TITLE),
            EditionPair(old, new, Found.WORDS),
        )
    ]
    assert told == [("+", "nur 2021"), ("−", "nur 2012"), ("=", "gleicher Titel"), ("≈", "vermutet aus dem Titel")]
    assert edition_year("Entwurf") == "Entwurf"
