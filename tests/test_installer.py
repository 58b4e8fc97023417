"""The Windows installer: what can be held on any machine. `make test-wine` runs it whole."""

from __future__ import annotations

import ast
import importlib
import io
import re
import subprocess
import sys
import tomllib
import types
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).resolve().parents[1]
INSTALLER = ROOT / "addin" / "installer"
SETUP = [INSTALLER / "install.py", *sorted((INSTALLER / "baocao_setup").glob("*.py"))]
COMMANDS = sorted(INSTALLER.glob("*.cmd"))

USER, MACHINE = 1, 2


class Key:
    """An open key of the stand-in for the registry."""

    def __init__(self, values: dict[str, object]) -> None:
        self.values = values

    def __enter__(self) -> Key:
        return self

    def __exit__(self, *_: object) -> None:
        return None


class Registry(types.ModuleType):
    """A stand-in for winreg that can read, and can write to our own entry alone."""

    HKEY_CURRENT_USER, HKEY_LOCAL_MACHINE = USER, MACHINE
    KEY_READ, KEY_WOW64_64KEY, REG_SZ, REG_DWORD = 0x20019, 0x100, 1, 4
    ENTRY = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\BaoCao"

    def __init__(self) -> None:
        super().__init__("winreg")
        self.keys: dict[tuple[int, str], dict[str, object]] = {}

    def OpenKey(self, hive: int, path: str, reserved: int, access: int) -> Key:  # noqa: N802
        assert access == self.KEY_READ | self.KEY_WOW64_64KEY, "opened to write"
        if (hive, path.lower()) not in self.keys:
            raise FileNotFoundError(path)
        return Key(self.keys[hive, path.lower()])

    def CreateKey(self, hive: int, path: str) -> Key:  # noqa: N802
        assert (hive, path) == (USER, self.ENTRY), f"writes to {path}"
        return Key(self.keys.setdefault((hive, path.lower()), {}))

    def DeleteKey(self, hive: int, path: str) -> None:  # noqa: N802
        assert (hive, path) == (USER, self.ENTRY), f"deletes {path}"
        if self.keys.pop((hive, path.lower()), None) is None:
            raise FileNotFoundError(path)

    def SetValueEx(self, key: Key, name: str, _: int, kind: int, value: object) -> None:  # noqa: N802
        assert isinstance(value, str if kind == self.REG_SZ else int)
        key.values[name] = value

    def QueryValueEx(self, key: Key, name: str) -> tuple[object, int]:  # noqa: N802
        if name not in key.values:
            raise FileNotFoundError(name)
        return key.values[name], self.REG_SZ

    def QueryInfoKey(self, key: Key) -> tuple[int, int, int]:  # noqa: N802
        return 0, len(key.values), 0

    def EnumValue(self, key: Key, number: int) -> tuple[str, object, int]:  # noqa: N802
        name = list(key.values)[number]
        return name, key.values[name], self.REG_SZ

    def put(self, hive: int, path: str, name: str, value: object) -> None:
        """What somebody else has set."""
        self.keys.setdefault((hive, path.lower()), {})[name] = value


