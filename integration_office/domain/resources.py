"""Where the shipped files lie: beside the package in a checkout, inside it once installed."""

from pathlib import Path


def resource_folder() -> Path:
    package = Path(__file__).resolve().parent.parent
    inside = package / "resources"
    return inside if inside.is_dir() else package.parent / "resources"
