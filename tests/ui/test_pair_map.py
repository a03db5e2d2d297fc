"""The three-pair map: states by shape and words, keys, roles, sizes."""

import pytest
from access import name_of, role_of
from looks import LOOKS, SCALES
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage
from pytestqt.qtbot import QtBot
from windows import Restyle

from homeprog.program.plan import PairState
from homeprog.ui.pair_map import PairMap, PairVM

STATES: tuple[PairState, ...] = ("LOCKED", "RESTORED", "RESTORED-LIMITED")


def pair(name: str = "A", state: PairState = "LOCKED", share: float = 0.5) -> PairVM:
    return PairVM(
        pair=name,
        state=state,
        tight_group="low-back",
        weak_group="abdominals",
        tight="Low back",
        weak="Belly muscles",
        tight_note="stretch this first",
        weak_note="gets strong later",
        title="Getting free",
        next=("1 more free weekly test", "3 more sessions with this stretch"),
        share=share,
    )


@pytest.fixture
def shown(qtbot: QtBot) -> PairMap:
    view = PairMap()
    qtbot.addWidget(view)
    view.set_pairs([pair("A"), pair("B", "RESTORED"), pair("C", "RESTORED-LIMITED")])
    view.resize(900, view.heightForWidth(900) if view.hasHeightForWidth() else 900)
    view.show()
    return view


def picture(view: PairMap) -> QImage:
    return view.tiles[0].grab().toImage()


def test_each_pair_is_a_button_that_says_everything(shown: PairMap) -> None:
    assert [role_of(tile) for tile in shown.tiles] == [QAccessible.Role.Button] * 3
    for words in ("Low back", "Belly muscles", "Getting free", "1 more free weekly test", "3 more sessions"):
        assert words in name_of(shown.tiles[0])


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_keys_choose_the_pair_with_the_focus(qtbot: QtBot, shown: PairMap, key: Qt.Key) -> None:
    with qtbot.waitSignal(shown.pair_chosen) as told:
        qtbot.keyClick(shown.tiles[1], key)

    assert told.args == ["B"]


def test_a_press_anywhere_chooses_the_pair(qtbot: QtBot, shown: PairMap) -> None:
    with qtbot.waitSignal(shown.pair_chosen) as told:
        qtbot.mouseClick(shown.tiles[2], Qt.MouseButton.LeftButton)

    assert told.args == ["C"]


def test_the_three_states_differ_without_colour(shown: PairMap) -> None:
    pictures = []
    for state in STATES:
        shown.set_pairs([replace(pair(state=state), pair=name) for name in "ABC"])
        pictures.append(picture(shown).convertToFormat(QImage.Format.Format_Grayscale8))

    assert pictures[0] != pictures[1] != pictures[2] != pictures[0]


def test_the_way_to_the_gate_grows(shown: PairMap) -> None:
    before = picture(shown)
    shown.set_pairs([pair(share=0.9), pair("B"), pair("C")])

    assert picture(shown) != before


def test_new_facts_keep_the_tiles_and_the_focus(shown: PairMap) -> None:
    shown.activateWindow()
    shown.tiles[1].setFocus()
    before = list(shown.tiles)
    shown.set_pairs([pair("A", "RESTORED"), pair("B"), pair("C")])

    assert shown.tiles == before
    assert shown.focusWidget() is shown.tiles[1]


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("scale", SCALES)
def test_words_fit_at_every_width_and_scale(qtbot: QtBot, restyle: Restyle, look: str, scale: float) -> None:
    now = restyle(look, scale)
    view = PairMap()
    qtbot.addWidget(view)
    view.set_pairs([pair(), pair("B"), pair("C")])
    for width in (now.px(14), now.px(22), now.px(40)):
        tile = view.tiles[0]
        assert tile.heightForWidth(width) >= now.target
        assert tile.heightForWidth(width) >= tile.heightForWidth(2 * width) - now.px(5)
