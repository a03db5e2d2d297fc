"""Every row of design.md 9 that exists, measured beside its rival or limit in the same run.

python -m bench            all
python -m bench start journal   some of them, by module
"""

import os
import subprocess
import sys
from importlib import import_module

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from bench.rows import HEAD, as_line

TABLE = ("start", "answer", "journal", "handout", "figure", "simulate")
"""Modules with `rows() -> list[Row]`."""
OWN = ("session", "progress")
"""Modules that print their own lines: they load cores or need a process of their own."""


def main(wanted: list[str]) -> int:
    """Print the table.

    Returns:
        0, or 2 when a module is not known.
    """
    known = (*TABLE, *OWN)
    unknown = [name for name in wanted if name not in known]
    if unknown:
        print(f"There is no bench {', '.join(unknown)}; there are {', '.join(known)}.", file=sys.stderr)
        return 2
    print(HEAD, flush=True)
    for name in TABLE:
        if not wanted or name in wanted:
            for row in import_module(f"bench.{name}").rows():
                print(as_line(row), flush=True)
    for name in OWN:
        if not wanted or name in wanted:
            print(f"\n{name}:", flush=True)
            subprocess.run([sys.executable, "-m", f"bench.{name}"], check=False)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
