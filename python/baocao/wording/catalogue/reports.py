"""What is said of a report that a hand has edited, and of what `update` did to it."""

from __future__ import annotations

from collections.abc import Mapping

REPORTS: Mapping[str, tuple[str, str]] = {
    "figure-outdated": (
        "số liệu “{name}” đang ghi “{text}”, sổ hiện là “{now}”[[ (“{excerpt}”)]].",
        "Đề nghị chạy “Cập nhật vào báo cáo” (baocao update), hoặc sửa trong Word.",
    ),
    "figure-typed-over": (
        "số liệu “{name}” bị gõ đè thành “{text}”[[, khi xuất là “{drawn}”]]; sổ hiện là "
        "“{now}”[[ (“{excerpt}”)]].",
        "Nếu số gõ tay đúng thì sửa trong sổ; nếu không, đề nghị chạy “Cập nhật vào báo cáo”.",
    ),
    "row-outdated": (
        "dòng “{row}” không còn trong sổ.",
        "Đề nghị chạy “Cập nhật vào báo cáo”, hoặc xóa dòng này trong Word.",
    ),
    "figure-deleted": (
        "số liệu “{name}” đã bị xóa khỏi báo cáo[[ (sổ hiện là “{now}”)]][[ (“{excerpt}”)]].",
        "Nếu xóa là đúng ý thì không phải sửa; nếu không, đề nghị ghi lại.",
    ),
    "figure-unanchored": (
        "“{text}” không còn gắn số liệu “{name}”[[, sổ hiện là “{now}”]][[ (“{excerpt}”)]].",
        "Đề nghị tự đối chiếu số này; chương trình không cập nhật được số không còn gắn số liệu.",
    ),
    "figure-without-value": (
        "sổ không có số liệu “{name}”, báo cáo đang ghi “{text}”[[ (“{excerpt}”)]].",
        "Đề nghị nhập số liệu vào sổ, hoặc bỏ số này khỏi báo cáo.",
    ),
    "fact-reworded": (
        "“{name}” được sửa thành “{text}”, trong sổ là “{now}”[[ (“{excerpt}”)]].",
        "Đề nghị xem lại cho thống nhất với sổ; chữ sửa tay được giữ nguyên.",
    ),
    "row-missing": (
        "thiếu dòng “{row}” có trong sổ[[, {what}]].",
        "Đề nghị chạy “Cập nhật vào báo cáo”; dòng đã tự tay xóa thì đề nghị tự thêm lại.",
    ),
    "row-typed": (
        "dòng “{row}” do người soạn thêm, không có trong sổ.",
        "Đề nghị nhập vào sổ nếu là số liệu thật; dòng này được giữ nguyên.",
    ),
    "table-missing": (
        "không tìm thấy bảng của {form} trong báo cáo.",
        "Nếu đã chủ ý bỏ phụ lục này thì không phải sửa; nếu không, đề nghị xuất lại báo cáo.",
    ),
    "table-changed": (
        "bảng của {form} không còn đúng các cột của biểu nên không đối chiếu được từng ô.",
        "Đề nghị sửa lại các cột của bảng như biểu mẫu, hoặc tự đối chiếu.",
    ),
    "typed-number-contradicts": (
        "“{text}” được gõ tay, không khớp số liệu “{name}” trong sổ (“{now}”)[[: “{excerpt}”]].",
        "Đề nghị sửa số này, hoặc sửa số liệu trong sổ.",
    ),
    "wording-changed": (
        "theo số liệu hiện nay, {what} là: “{now}”[[; báo cáo đang ghi: “{text}”]].",
        "Câu trong báo cáo được giữ nguyên. Đề nghị, nếu muốn thay, chạy baocao update kèm "
        "--new-wording.",
    ),
    "figure-list-lost": (
        "danh sách số liệu kèm theo báo cáo không còn (tệp đã qua chương trình khác, hoặc chữ được "
        "dán sang tệp mới); chỉ nhận được các số còn dấu gắn.",
        "Đề nghị dùng lại tệp gốc nếu còn.",
    ),
    "workbook-after-closing": (
        "báo cáo đã chốt số liệu ngày {day} với một sổ khác: sổ này đã thay đổi sau khi chốt, hoặc "
        "không phải sổ đã chốt.",
        "Đề nghị đối chiếu với bản sao sổ đã chốt, hoặc làm thủ tục đính chính.",
    ),
    "workbook-as-closed": (
        "đây đúng là sổ đã chốt số liệu cùng báo cáo ngày {day}.",
        "Không phải sửa.",
    ),
    "typed-over-replaced": (
        "đã thay số gõ tay “{text}” của “{name}” bằng số trong sổ “{now}”[[ (“{excerpt}”)]].",
        "Nếu số gõ tay đúng, đề nghị sửa trong sổ rồi cập nhật lại.",
    ),
    "figure-updated": (
        "đã cập nhật “{name}” từ “{text}” thành “{now}”[[ (“{excerpt}”)]].",
        "Không phải sửa.",
    ),
    "row-added": ("đã thêm dòng “{row}”.", "Không phải sửa."),
    "row-removed": ("đã bỏ dòng “{row}” không còn trong sổ.", "Không phải sửa."),
    "wording-replaced": (
        "đã thay {what} bằng: “{now}”[[; trước đó là: “{text}”]].",
        "Đề nghị đọc lại câu mới.",
    ),
}
