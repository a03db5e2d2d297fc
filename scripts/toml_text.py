"""Texts as TOML: tables, lists of tables, lists of texts, texts."""

import json
import re

_BARE = re.compile(r"[A-Za-z0-9_-]+")


def as_toml(data: object, path: str = "") -> str:
    """Tables of texts as a TOML file.

    Args:
        data: A dict of texts, lists of texts, dicts, and lists of dicts.
        path: The table's own name.
    """
    assert isinstance(data, dict)
    lines, tables = [], []
    for name, value in data.items():
        key = name if _BARE.fullmatch(name) else json.dumps(name, ensure_ascii=False)
        place = f"{path}.{key}" if path else key
        if isinstance(value, dict):
            inner = as_toml(value, place)
            tables.append(
                inner if inner.startswith("\n[") and _only_tables(value) else f"\n[{place}]\n{inner}"
            )
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            tables += [f"\n[[{place}]]\n{as_toml(row, place)}" for row in value]
        else:
            lines.append(f"{key} = {json.dumps(value, ensure_ascii=False)}\n")
    return "".join([*lines, *tables])


def _only_tables(value: dict[str, object]) -> bool:
    return all(isinstance(inner, dict) for inner in value.values())
