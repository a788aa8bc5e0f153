"""Rules of grants in words: what is proven, what is not, and why an entry of the catalogue is no rule."""

from integration_office.domain.grant_rule import RuleKind
from integration_office.exchange.parameters import load_reference
from integration_office.wording.guidelines import no_rule_text, rule_text
from integration_office.wording.language import Language

GERMAN = Language.german()


def test_what_is_not_proven_says_so_and_every_rule_has_words() -> None:
    rules = {rule.id: rule for rule in load_reference().grant_rules}
    told = {id: rule_text(rule, GERMAN) for id, rule in rules.items()}
    assert told["KI-AUSBAU"] == (
        "förderte bis 50.000 € je Stelle (Ausbau), höchstens 2 je Stadt, 3 je Kreis; Programm 2016/17, Geltung im "
        "Katalog nicht belegt"
    )
    assert told["KIM-BEHOERDEN"] == (
        "fördert zusätzliche Stellen in Ausländer- und Einbürgerungsbehörden, Baustein 3; Höhe im Katalog nicht belegt"
    )
    assert told["KI-FACHKRAFT-BASS"] == "fördert 3 VZÄ (Fachkraft); Höhe im Katalog nicht belegt"
    for id, rule in rules.items():
        assert told[id] and rule.role not in told[id].split(), id
        if rule.kind is RuleKind.NO_RULE:
            assert told[id] == f"nicht als Regel: {no_rule_text(rule, GERMAN)}"
