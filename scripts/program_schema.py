"""Writes docs/program-file.schema.json from the types: `python -m scripts.program_schema`."""

import json
from pathlib import Path

from homeprog.data.program_file import schema

PATH = Path(__file__).parents[1] / "docs" / "program-file.schema.json"


def text() -> str:
    """The schema as it stands in the file."""
    return json.dumps(schema(), indent=2) + "\n"


if __name__ == "__main__":
    PATH.write_text(text(), encoding="utf-8")
