#!/bin/sh
# Sets up what `make` needs on a fresh machine.
#   setup.sh venv FOLDER    a virtual environment with the package and its development tools
#   setup.sh office         LibreOffice for the tests, by apt where that can be done
set -eu

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; elif command -v sudo >/dev/null; then sudo -n "$@"; else return 1; fi
}

apt_install() {
    command -v apt-get >/dev/null || return 1
    export DEBIAN_FRONTEND=noninteractive
    as_root apt-get install -y -qq --no-install-recommends "$@" >/dev/null 2>&1 ||
        { as_root apt-get update -qq >/dev/null 2>&1 &&
          as_root apt-get install -y -qq --no-install-recommends "$@" >/dev/null 2>&1; }
}

make_venv() {
    python=${PYTHON:-python3}
    command -v "$python" >/dev/null || { echo "Thiếu Python. Cài Python 3.11 trở lên rồi chạy lại." >&2; exit 1; }
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
        echo "Cần Python 3.11 trở lên (đang có $("$python" --version 2>&1)). Chạy lại: make PYTHON=python3.11 …" >&2
        exit 1
    }
    "$python" -c 'import ensurepip' 2>/dev/null || apt_install python3-venv || {
        echo "Thiếu gói python3-venv. Cài bằng lệnh: sudo apt-get install python3-venv, rồi chạy lại." >&2
        exit 1
    }
    [ -x "$1/bin/python" ] || "$python" -m venv "$1"
    "$1/bin/python" -m pip install --quiet --disable-pip-version-check -e ".[dev]"
}

have_office() {
    { command -v soffice || command -v libreoffice; } >/dev/null &&
        command -v pdftoppm >/dev/null && /usr/bin/python3 -c 'import uno' 2>/dev/null
}

get_office() {
    have_office && return
    echo "Đang cài LibreOffice cho các phép thử…"
    apt_install libreoffice-calc libreoffice-writer python3-uno poppler-utils fonts-liberation2 && have_office && return
    echo "Không cài được LibreOffice: các phép thử mang nhãn office (mở lại bằng LibreOffice) được bỏ qua." >&2
}

case ${1:-} in
venv) make_venv "$2" ;;
office) get_office ;;
*) echo "Cách dùng: sh setup.sh venv THƯ_MỤC | office" >&2; exit 2 ;;
esac
