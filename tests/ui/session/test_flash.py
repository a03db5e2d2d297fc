"""The light at a change of phase: soft, and never more than three in a second (WCAG 2.3.1)."""

import pytest
from PySide6.QtWidgets import QWidget

from homeprog.program.session_types import Beep, PhaseChanged
from homeprog.ui.session.flash import FADE_MS, Flash


@pytest.fixture
def page(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(400, 300)
    page.show()
    return page


def test_a_change_of_phase_lights_the_whole_page_and_goes_out(page, qtbot):
    flash = Flash(page)
    flash.see(PhaseChanged("hold"))
    assert flash.isVisible()
    assert flash.geometry() == page.rect()

    qtbot.waitUntil(flash.isHidden, timeout=10 * FADE_MS)


def test_other_cues_give_no_light(page):
    flash = Flash(page)
    flash.see(Beep("tick"))

    assert flash.isHidden()


def test_phases_in_quick_succession_never_flash_more_than_three_times_a_second(page):
    flash = Flash(page)
    for phase in ("move", "hold_rep", "return") * 5:
        flash.see(PhaseChanged(phase))

    assert flash.count == 1
    assert 1000 / FADE_MS < 3


def test_the_light_follows_the_page_when_it_is_resized(page):
    flash = Flash(page)
    flash.see(PhaseChanged("rest"))
    page.resize(800, 500)

    assert flash.geometry() == page.rect()
