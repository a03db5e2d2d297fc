"""A cached state beside the journal, to start fast; it may be thrown away at any time.

It must equal what a full replay gives, so it is used only when everything it was made from is the same: the
version of the rules, the library, and the journal up to the mark. A spoilt file counts as none.
"""

import contextlib
import zlib
from pathlib import Path

import msgspec

from homeprog.data.errors import StoreError
from homeprog.data.files import make_private_folder, write_whole
from homeprog.data.journal import Journal, Mark


class SnapshotKey(msgspec.Struct, frozen=True):
    """What a cached state depends on besides the facts.

    Attributes:
        state_version: The version of the state's form and of the rules.
        catalog_sha: The content of the library.
    """

    state_version: str
    catalog_sha: str


class Snapshot(msgspec.Struct, frozen=True):
    """A cached state: the facts after `mark` are still to be replayed on it."""

    mark: Mark
    blob: bytes


class _Head(msgspec.Struct, frozen=True):
    key: SnapshotKey
    mark: Mark
    checksum: int


_head_decoder = msgspec.json.Decoder(_Head)


def save_snapshot(path: Path, key: SnapshotKey, mark: Mark, blob: bytes) -> None:
    """Keep a state; where it cannot be written, the next start is slower and nothing else.

    Args:
        path: `DataFolder.snapshot(slug)`.
        key: What the state depends on.
        mark: `Journal.mark` when the state was complete.
        blob: The state, encoded.
    """
    head = msgspec.json.encode(_Head(key, mark, zlib.crc32(blob)))
    with contextlib.suppress(StoreError):  # an older one that stays is as good as before
        make_private_folder(path.parent)
        write_whole(path, head + b"\n" + blob)


def load_snapshot(path: Path, key: SnapshotKey, journal: Journal) -> Snapshot | None:
    """The kept state, if it was made with the same `key` from the beginning of this journal."""
    try:
        line, _, blob = path.read_bytes().partition(b"\n")
        head = _head_decoder.decode(line)
    except (OSError, msgspec.MsgspecError):
        return None
    if head.key != key or head.checksum != zlib.crc32(blob):
        return None
    return Snapshot(head.mark, blob) if journal.goes_on_from(head.mark) else None
