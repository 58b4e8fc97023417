"""Installs, checks or removes the program; run by the bundled Python.

    install.py              install or upgrade   (by CaiDat.cmd)
    install.py --check      the self-test
    install.py --uninstall  remove all but Python, which cmd does (by Windows' list of programs)
    install.py --remove     what Windows' list of programs does   (by GoBo.cmd)
    --quiet                 no message boxes

Ends with 0, or with 10 when the person has been told why not.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import traceback
from pathlib import Path

HERE = Path(__file__).resolve().parent
# An embeddable Python does not look for modules beside the script.
sys.path.insert(0, str(HERE))
# Else the bytecode of what runs here would be written behind the uninstaller's back.
sys.dont_write_bytecode = True

from baocao_setup import registry, windows  # noqa: E402
from baocao_setup.checking import steps  # noqa: E402
from baocao_setup.errors import SetupError  # noqa: E402
from baocao_setup.installing import install  # noqa: E402
from baocao_setup.places import Places  # noqa: E402
from baocao_setup.removing import uninstall  # noqa: E402
from baocao_setup.talk import Talk  # noqa: E402

DONE, TOLD = 0, 10


def main(arguments: list[str]) -> int:
    """Do what the arguments say."""
    talk = Talk(None if "--quiet" in arguments else windows.box)
    try:
        places = Places.of(os.environ, windows.desktop())
        if "--remove" in arguments:
            return _remove(places, " --quiet" if "--quiet" in arguments else "")
        if "--uninstall" in arguments:
            return _uninstall(places, talk)
        if "--check" in arguments:
            return _check(places, talk, "Kiểm tra cài đặt")
        version = install(HERE, places, talk)
        return _check(places, talk, f"Đã cài chương trình Báo cáo bản {version}. Hãy mở lại Excel.")
    except SetupError as error:
        talk.end(str(error), well=False)
        return TOLD
    except Exception as error:  # noqa: BLE001 - the surface: a window that closes shows no traceback
        talk.end(_broke(error), well=False)
        return TOLD


def _broke(error: Exception) -> str:
    log = Path(tempfile.gettempdir()) / "BaoCao-CaiDat.log"
    try:
        log.write_text("".join(traceback.format_exception(error)), "utf-8")
    except OSError:
        return f"Bộ cài gặp sự cố ({error}). Hãy chạy lại; nếu vẫn bị, hãy báo người hỗ trợ."
    return f"Bộ cài gặp sự cố. Hãy chạy lại; nếu vẫn bị, hãy gửi tệp này cho người hỗ trợ: {log}"


def _uninstall(places: Places, talk: Talk) -> int:
    uninstall(HERE, places)
    talk.end("Đã gỡ chương trình Báo cáo. Các sổ và báo cáo của bạn được giữ nguyên.")
    return DONE


def _remove(places: Places, option: str) -> int:
    """Start the removal and end at once: this Python must not run when its folder is deleted."""
    subprocess.Popen(registry.removing(places.home, option), cwd=places.home.parent)
    return DONE


def _check(places: Places, talk: Talk, heading: str) -> int:
    done = []
    for step in steps(places):
        talk.say(step.line())
        done.append(step)
    troubles = [step.line() for step in done if step.trouble]
    failed = any(step.trouble and not step.remark for step in done)
    end = "Có bước không đạt:" if failed else "Mọi bước đều đạt." + (" Lưu ý:" if troubles else "")
    talk.end("\n\n".join([heading, end, *troubles]), well=not failed)
    return TOLD if failed else DONE


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
