"""Make the README's pictures from the real files: `make pictures`."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from baocao.resources import default_programme, shipped
from baocao.tasks.demo import demo
from office import pictures

PICTURES = Path(__file__).resolve().parents[1] / "docs" / "pictures"


def page_with(pages: list[Path], pdf: Path, words: str) -> Path:
    """Return the picture of the first page whose text holds `words`."""
    for number, page in enumerate(pages, 1):
        text = subprocess.run(
            ["pdftotext", "-f", str(number), "-l", str(number), str(pdf), "-"],
            capture_output=True, text=True, check=True,
        ).stdout  # fmt: skip
        if words in " ".join(text.split()):
            return page
    raise LookupError(words)


def main() -> int:
    """Write a picture of a form of the template and of the report's first page."""
    programme = default_programme()
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made = demo(folder / "demo", programme, date.today())
        template = next((shipped("workbooks") / "quang-binh").glob("*.xlsx"))
        pages = pictures(template, folder, 80)
        form = page_with(pages, folder / f"{template.stem}.pdf", programme.forms[0].title)
        (PICTURES / "bieu-mau.png").write_bytes(form.read_bytes())
        first = pictures(made.report, folder, 80)[0]
        (PICTURES / "bao-cao.png").write_bytes(first.read_bytes())
    print(f"{PICTURES}: bieu-mau.png, bao-cao.png")
    return 0


if __name__ == "__main__":
    sys.exit(main())
