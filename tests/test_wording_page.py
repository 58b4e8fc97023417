"""The page of default sentences: up to date, and no sentence left out of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from wording_cases import PROGRAMME
from wording_page import cases, page, said


def test_the_page_of_sentences_is_up_to_date():
    written = Path(__file__).resolve().parents[1] / "docs" / "wording.md"
    assert written.read_text(encoding="utf-8") == page(), "make docs"


@pytest.mark.parametrize("item", [i for i in PROGRAMME.sections if i.default], ids=lambda i: i.code)
def test_every_default_sentence_of_a_section_is_shown_by_a_case(item):
    shown = {n for given in cases() if item.code in given["sections"] for n in said(item, given)}
    assert shown == set(range(len(item.default)))


@pytest.mark.parametrize("given", cases(), ids=lambda c: c["title"])
def test_a_case_that_is_shown_says_something(given):
    items = {item.code: item for item in PROGRAMME.sections}
    for code in given["sections"]:
        assert said(items[code], given), code
