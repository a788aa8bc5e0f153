"""A process of its own that writes the measured paper to `FILE` and says what it needed at most (MB)."""

import sys
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))

from integration_office.domain.resources import resource_folder
from integration_office.reports.pdf import write_pdf
from tests.benchmarks.paper_content import paper
from tests.benchmarks.peak_memory import peak_mb


def main(target: str) -> None:
    """Writes the paper, with its self-check."""
    write_pdf(paper(), Path(target), resource_folder() / "fonts")
    print(f"{peak_mb():.1f}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
