"""What the project promises: locks without hosts, links that lead somewhere, a reason for each package."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = ("requirements.lock", "requirements-dev.lock")
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/architecture.md", "docs/figures.md")


def names_of(requirements: list[str]) -> list[str]:
    """Package names without versions."""
    return [re.match(r"[A-Za-z0-9._-]+", one)[0].lower() for one in requirements]


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_host_and_pins_every_hash(lock):
    text = (ROOT / lock).read_text(encoding="utf-8")

    assert "://" not in text
    assert "index-url" not in text
    assert "find-links" not in text
    pinned = re.findall(r"^([a-z0-9-]+)==\S+.*\\\n(?:    --hash=sha256:[0-9a-f]{64})", text, re.MULTILINE)
    assert len(pinned) == len(re.findall(r"^[a-z]", text, re.MULTILINE))


@pytest.mark.parametrize("lock", LOCKS)
def test_every_dependency_is_locked(lock):
    text = (ROOT / lock).read_text(encoding="utf-8")
    wanted = names_of(PROJECT["project"]["dependencies"])
    if lock == "requirements-dev.lock":
        wanted += names_of(PROJECT["dependency-groups"]["dev"])

    for name in wanted:
        assert f"\n{name}==" in text


def test_pyside_stays_below_the_release_that_aborts():
    for lock in LOCKS:
        version = re.search(r"pyside6-essentials==(\d+)\.(\d+)", (ROOT / lock).read_text(encoding="utf-8"))
        assert (int(version[1]), int(version[2])) < (6, 12)


def test_readme_gives_a_reason_for_every_dependency():
    readme = (ROOT / "README.md").read_text(encoding="utf-8").lower()

    for name in names_of(PROJECT["project"]["dependencies"]):
        assert f"| {name}" in readme, name


@pytest.mark.parametrize("document", DOCUMENTS)
def test_links_inside_the_project_lead_somewhere(document):
    path = ROOT / document
    targets = re.findall(r"\]\(([^)#]+)\)", path.read_text(encoding="utf-8"))

    for target in targets:
        if "://" not in target:
            assert (path.parent / target).exists(), f"{document} points to {target}"


def test_every_system_package_group_has_a_reason_and_a_probe():
    groups = tomllib.loads((ROOT / "scripts/system-packages.toml").read_text(encoding="utf-8"))["group"]

    for group in groups:
        assert group["reason"]
        assert set(group["for"]) <= {"run", "test"}
        assert all(group["packages"].values())
