"""What is said of a whole file, and of a unit that did or did not send one."""

from __future__ import annotations

from collections.abc import Mapping

FILES: Mapping[str, tuple[str, str]] = {
    "file-unreadable": (
        "không đọc được tệp[[. {reason}]]",
        "[[{cure}]]",
    ),
    "file-not-ours": (
        "tệp không phải biểu mẫu của chương trình[[. {reason}]]",
        "Đề nghị gửi lại đúng biểu mẫu đã phát.",
    ),
    "file-unidentified": (
        "không biết tệp là của đơn vị nào[[: tên “{raw}” hợp với nhiều đơn vị ({units})]].",
        "Đề nghị ghi “Tên đơn vị” ở trang Thông tin của tệp, hoặc ghi tên tệp vào cột “Tệp được "
        "chọn” của đơn vị ở trang Đơn vị.",
    ),
    "file-identity-conflict": (
        "tên, mã đơn vị trong tệp không khớp nhau[[: {identities}]].",
        "Đề nghị hỏi lại đơn vị và sửa “Tên đơn vị”, “Mã đơn vị” ở trang Thông tin của tệp.",
    ),
    "file-duplicate-differs": (
        "đơn vị gửi nhiều tệp có số liệu khác nhau[[: {files}]][[; {count} chỗ khác, như "
        "{figures}]].",
        "Đề nghị ghi tên tệp đúng vào cột “Tệp được chọn” của đơn vị ở trang Đơn vị.",
    ),
    "file-duplicate-same": (
        "tệp trùng số liệu với tệp khác của đơn vị[[ ({other})]], chỉ tính một lần.",
        "Không phải sửa.",
    ),
    "chosen-file-missing": (
        "mục “Tệp được chọn” ở trang Đơn vị đang ghi “{raw}”; không có tệp nào của đơn vị tên như "
        "vậy.",
        "Đề nghị ghi đúng tên tệp, hoặc để trống.",
    ),
    "file-of-other-programme": (
        "tệp là biểu mẫu của chương trình khác[[ ({programme})]].",
        "Đề nghị gửi biểu mẫu của đúng chương trình này.",
    ),
    "own-workbook-skipped": (
        "là sổ tổng hợp hoặc kết quả tổng hợp nằm trong thư mục, được bỏ qua.",
        "Không phải sửa.",
    ),
    "files-skipped": (
        "bỏ qua {count} tệp tạm, tệp hệ thống[[: {files}]].",
        "Không phải sửa.",
    ),
    "macros-ignored": (
        "tệp có macro; macro không được chạy.",
        "Không phải sửa.",
    ),
    "not-submitted": (
        "chưa gửi[[, quá hạn {days} ngày (hạn {deadline})]].",
        "Đề nghị đôn đốc đơn vị gửi biểu mẫu.",
    ),
    "not-yet-due": (
        "chưa gửi, chưa đến hạn[[ ({deadline})]].",
        "Chưa phải làm gì.",
    ),
    "unit-listed-twice": (
        "“{raw}” được kê nhiều lần ở trang Đơn vị (các dòng {rows}); chỉ tính dòng đầu.",
        "Đề nghị xóa dòng thừa; nếu là hai đơn vị cùng tên thì ghi mã và tên phân biệt.",
    ),
    "unit-outside-list": (
        "đơn vị không có trong trang Đơn vị, số liệu không được cộng.",
        "Đề nghị bổ sung đơn vị vào trang Đơn vị, hoặc ghi tên này vào “Tên gọi khác”.",
    ),
}