class Setup:
    """The installer's modules on this machine, with stand-ins for Windows beneath them."""

    def __init__(self, folder: Path, registry: Registry, patch: pytest.MonkeyPatch) -> None:
        self.registry = registry
        self.said: list[str] = []
        self.boxes: list[tuple[str, bool]] = []
        self.excel = False
        self.broken = ""
        self.profile = folder / "Nguyễn Thị Ánh"
        self.desktop = self.profile / "OneDrive" / "Màn hình nền"
        self.desktop.mkdir(parents=True)
        self.bundle = folder / "Bộ cài" / "files"
        self.environment = {
            "LOCALAPPDATA": str(self.profile / "Local"),
            "APPDATA": str(self.profile / "Roaming"),
        }
        self.places = self.module("places").Places.of(self.environment, self.desktop)
        windows = self.module("windows")
        patch.setattr(windows, "excel_runs", lambda: self.excel, raising=False)
        patch.setattr(windows, "make_link", self._link, raising=False)
        patch.setattr(self.module("trial"), "run", self._run)
        patch.setattr(self.module("swap"), "PATIENCE", (0.001, 0.001))

    def module(self, name: str) -> Any:
        return importlib.import_module(f"baocao_setup.{name}")

    def make_bundle(self, version: str) -> None:
        files = {
            "python/python.exe": f"python {version}",
            "python/pythonw.exe": "w",
            "baocao_setup/places.py": version,
            "install.py": version,
            "drop.py": version,
            "GoBo.cmd": version,
            "version.txt": f"{version}\r\n",
            "BaoCao.xlam": f"add-in {version}",
        }
        for name, text in files.items():
            (self.bundle / name).parent.mkdir(parents=True, exist_ok=True)
            (self.bundle / name).write_text(text, "utf-8", newline="")
        with zipfile.ZipFile(self.bundle / "packages.zip", "w") as archive:
            archive.writestr(f"Lib/site-packages/only_in_{version.replace('.', '_')}.py", "")

    def install(self) -> str:
        talk = self.module("talk").Talk(lambda text, title, well: self.boxes.append((text, well)))
        version: str = self.module("installing").install(self.bundle, self.places, talk)
        return version

    def uninstall(self, here: Path | None = None) -> None:
        self.module("removing").uninstall(here or self.places.home, self.places)

    def installed(self) -> dict[str, str]:
        """Every file of the profile and what is in it."""
        return {
            path.relative_to(self.profile).as_posix(): path.read_text("utf-8")
            for path in sorted(self.profile.rglob("*"))
            if path.is_file()
        }

    def error(self) -> Any:
        return self.module("errors").SetupError

    def _link(self, link: Path, target: Path, arguments: str, description: str) -> None:
        link.write_text(f"{target} {arguments}", "utf-8")

    def _run(self, python: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
        assert python.is_file()
        self.said.append(arguments[1])
        if "new" in arguments:
            Path(arguments[arguments.index("-o") + 1]).write_bytes(b"book")
        bad = self.broken and self.broken in " ".join(arguments)
        return subprocess.CompletedProcess(arguments, 2 if bad else 0, "Lỗi: hỏng" if bad else "ok")


@pytest.fixture
def setup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Setup]:
    registry = Registry()
    monkeypatch.setitem(sys.modules, "winreg", registry)
    monkeypatch.syspath_prepend(str(INSTALLER))
    yield Setup(tmp_path, registry, monkeypatch)
    for name in [name for name in sys.modules if name.split(".")[0] == "baocao_setup"]:
        del sys.modules[name]


