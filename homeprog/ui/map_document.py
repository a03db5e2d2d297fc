"""The three-pair map and the road on paper: the first screen of Program as a document."""

from homeprog.handout.document import Document, Heading, Paragraph, Road, RoadStone, Title
from homeprog.ui.companion import Companion
from homeprog.ui.program_build import Known, overview
from homeprog.ui.program_vm import RoadStop
from homeprog.ui.words_paper import PaperWords


def map_document(companion: Companion) -> Document:
    """The map and the road of this moment, on one page with letters of normal size."""
    state, plan, catalog = companion.state, companion.plan(), companion.catalog
    vm, words = overview(Known(state, plan, catalog)), PaperWords()
    title, day = words.label("map_title"), words.day(plan.day)
    return Document(
        title=title,
        running=" · ".join(part for part in (state.name, title, day) if part),
        footer=catalog.texts["session_footer"],
        page_of=words.label("page_of"),
        blocks=(
            Title(title, tuple(line for line in (state.name, day) if line)),
            Paragraph(f"{words.label('map_lead')} {vm.lead}"),
            *vm.pairs,
            Heading(words.label("map_road"), words.label("map_weeks")),
            Road(tuple(_stone(stop, words) for stop in vm.road)),
        ),
    )


def _stone(stop: RoadStop, words: PaperWords) -> RoadStone:
    lines = ", ".join(stop.to_come)
    return RoadStone(
        title=stop.title,
        place=stop.place,
        words=words.label("map_here") if stop.place == "here" else "",
        detail=f"{stop.weeks} \N{MIDDLE DOT} {stop.note}",
        to_come=words.label("map_to_come").format(lines=lines) if lines else "",
    )
