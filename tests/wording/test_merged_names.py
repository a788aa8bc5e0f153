"""Names proposed for what units are merged into."""

import pytest

from integration_office.wording.language import Language
from integration_office.wording.merged_names import merged_names


@pytest.mark.parametrize(
    ("names", "joint"),
    [
        (("Ordnungsamt", "Bürgeramt"), "Ordnungs- und Bürgeramt"),
        (("Sozialamt", "Jugendamt", "Bürgeramt"), "Sozial-, Jugend- und Bürgeramt"),
        (("Amt für Soziales", "Amt für Integration"), "Amt für Soziales und Integration"),
        (("Einbürgerung", "Beratung"), "Einbürgerung und Beratung"),
        (("Amt", "Amt für Integration"), "Amt und Amt für Integration"),
        (("Sozialdienst", "Dienst"), "Sozialdienst und Dienst"),
    ],
)
def test_the_first_proposal_joins_all_names(names: tuple[str, ...], joint: str) -> None:
    assert merged_names(names, Language.german()) == (joint, *names)


def test_equal_names_are_proposed_once_and_in_english_with_and() -> None:
    assert merged_names(["Leitung", " Leitung "], Language.german()) == ("Leitung",)
    assert merged_names(["A", "B"], Language.english())[0] == "A and B"