@pytest.fixture
def bundling(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(str(INSTALLER))
    names = ("python_windows", "wheels", "compiled")
    return types.SimpleNamespace(
        **{name: importlib.import_module(f"baocao_bundle.{name}") for name in names}
    )


# What is written in the sources.


@pytest.mark.parametrize("path", COMMANDS, ids=lambda p: p.name)
def test_a_command_file_is_short_ascii_with_windows_line_ends(path: Path) -> None:
    text = path.read_bytes().decode("ascii")
    assert text.count("\r\n") == text.count("\n") and text.endswith("\r\n")
    assert len(text.splitlines()) <= 15
    assert "powershell" not in text.lower() and "%userprofile%" not in text.lower()
    assert not re.search(r"(?<!%~dp0)python\\python\.exe", text.replace(r"files\python", "python"))


@pytest.mark.parametrize("path", SETUP, ids=lambda p: p.name)
def test_the_installer_needs_the_standard_library_alone(path: Path) -> None:
    known = {*sys.stdlib_module_names, "baocao_setup"}
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            assert {alias.name.split(".")[0] for alias in node.names} <= known
        elif isinstance(node, ast.ImportFrom) and not node.level:
            assert (node.module or "").split(".")[0] in known


def test_the_registry_is_written_in_one_module_and_policies_hold_none_of_it() -> None:
    writing = re.compile(r"\b(CreateKey|SetValue|DeleteKey|DeleteValue|SaveKey|LoadKey)")
    found = [path.name for path in SETUP if writing.search(path.read_text("utf-8"))]
    assert found == ["registry.py"]


def test_it_is_put_where_the_add_in_looks(setup: Setup) -> None:
    launcher = (ROOT / "addin/modules/BaoCaoLauncher.bas").read_text("ascii")
    assert r'PythonFile As String = "\python\pythonw.exe"' in launcher
    assert r'VersionFile As String = "\version.txt"' in launcher
    assert r'("%LOCALAPPDATA%") & "\BaoCao"' in launcher
    assert setup.places.home == Path(setup.environment["LOCALAPPDATA"]) / "BaoCao"
    assert setup.places.python.relative_to(setup.places.home).as_posix() == "python/python.exe"
    assert "version.txt" in setup.module("places").PARTS


def test_the_drawn_steps_of_the_readme_are_there_and_well_formed() -> None:
    drawn = re.findall(
        r"\((docs/pictures/cai-dat-\d\.svg)\)", (ROOT / "README.md").read_text("utf-8")
    )
    assert len(drawn) == 3
    for name in drawn:
        picture = ElementTree.parse(ROOT / name).getroot()
        assert picture.findtext("{http://www.w3.org/2000/svg}title")


# Installing.


def test_a_first_installation_puts_everything_in_its_place(setup: Setup) -> None:
    setup.make_bundle("1.0.0")
    assert setup.install() == "1.0.0"
    found = setup.installed()
    assert found["Local/BaoCao/version.txt"] == "1.0.0\n"
    assert found["Local/BaoCao/python/Lib/site-packages/only_in_1_0_0.py"] == ""
    assert found["Roaming/Microsoft/Excel/XLSTART/BaoCao.xlam"] == "add-in 1.0.0"
    link = found["OneDrive/Màn hình nền/Báo cáo - thả sổ hoặc thư mục vào đây.lnk"]
    assert link.endswith('drop.py"') and "python.exe -I -X utf8" in link
    entry = setup.registry.keys[USER, Registry.ENTRY.lower()]
    assert entry["DisplayVersion"] == "1.0.0" and entry["DisplayName"]
    assert "compileall" in setup.said


def test_an_upgrade_replaces_the_program_and_keeps_logs(setup: Setup) -> None:
    setup.make_bundle("1.0.0")
    setup.install()
    log = setup.places.home / "log" / "a.log"
    log.parent.mkdir()
    log.write_text("log", "utf-8")
    setup.make_bundle("2.0.0")
    assert setup.install() == "2.0.0"
    found = setup.installed()
    assert found["Roaming/Microsoft/Excel/XLSTART/BaoCao.xlam"] == "add-in 2.0.0"
    assert "Local/BaoCao/python/Lib/site-packages/only_in_1_0_0.py" not in found
    assert "Local/BaoCao/log/a.log" in found
    assert not [name for name in found if "/new/" in name or "/old/" in name]
    assert {p.name for p in setup.places.excel.rglob("*")} == {"XLSTART", "BaoCao.xlam"}


def _excel_runs(setup: Setup) -> None:
    setup.excel = True


def _python_is_blocked(setup: Setup) -> None:
    setup.broken = "print('ok')"


def _package_is_lost(setup: Setup) -> None:
    (setup.bundle / "packages.zip").unlink()


def _package_is_cut(setup: Setup) -> None:
    file = setup.bundle / "packages.zip"
    file.write_bytes(file.read_bytes()[:-30])


def _program_is_lost(setup: Setup) -> None:
    (setup.bundle / "python" / "python.exe").unlink()
    (setup.bundle / "python" / "pythonw.exe").unlink()
    (setup.bundle / "python").rmdir()


@pytest.mark.parametrize(
    ("spoil", "word"),
    [
        (_excel_runs, "Excel đang mở"),
        (_python_is_blocked, "Lỗi: hỏng"),
        (_package_is_lost, "không đủ tệp"),
        (_package_is_cut, "không đủ tệp"),
        (_program_is_lost, "không đủ tệp"),
    ],
)
def test_what_cannot_be_installed_is_told_and_the_old_one_stays(
    setup: Setup, spoil: Any, word: str
) -> None:
    setup.make_bundle("1.0.0")
    setup.install()
    before = setup.installed()
    setup.make_bundle("2.0.0")
    spoil(setup)
    with pytest.raises(setup.error(), match=word):
        setup.install()
    assert setup.installed() == before


@pytest.mark.parametrize("held", ["BaoCao.xlam", "python", "GoBo.cmd", "version.txt"])
def test_a_held_file_undoes_the_whole_exchange(
    setup: Setup, monkeypatch: pytest.MonkeyPatch, held: str
) -> None:
    setup.make_bundle("1.0.0")
    setup.install()
    before = setup.installed()
    setup.make_bundle("2.0.0")
    rename = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if self.name == held and "old" in str(target):
            raise PermissionError(13, "held", str(self))
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(setup.error(), match=rf"“{held}” đang được dùng.*Chưa có gì thay đổi"):
        setup.install()
    assert setup.installed() == before


def test_a_file_that_a_scanner_holds_for_a_moment_is_waited_for(
    setup: Setup, monkeypatch: pytest.MonkeyPatch
) -> None:
    setup.make_bundle("1.0.0")
    rename, refused = Path.rename, []

    def refuse_twice(self: Path, target: Path) -> Path:
        if self.name == "python" and len(refused) < 2:
            refused.append(self)
            raise PermissionError(13, "held", str(self))
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse_twice)
    assert setup.install() == "1.0.0" and len(refused) == 2


