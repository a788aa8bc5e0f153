"""What a plan file of this version looks like to a reader: its marks, its tables, their cells in order.

Reading needs no more than this: SQLAlchemy, which knows the whole schema (`tables`), takes longer to load than a plan
takes to read, and is loaded when something is written. A test holds both equal.
"""

from dataclasses import dataclass

APPLICATION_ID = 0x4F52_4750
"""„ORGP“ in the header of the SQLite file: what makes it a plan file."""

FORMAT_VERSION = 5
"""Written as `user_version`; a file with a higher one is refused. Revision n of the migrations makes version n."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """A table: the cells of a row as they are read, and the columns that keep the order of the rows."""

    name: str
    columns: tuple[str, ...]
    order: tuple[str, ...]

    @property
    def select_text(self) -> str:
        """All rows in their order."""
        cells = ", ".join(f'"{each}"' for each in self.columns)
        return f'SELECT {cells} FROM "{self.name}" ORDER BY {", ".join(self.order)}'

    @property
    def count_text(self) -> str:
        return f'SELECT count(*) FROM "{self.name}"'


def _shelf(name: str, columns: str, order: str = "ordinal") -> Shelf:
    return Shelf(name, tuple(columns.split()), tuple(order.split()))


_ALL = (
    _shelf("assumption", "key value unit source verified low high extra earlier"),
    _shelf(
        "city",
        "name own_office office since posts posts_date inhabitants inhabitants_date concept "
        "monitoring note source source_date verified extra",
    ),
    _shelf(
        "duty",
        "id act edition norm title description addressee nature binding group applies_to "
        "valid_from valid_to competences verified sources",
    ),
    _shelf(
        "grant_terms", "id norm rate cap_per_fte cap_total end conditions in_budget illustrative extra earlier flat"
    ),
    _shelf("paper_text", "key text"),
    _shelf("scenario", "name"),
    _shelf(
        "task",
        "id name duties demand_fte cases minutes competences intended intended_reason conflicts illustrative extra",
    ),
    _shelf("weight", "duty weight"),
    _shelf("measure", "scenario place content", order="scenario place"),
    _shelf("plan_info", "place title city base_year edition source_note illustrative_note extra active", order="place"),
    _shelf("scenario_state", "scenario status is_archived origin"),
    _shelf("unit", "id name kind parent grant_id grant_earlier extra"),
    _shelf("budget_line", "place unit product line year amount extra", order="place"),
    _shelf(
        "lapsing",
        "id unit title grade_scheme grade_group grade_text step fte_planned fte_filled "
        "competences is_head kw ku vacant_from grant_id grant_earlier begins earlier illustrative "
        "extra until until_dated fit",
    ),
    _shelf(
        "position",
        "id unit title grade_scheme grade_group grade_text step fte_planned fte_filled "
        "competences is_head kw ku vacant_from grant_id grant_earlier begins earlier illustrative "
        "extra fit",
    ),
    _shelf("revenue", "id name unit line product persons rate quarters since until in_budget source verified extra"),
    _shelf("workload", "position"),
    _shelf("assignment", "position place task share illustrative extra", order="position place"),
    _shelf("seal", "row_sum"),
)

SHELVES = {shelf.name: shelf for shelf in _ALL}
"""The tables under the seal, and the seal itself, by name."""

SEAL = SHELVES["seal"]
OF_THE_PLAN = tuple(shelf for shelf in _ALL if shelf is not SEAL)
