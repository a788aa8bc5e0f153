"""What a command has to work with: language, shipped data, streams, progress."""

import json
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from tqdm import tqdm

from integration_office.analysis.reference import Reference
from integration_office.application.ports import Progress
from integration_office.wording.language import Language

_SHOWN_AFTER_S, _SHOWN_AGAIN_S = 1.0, 0.5


class Refusal(Exception):
    """The input is not acceptable; each line is one sentence for the user."""

    def __init__(self, *lines: str) -> None:
        super().__init__(*lines)
        self.lines = lines


class Misuse(Exception):
    """The command line itself is wrong."""


@dataclass(frozen=True)
class Console:
    language: Language
    reference: Reference
    quiet: bool

    def say(self, text: str) -> None:
        """A line on the standard output, unless the user wants quiet."""
        if not self.quiet:
            print(text)

    def answer(self, text: str) -> None:
        """What was asked for, which is printed to whoever wants quiet too."""
        print(text)

    def warn(self, text: str) -> None:
        if not self.quiet:
            print(text, file=sys.stderr)

    def write_json(self, data: Any) -> None:
        """Sorted keys, UTF-8 whatever the terminal speaks."""
        text = json.dumps(data, ensure_ascii=False, sort_keys=True, indent=2)
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode("utf-8") + b"\n")
        sys.stdout.buffer.flush()

    @contextmanager
    def busy(self, label: str) -> Iterator[None]:
        """For a job that cannot say how far it is: on a terminal, after a second, what runs and since when."""
        over = threading.Event()
        watch = threading.Thread(target=self._tell_time, args=(label, over), daemon=True)
        watch.start()
        try:
            yield
        finally:
            over.set()
            watch.join()

    def _tell_time(self, label: str, over: threading.Event) -> None:
        if self.quiet or not sys.stderr.isatty() or over.wait(_SHOWN_AFTER_S):
            return
        with tqdm(desc=label, bar_format="{desc} … {elapsed}", leave=False, file=sys.stderr) as bar:
            while not over.wait(_SHOWN_AGAIN_S):
                bar.refresh()

    @contextmanager
    def progress(self, label: str) -> Iterator[Progress]:
        """A bar on a terminal, once the job takes longer than a second; nothing elsewhere."""
        off = True if self.quiet else None
        with tqdm(desc=label, delay=1, disable=off, leave=False, file=sys.stderr) as bar:

            def advance(done: int, of: int) -> None:
                bar.total = of
                bar.update(done - bar.n)

            yield advance