def test_a_failed_first_installation_leaves_nothing(setup: Setup) -> None:
    setup.make_bundle("1.0.0")
    setup.broken = "lxml"
    with pytest.raises(setup.error()):
        setup.install()
    assert setup.installed() == {} and not setup.places.home.exists()


def test_a_profile_without_its_folders_is_told(setup: Setup) -> None:
    with pytest.raises(setup.error(), match="LOCALAPPDATA"):
        setup.module("places").Places.of({}, None)


# Removing.


def test_uninstalling_leaves_only_the_running_python_which_cmd_removes(setup: Setup) -> None:
    setup.make_bundle("1.0.0")
    setup.install()
    command = str(setup.registry.keys[USER, Registry.ENTRY.lower()]["UninstallString"])
    setup.uninstall()
    left = {name.split("/")[2] for name in setup.installed()}
    assert left == {"python"} and setup.registry.keys == {}
    assert command.startswith('cmd.exe /d /s /c "') and "--uninstall && rd /s /q" in command


def test_uninstalling_from_elsewhere_or_with_excel_open_removes_nothing(setup: Setup) -> None:
    setup.make_bundle("1.0.0")
    setup.install()
    before = setup.installed()
    with pytest.raises(setup.error(), match="không được cài ở đây"):
        setup.uninstall(setup.bundle)
    setup.excel = True
    with pytest.raises(setup.error(), match="Excel đang mở"):
        setup.uninstall()
    assert setup.installed() == before


# The self-test and the policies.


def test_the_self_test_says_which_step_fails_and_stops_there(setup: Setup) -> None:
    setup.make_bundle("1.0.0")
    setup.install()
    setup.broken = "validate"
    steps = list(setup.module("checking").steps(setup.places))
    assert [bool(step.trouble) for step in steps] == [False, False, False, True]
    assert "KHÔNG ĐẠT" in steps[-1].line() and "Lỗi: hỏng" in steps[-1].line()


