"""The pose inspector changes the picture at once, tells contacts and limits, saves into the file alone."""

import tomllib

import pytest

from homeprog.ui.inspector import FigureFile, Inspector

TEXT = """\
# kept
[figure]
base = "crook"

[[figure.frames]]

[[figure.frames]]                           # end
pitch = -111
lumbar = -4                                 # a little
thorax = 12
anchor = ["c7", "same", 1.5]
"""


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "my-bridge.toml"
    path.write_text(TEXT, encoding="utf-8")
    return FigureFile(path, "figure")


@pytest.fixture
def inspector(qtbot, file):
    window = Inspector(file)
    qtbot.addWidget(window)
    window.resize(1100, 700)
    window.show()
    window.frame.setCurrentIndex(1)
    return window


def test_a_slider_moves_the_picture_and_marks_the_window(inspector):
    before = inspector.view.grab().toImage()

    inspector.groups["Leg N"].rows["legN.knee"].slider.setValue(60 * 2)

    assert inspector.view.grab().toImage() != before
    assert inspector.windowTitle() == "* my-bridge - poses"
    assert inspector.sketch.clip.keys[1].pose.limbs["legN"]["knee"] == 60


def test_slider_and_field_show_the_same(inspector):
    row = inspector.groups["Trunk"].rows["lumbar"]

    row.field.setValue(-10)

    assert row.slider.value() == -20
    assert inspector.sketch.figure["frames"][1]["lumbar"] == -10


def test_the_report_tells_contacts_and_findings(inspector):
    assert "on the floor" in inspector.report.toPlainText()
    assert "heelN" in inspector.report.toPlainText()

    inspector.change("anchor.y", -6)
    inspector.check()

    assert "to mend" in inspector.report.toPlainText()
    assert "support" in inspector.report.toPlainText()


def test_undo_takes_back_one_number_after_the_other(inspector):
    assert not inspector.undo_button.isEnabled()
    for value in (-5, -7, -9):  # a slider on its way
        inspector.change("lumbar", value)
    inspector.frame.setCurrentIndex(0)
    inspector.change("thorax", 5)

    inspector.undo_button.click()
    assert "thorax" not in inspector.sketch.figure["frames"][0]
    assert inspector.groups["Trunk"].rows["thorax"].field.value() == 0

    inspector.undo_button.click()
    assert inspector.frame.currentIndex() == 1
    assert inspector.sketch.figure["frames"][1]["lumbar"] == -4
    assert not inspector.undo_button.isEnabled()


def test_what_is_refused_is_told_and_changes_nothing(inspector):
    inspector.change("lumbar", 500)

    assert "my-bridge.toml: figure.frames[1].lumbar" in inspector.report.toPlainText()
    assert inspector.sketch.figure["frames"][1]["lumbar"] == -4


def test_save_writes_the_number_and_keeps_the_rest(qtbot, inspector, file):
    inspector.change("lumbar", -9)

    with qtbot.waitSignal(inspector.saved):
        inspector.save_button.click()

    text = file.path.read_text(encoding="utf-8")
    assert tomllib.loads(text)["figure"]["frames"][1]["lumbar"] == -9
    assert text.replace("-9 ", "-4 ") == TEXT
    assert not inspector.windowTitle().startswith("*")


def test_start_again_forgets(inspector):
    inspector.change("lumbar", -9)

    inspector.again_button.click()

    assert inspector.groups["Trunk"].rows["lumbar"].field.value() == -4


def test_closing_with_changes_is_told_once(inspector):
    inspector.change("lumbar", -9)

    assert not inspector.close()
    assert "Not saved yet" in inspector.report.toPlainText()
    assert inspector.close()


def test_every_slider_has_a_name_for_screen_readers(inspector):
    for group in inspector.groups.values():
        for key, row in group.rows.items():
            assert row.slider.accessibleName() == row.field.accessibleName() == key
