"""Documents that cannot rot: what they name exists."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "python" / "baocao"


def test_every_word_of_the_glossary_is_a_name_in_the_code() -> None:
    glossary = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    words = re.findall(r"^\| `([\w.]+)`", glossary, flags=re.MULTILINE)
    code = "\n".join(p.read_text(encoding="utf-8") for p in (PACKAGE).rglob("*.py"))
    assert len(words) > 15
    for word in words:
        assert re.search(rf"\b(?:class|def)\s+{word.split('.')[0]}\b", code), word


@pytest.mark.parametrize("page", sorted((ROOT / "docs").rglob("*.md")), ids=lambda p: p.name)
def test_every_path_that_a_page_names_exists(page: Path) -> None:
    for path in re.findall(r"`((?:python|templates|workbooks|tests|docs|addin)/[\w./-]*)`",
                           page.read_text(encoding="utf-8")):  # fmt: skip
        assert (ROOT / path).exists(), f"{page.name} names {path}"


def test_every_make_target_of_the_readme_is_in_the_makefile() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for target in re.findall(r"\bmake ([a-z-]+)", readme):
        assert re.search(rf"^{target}:", makefile, flags=re.MULTILINE), target