def test_a_whole_installation_passes_with_remarks_alone(setup: Setup) -> None:
    setup.make_bundle("1.0.0")
    setup.install()
    path = r"Software\Microsoft\Office\16.0\Excel\Resiliency\DisabledItems"
    setup.registry.put(USER, path, "A1", "…\\xlstart\\baocao.xlam\0".encode("utf-16-le"))
    steps = list(setup.module("checking").steps(setup.places))
    assert not [step for step in steps if step.trouble and not step.remark]
    assert any("Excel đã tắt tiện ích" in step.trouble for step in steps)


POLICY = r"Software\Policies\Microsoft\Office\16.0\Excel\Security"
CHOSEN = r"Software\Microsoft\Office\15.0\Excel\Security"
ASR = r"SOFTWARE\Policies\Microsoft\Windows Defender\Windows Defender Exploit Guard\ASR\Rules"


@pytest.mark.parametrize(
    ("hive", "path", "name", "value", "words"),
    [
        (USER, POLICY, "VBAWarnings", 4, ["cơ quan", "VBAWarnings = 4"]),
        (MACHINE, POLICY, "VBAWarnings", 3, ["cơ quan", "đã ký"]),
        (USER, POLICY, "RequireAddinSig", 1, ["chữ ký"]),
        (USER, CHOSEN, "VBAWarnings", 4, ["máy này"]),
        (USER, rf"{POLICY}\Trusted Locations", "AllLocationsDisabled", 1, ["tin cậy"]),
        (MACHINE, ASR, "D4F940AB-401B-4EFC-AADC-AD5F3C50688A", "1", ["ASR D4F940AB"]),
    ],
)
def test_a_rule_that_stops_us_is_told(
    setup: Setup, hive: int, path: str, name: str, value: object, words: list[str]
) -> None:
    setup.registry.put(hive, path, name, value)
    found = setup.module("policies").found()
    assert len(found) == 1 and all(word in found[0] for word in words)


@pytest.mark.parametrize(("name", "value"), [("VBAWarnings", 1), ("VBAWarnings", 2), ("Other", 4)])
def test_a_rule_that_does_not_stop_us_is_not_told(setup: Setup, name: str, value: int) -> None:
    setup.registry.put(USER, POLICY, name, value)
    assert setup.module("policies").found() == []


# The bundle.


def _requirements() -> dict[str, str]:
    lines = (INSTALLER / "requirements-windows.txt").read_text("ascii").splitlines()
    return {line.split("==")[0]: line for line in lines if line and not line.startswith("#")}


def test_every_package_is_pinned_with_its_hash() -> None:
    for line in _requirements().values():
        assert re.fullmatch(r"[a-z0-9_]+==[\d.]+ --hash=sha256:[0-9a-f]{64}", line), line


def test_the_bundle_holds_what_the_program_imports_and_pywin32() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = {re.split(r"[<>=;\[ ]", name)[0].lower() for name in project["dependencies"]}
    own = {"baocao", *sys.stdlib_module_names}
    imported = set()
    for path in (ROOT / "python" / "baocao").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level:
                imported.add((node.module or "").split(".")[0])
    of_pywin32 = {"pythoncom", "pywintypes", "win32com", "win32api", "win32con", "win32gui"}
    missing = {*wanted, *(imported - own - of_pywin32)} - set(_requirements())
    assert not missing
    assert {"pywin32", "xlwings"} <= set(_requirements())


