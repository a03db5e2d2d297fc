"""A screen reader's view from another process: what the desktop's accessibility bus (AT-SPI) tells.

Knows nothing of Qt and nothing of the program: roles, names, states, the actions that a reader can ask for,
and what is announced.
"""

import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from jeepney import DBusAddress, HeaderFields, MatchRule, Message, MessageType, Properties, new_method_call
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, open_dbus_connection

PATIENCE_S = 60.0
LOOK_AGAIN_S = 0.1
ENABLED, FOCUSABLE, FOCUSED, SHOWING = 8, 11, 12, 25
"""Bits of AT-SPI's state set that matter here."""

ROOT = "/org/a11y/atspi/accessible/root"
REGISTRY = "org.a11y.atspi.Registry"
_PREFIX = "org.a11y.atspi."
_EVENTS = ("object:announcement", "object:state-changed", "object:children-changed", "object:property-change")
_Found = TypeVar("_Found")


class GoneError(LookupError):
    """The object went away, as when a page changes under the reader's eyes."""


@dataclass(frozen=True)
class Node:
    """One accessible object of the watched program, as it was when it was looked at."""

    bus: DBusConnection
    owner: str
    path: str
    name: str
    role: str
    states: frozenset[int]

    @property
    def enabled(self) -> bool:
        return ENABLED in self.states

    @property
    def focusable(self) -> bool:
        return FOCUSABLE in self.states

    @property
    def focused(self) -> bool:
        return FOCUSED in self.states

    def children(self) -> Iterator["Node"]:
        """What can be seen inside it, in its order."""
        for owner, path in self._call("Accessible", "GetChildren"):
            node = look_at(self.bus, owner, path)
            if SHOWING in node.states:
                yield node

    def all(self) -> Iterator["Node"]:
        """Itself and everything that can be seen inside it, in reading order."""
        yield self
        for child in self.children():
            yield from child.all()

    def press(self) -> None:
        """Do what the object is for."""
        assert self._call("Action", "DoAction", "i", 0), f"{self.role} {self.name!r} cannot be pressed"

    def focus(self) -> None:
        """Put the keyboard on it."""
        assert self._call("Component", "GrabFocus"), f"{self.role} {self.name!r} takes no keyboard"

    def write(self, text: str) -> None:
        """Put text into a field."""
        assert self._call("EditableText", "SetTextContents", "s", text), f"{self.name!r} takes no text"

    def set_number(self, number: float) -> None:
        """Set a number field or a slider."""
        address = DBusAddress(self.path, self.owner, _PREFIX + "Value")
        _answer(self.bus, Properties(address).set("CurrentValue", "d", number))

    def _call(self, interface: str, method: str, signature: str | None = None, *arguments: object) -> Any:
        address = DBusAddress(self.path, self.owner, _PREFIX + interface)
        return _answer(self.bus, new_method_call(address, method, signature, arguments))


def look_at(bus: DBusConnection, owner: str, path: str) -> Node:
    """The object at an address.

    Raises:
        GoneError: It is not there any more.
    """
    address = DBusAddress(path, owner, _PREFIX + "Accessible")
    (_, name) = _answer(bus, Properties(address).get("Name"))
    role = _answer(bus, new_method_call(address, "GetRoleName"))
    low, high = _answer(bus, new_method_call(address, "GetState"))
    bits = low | high << 32
    return Node(bus, owner, path, name, role, frozenset(bit for bit in range(64) if bits >> bit & 1))


def _answer(bus: DBusConnection, call: Message) -> Any:
    reply = bus.send_and_get_reply(call, timeout=PATIENCE_S)
    if reply.header.message_type is MessageType.error:
        raise GoneError(f"{call.header.fields[HeaderFields.path]}: {reply.body}")
    return reply.body[0] if reply.body else None


def accessibility_bus(session_bus: str) -> DBusConnection:
    """The desktop's second bus, on which programs tell what they show.

    Args:
        session_bus: Address of the session's bus.
    """
    with open_dbus_connection(session_bus) as session:
        launcher = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
        address: str = _answer(session, new_method_call(launcher, "GetAddress"))
    return open_dbus_connection(address)


class Reader:
    """A person with a screen reader: finds what is needed by its role and name alone.

    Args:
        bus: The accessibility bus.
        running: Tells whether the watched program still runs.

    Attributes:
        announced: What was announced, in order, since it was last cleared.
    """

    def __init__(self, bus: DBusConnection, running: Callable[[], bool]) -> None:
        self.bus, self._running = bus, running
        self.announced: list[str] = []
        self._heard: deque[Message] = deque()
        rule = MatchRule(type="signal", interface=_PREFIX + "Event.Object")
        _answer(bus, message_bus.AddMatch(rule))
        bus.filter(rule, queue=self._heard)  # never closed: the connection goes with the reader
        for event in _EVENTS:
            self.until(partial(self._listens_for, event), f"{event} cannot be listened for")

    def seen(self) -> list[Node]:
        """Everything in the program's windows now, in reading order; nothing while there is none."""
        try:
            programs = look_at(self.bus, REGISTRY, ROOT)._call("Accessible", "GetChildren")
            windows = (window for program in programs for window in look_at(self.bus, *program).children())
            return [node for window in windows for node in window.all()]
        except GoneError:
            return []

    def words(self) -> str:
        """Everything that would be read out now."""
        return "\n".join(node.name for node in self.seen() if node.name)

    def find(self, role: str, name: str, inside: str = "") -> Node:
        """Wait for a control that can be used; `inside` names what holds it where several bear the name."""

        def look() -> Node | None:
            fitting = [node for node in self._within(inside) if node.role == role and name in node.name]
            usable = [node for node in fitting if node.enabled]
            return next((node for node in usable if node.name == name), next(iter(usable), None))

        place = f" in {inside!r}" if inside else ""
        return self.until(look, f"no {role} {name!r}{place} that can be used")

    def press(self, role: str, name: str, inside: str = "") -> None:
        """Press a control."""
        self.find(role, name, inside).press()

    def read(self, words: str) -> None:
        """Wait until these words are there."""
        self.until(lambda: words in self.words() or None, f"nobody says {words!r}")

    def until(self, look: Callable[[], _Found | None], complaint: str) -> _Found:
        """Look again at each sign of change, until something is found."""
        patience_ends = time.monotonic() + PATIENCE_S
        while time.monotonic() < patience_ends:
            assert self._running(), f"{complaint}: the program is gone"
            try:
                found = look()
            except GoneError:
                found = None
            if found is not None:
                return found
            self.listen()
        raise AssertionError(f"{complaint} among:\n{self.words()}")

    def listen(self) -> None:
        """Take in what the program tells, or a moment's silence."""
        with suppress(TimeoutError):
            self._heard.append(self.bus.recv_until_filtered(self._heard, timeout=LOOK_AGAIN_S))
        while self._heard:
            message = self._heard.popleft()
            if message.header.fields.get(HeaderFields.member) == "Announcement":
                self.announced.append(message.body[3][1])

    def _listens_for(self, event: str) -> bool:
        """Have the programs tell of an event; the registry may still be starting."""
        registry = DBusAddress("/org/a11y/atspi/registry", REGISTRY, _PREFIX + "Registry")
        _answer(self.bus, new_method_call(registry, "RegisterEvent", "sass", (event, [], "")))
        return True

    def _within(self, inside: str) -> Iterator[Node]:
        seen = self.seen()
        if not inside:
            yield from seen
        for node in seen if inside else ():
            if inside in node.name and node.role not in ("label", "push button"):
                yield from node.all()
