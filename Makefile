# All daily work. `make demo` and `make test` need python3 (3.11 or later) and make, nothing more.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: help demo test test-fast lint types format sample docs template pictures bench wheel installer test-wine clean office

help: ## liệt kê các lệnh
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

$(READY): pyproject.toml setup.sh
	@PYTHON="$(PYTHON)" sh setup.sh venv $(VENV)
	@touch $@

office:
	@sh setup.sh office

demo: $(READY) ## chạy việc chính trên huyện mẫu: build/demo/tong-hop.xlsx, build/demo/bao-cao.docx
	@$(BIN)/baocao demo -o build/demo

test: $(READY) office ## chạy mọi phép thử (cài LibreOffice nếu được)
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy
	@$(BIN)/pytest -n 2 --dist worksteal -q

test-fast: $(READY) ## các phép thử nhanh (khoảng một phút)
	@$(BIN)/pytest -n 2 -q -m "not slow and not office"

lint: $(READY) ## ruff
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .

types: $(READY) ## mypy --strict
	@$(BIN)/mypy

format: $(READY) ## sắp lại mã nguồn
	@$(BIN)/ruff check --fix . && $(BIN)/ruff format .

sample: $(READY) ## dựng lại các sổ trong workbooks/
	@$(BIN)/python workbooks/build.py

docs: $(READY) ## dựng lại các trang tài liệu sinh từ mã
	@$(BIN)/python -m baocao.wording.findings_page > docs/findings.md
	@$(BIN)/python -m baocao.wording.layout_page > docs/layout-rules.md
	@$(BIN)/python tests/wording_page.py > docs/wording.md

template: $(READY) ## dựng lại mẫu Word của chương trình
	@$(BIN)/python -m baocao.word.blank templates/pbgdpl/report.docx

pictures: $(READY) office ## chụp lại ảnh của README từ tệp thật
	@$(BIN)/python tests/build_pictures.py

bench: $(READY) ## đo tốc độ, so với cách làm thông thường: 193 và 3.321 tệp, hoặc make bench FILES=10599
	@$(BIN)/python tests/bench.py $(if $(FILES),--files $(FILES))

wheel: $(READY) ## đóng gói
	@$(BIN)/python -m hatchling build -t wheel

installer: $(READY) ## bộ cài Windows: make installer PYTHON_WINDOWS=python-3.13.12-embed-amd64.zip
	@test -n "$(PYTHON_WINDOWS)" || { echo "Thiếu PYTHON_WINDOWS=đường dẫn tới tệp zip của Python cho Windows: xem docs/windows.md" >&2; exit 1; }
	@$(BIN)/python addin/installer/build.py "$(PYTHON_WINDOWS)" $(if $(UNKNOWN_PYTHON),--unknown-python)

test-wine: $(READY) ## chạy thử bộ cài Windows trong Wine (chạy tay, tải khoảng 120 MB lần đầu)
	@$(BIN)/python tests/wine/installer.py $(if $(PYTHON_WINDOWS),"$(PYTHON_WINDOWS)")

clean: ## xóa những gì đã dựng
	rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