def _wheel(names: list[str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in names:
            archive.writestr(name, name)
    return stream.getvalue()


def test_a_wheel_is_trimmed_and_its_libraries_put_beside_python(
    bundling: Any, tmp_path: Path
) -> None:
    kept = ["xlwings/main.py", "xlwings/_xlwindows.py", "win32/win32api.pyd", "lxml/etree.pyd"]
    dropped = ["xlwings/pro/__init__.py", "xlwings/addin/xlwings.xlam", "pythonwin/win32ui.pyd",
               "xlwings/xlwingslib.cp313-win_amd64.pyd", "lxml/includes/etree.h",
               "xlwings-0.37.8.dist-info/licenses/LICENSE_PRO.txt"]  # fmt: skip
    wheel = tmp_path / "x.whl"
    wheel.write_bytes(_wheel([*kept, *dropped, "pywin32_system32/pywintypes313.dll"]))
    found = [name for name, _ in bundling.wheels.unpacked(wheel)]
    assert found == [*(f"Lib/site-packages/{name}" for name in kept), "pywintypes313.dll"]


def _embeddable(bundling: Any, folder: Path, left_out: str = "", home: str = "") -> Path:
    names = [n for n in (*bundling.python_windows.NEEDED, "python313._pth") if n != left_out]
    path = folder / "python-3.13.0-embed-amd64.zip"
    path.write_bytes(_wheel([home + name for name in names]))
    return path


def test_an_unknown_python_is_refused_with_its_hash_and_the_right_one(
    bundling: Any, tmp_path: Path
) -> None:
    python = _embeddable(bundling, tmp_path)
    with pytest.raises(bundling.python_windows.BundleError, match=r"[0-9a-f]{64}.*3\.13\.12"):
        bundling.python_windows.read_python(python)


@pytest.mark.parametrize("home", ["", "cp313/"])
def test_a_python_for_a_test_gets_our_search_path_without_site(
    bundling: Any, tmp_path: Path, home: str
) -> None:
    files = bundling.python_windows.read_python(_embeddable(bundling, tmp_path, "", home), True)
    assert "import site" not in files["python313._pth"].decode("ascii")
    assert {"python.exe", "pythonw.exe"} <= set(files)


@pytest.mark.parametrize("kind", ["none", "no zip", "python.exe", "pythonw.exe"])
def test_what_is_no_embeddable_python_is_refused(bundling: Any, tmp_path: Path, kind: str) -> None:
    path = _embeddable(bundling, tmp_path, kind)
    if kind == "none":
        path.unlink()
    elif kind == "no zip":
        path.write_bytes(b"MZ")
    with pytest.raises(bundling.python_windows.BundleError):
        bundling.python_windows.read_python(path, True)


def _build(python: Path, out: Path) -> zipfile.ZipFile:
    ran = subprocess.run(
        [sys.executable, INSTALLER / "build.py", python, "-o", out, "--unknown-python"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if re.search(r"No matching distribution|Connection|timed out", ran.stderr):
        pytest.skip("the package index cannot be reached")
    assert ran.returncode == 0, ran.stderr
    assert re.search(r"[\d.]+ MB, SHA-256 [0-9a-f]{64}", ran.stdout)
    return zipfile.ZipFile(next(out.glob("*.zip")))


@pytest.mark.slow
def test_the_bundle_is_whole_free_of_xlwings_pro_and_the_same_each_time(
    bundling: Any, tmp_path: Path
) -> None:
    python = _embeddable(bundling, tmp_path)
    with _build(python, tmp_path / "a") as archive:
        home = archive.namelist()[0].split("/")[0]
        assert {f"{home}/CaiDat.cmd", f"{home}/files/BaoCao.xlam"} <= set(archive.namelist())
        packages = zipfile.ZipFile(io.BytesIO(archive.read(f"{home}/files/packages.zip")))
    names = packages.namelist()
    assert not [name for name in names if re.search(r"xlwings/pro|LICENSE_PRO|xlwingslib", name)]
    for needed in ("baocao/cli.py", "xlwings/_xlwindows.py", "win32/win32api.pyd",
                   "win32com/gen_py/__init__.py", "lxml/etree.cp313-win_amd64.pyd"):  # fmt: skip
        assert f"Lib/site-packages/{needed}" in names
    assert {"pythoncom313.dll", "pywintypes313.dll"} <= set(names)
    _build(python, tmp_path / "b").close()
    first, second = (next((tmp_path / f).glob("*.zip")).read_bytes() for f in "ab")
    assert first == second
