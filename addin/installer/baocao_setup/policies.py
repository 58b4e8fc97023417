"""Rules that stop macros, or programs that macros start: read and told, never changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from . import registry

OFFICE = ("16.0", "15.0", "14.0")
_POLICY = r"Software\Policies\Microsoft\Office"
_CHOSEN = r"Software\Microsoft\Office"
_DEFENDER = (
    r"SOFTWARE\Policies\Microsoft\Windows Defender\Windows Defender Exploit Guard\ASR\Rules",
    r"SOFTWARE\Microsoft\Windows Defender\Windows Defender Exploit Guard\ASR\Rules",
)
_BLOCK, _WARN = "1", "6"

Read = Callable[[int, str, str], object]


@dataclass(frozen=True)
class Rule:
    """One setting, and what it does to us when it has one of these values."""

    path: str
    name: str
    when: tuple[int, ...]
    meaning: str


OFFICE_RULES = (
    Rule(r"Common", "VBAOff", (1,), "VBA bị tắt trong Office: tab “Báo cáo” không chạy được"),
    Rule(
        r"Excel\Security", "DisableAllAddins", (1,),
        "mọi tiện ích của Excel bị tắt: tab “Báo cáo” không hiện",
    ),
    Rule(
        r"Excel\Security", "RequireAddinSig", (1,),
        "tiện ích phải có chữ ký số tin cậy, mà tiện ích này chưa ký: tab “Báo cáo” có thể không "
        "hiện",
    ),
    Rule(
        r"Excel\Security\Trusted Locations", "AllLocationsDisabled", (1,),
        "không nơi lưu nào được Excel coi là tin cậy: macro của tiện ích theo mức chung của Excel",
    ),
    Rule(
        r"Excel\Security", "VBAWarnings", (4,),
        "macro bị tắt hết, trừ tệp ở nơi tin cậy: nếu nơi tin cậy cũng bị tắt thì các nút không "
        "chạy",
    ),
    Rule(
        r"Excel\Security", "VBAWarnings", (3,),
        "chỉ macro đã ký mới chạy, trừ tệp ở nơi tin cậy: nếu nơi tin cậy cũng bị tắt thì các nút "
        "không chạy",
    ),
)  # fmt: skip

DEFENDER_RULES = {
    "D4F940AB-401B-4EFC-AADC-AD5F3C50688A": (
        "Defender chặn Excel khởi động chương trình khác: bấm nút sẽ không chạy"
    ),
    "3B576869-A4EC-4529-8536-B80A7769E899": (
        "Defender chặn Office tạo tệp chạy được: có thể ảnh hưởng"
    ),
}
"""Attack surface reduction rules by their id, in Microsoft's list."""


def found(read: Read = registry.value) -> list[str]:
    """Return a sentence for each rule in force, none where nothing stands in the way."""
    return list(dict.fromkeys((*_office(read), *_defender(read))))


def _office(read: Read) -> Iterator[str]:
    for root, who in ((_POLICY, "Chính sách của cơ quan"), (_CHOSEN, "Cài đặt Excel của máy này")):
        for hive in (registry.USER, registry.MACHINE):
            for version in OFFICE:
                for rule in OFFICE_RULES:
                    set_to = read(hive, f"{root}\\{version}\\{rule.path}", rule.name)
                    if set_to in rule.when:
                        yield f"{who} ({rule.name} = {set_to}): {rule.meaning}."


def _defender(read: Read) -> Iterator[str]:
    for path in _DEFENDER:
        for rule, meaning in DEFENDER_RULES.items():
            if str(read(registry.MACHINE, path, rule)) in (_BLOCK, _WARN):
                yield f"Chính sách của cơ quan (ASR {rule}): {meaning}."
