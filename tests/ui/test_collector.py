"""Garbage goes on the window's thread, never on another."""

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject

from homeprog.ui.collector import Collector

MANY = 3_000


class Ring:
    """Garbage that only a collection removes; tells in which thread it went."""

    def __init__(self, gone_in: list[int]) -> None:
        self.itself, self._gone_in = self, gone_in

    def __del__(self) -> None:
        self._gone_in.append(threading.get_ident())


@pytest.fixture
def collector(qapp: QObject) -> Iterator[Collector]:
    parent = QObject()
    yield Collector(parent)
    gc.unfreeze()
    gc.enable()


def make_garbage(gone_in: list[int]) -> None:
    for _ in range(MANY):
        Ring(gone_in)


def test_another_thread_leaves_garbage_alone_and_the_windows_takes_it(collector: Collector) -> None:
    gone_in: list[int] = []
    other = threading.Thread(target=make_garbage, args=(gone_in,))
    other.start()
    other.join()
    assert gone_in == []

    collector.look()

    assert len(gone_in) == MANY
    assert set(gone_in) == {threading.get_ident()}


def test_older_generations_are_collected_in_their_turn(collector: Collector) -> None:
    gc.collect()
    gone_in: list[int] = []
    old = Ring(gone_in)
    gc.collect(0)  # it was in use when the youngest were looked through
    del old
    collector.look()
    assert gone_in == []

    for _ in range(gc.get_threshold()[1] + 2):
        make_garbage([])
        collector.look()

    assert len(gone_in) == 1


def test_little_garbage_is_not_worth_a_look(collector: Collector) -> None:
    gc.collect()
    gone_in: list[int] = []
    Ring(gone_in)
    collector.look()

    assert gone_in == []
    gc.collect()


def test_what_the_start_made_is_not_looked_through_again(collector: Collector) -> None:
    collector.settle()

    assert gc.get_freeze_count() > 0
