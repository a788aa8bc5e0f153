import pytest

from integration_office.application.record import BadRecord, parsed_json


@pytest.mark.parametrize("text", ["9" * 5000, "1e99999999", "1e-99999999", "NaN", "[1,", "[" * 100_000])
def test_what_is_no_reasonable_json_is_refused_at_once(text: str) -> None:
    with pytest.raises(BadRecord):
        parsed_json(text)
