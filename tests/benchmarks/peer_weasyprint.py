"""The peer of the paper: WeasyPrint prints the same blocks as tagged PDF (PDF/UA-1), from HTML that stands ready.

Run as a process of its own it prints one HTML file and says the most memory it needed (MB): `FILE.html FACES.css`.
"""

import atexit
import sys
from functools import cache
from pathlib import Path
from typing import Any

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.benchmarks.peak_memory import peak_mb

NAME = "WeasyPrint, HTML and SVG ready"


def is_available() -> bool:
    """Whether the library and Pango, which it loads, are there."""
    try:
        import weasyprint  # noqa: F401
    except (ImportError, OSError):
        return False
    return True


def printed(html: str, faces: str) -> bytes:
    """The page as tagged PDF; `faces` is the style sheet of the fonts."""
    from weasyprint import HTML

    configuration, sheet = _fonts(faces)
    data: bytes = HTML(string=html).write_pdf(pdf_variant="pdf/ua-1", font_config=configuration, stylesheets=[sheet])
    return data


@cache
def _fonts(faces: str) -> tuple[Any, Any]:
    """Read once: ours keeps its fonts as well."""
    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration

    # What it is made of must still be there when it goes.
    atexit.register(_fonts.cache_clear)
    configuration = FontConfiguration()
    return configuration, CSS(string=faces, font_config=configuration)


def main(arguments: list[str]) -> None:
    """Prints the page and forgets it."""
    page, faces = (Path(each).read_text(encoding="utf-8") for each in arguments)
    printed(page, faces)
    print(f"{peak_mb():.1f}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
