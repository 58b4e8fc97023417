"""The names of sheets, columns and labels that a clerk sees, each written once.

They are promises: workbooks of former years carry them. English keys on the left are what the code
says; the Vietnamese on the right is what stands in the workbook.
"""

from __future__ import annotations

from collections.abc import Mapping

GUIDE = "Hướng dẫn"
INFO = "Thông tin"
DOCUMENTS = "Văn bản"
LINKS = "Đường link"
NARRATIVE = "Nội dung"
FIGURES = "Danh mục số liệu"
NO_FIGURE, NOT_ENTERED = "chưa có số liệu", "chưa nhập"
"""What “Danh mục số liệu” says of a figure that nobody reported, of a fact that nobody gave."""
UNITS = "Đơn vị"
SELF_CHECK = "Tự kiểm tra"
FINDINGS = "Kiểm tra"
DETAIL_DOCUMENTS = "Chi tiết Văn bản"
DETAIL_LINKS = "Chi tiết Đường link"
DETAIL_NARRATIVE = "Chi tiết Nội dung"
STATUS = "Tình hình gửi"
OVERVIEW = "Tổng quan"
LOG = "Nhật ký"
PREVIOUS = "Số kỳ trước"
EARLIER_COLUMN, EARLIER_YEARS = "Kỳ trước: {name}", "Kỳ trước: năm"
"""The headings of last period's figures beside a form, and of their years."""
RETURN_NOTE = "Kiểm tra số liệu"
"""Whom the notes are by that a returned workbook carries on its cells, and how they begin."""
RETURN_LIST = "Nội dung cần chỉnh sửa"
"""The sheet of a returned workbook that lists what is asked, with room for the unit's answers."""
UNIT_CHOICES = "Danh mục đơn vị"
"""The hidden list of a common workbook, out of which the unit picks its name."""

TOTAL_ROW = "Tổng cộng"
TICK = "Không phát sinh"
NOTE = "Ghi chú"
YES, NO = "Có", "Không"

INFO_LABELS: Mapping[str, str] = {
    "unit": "Tên đơn vị",
    "code": "Mã đơn vị",
    "level": "Cấp",
    "issuer": "Cơ quan ban hành",
    "superior": "Cơ quan chủ quản",
    "province": "Tỉnh",
    "place": "Địa danh",
    "programme": "Tên chương trình, đề án",
    "subject": "Trích yếu",
    "year_from": "Năm bắt đầu",
    "year_to": "Năm kết thúc",
    "cutoff": "Số liệu tính đến ngày",
    "money_unit": "Đơn vị tính",
    "request": "Văn bản yêu cầu báo cáo",
    "addressees": "Kính gửi",
    "number": "Số văn bản",
    "symbol": "Ký hiệu",
    "signed_on": "Ngày ký",
    "authority": "Quyền hạn ký",
    "signer_title": "Chức vụ người ký",
    "signer": "Họ tên người ký",
    "recipients": "Nơi nhận",
    "preparer": "Người lập biểu",
    "phone": "Điện thoại",
    "email": "Thư điện tử",
}
"""The labels of "Thông tin" in their order, by field."""

GENERAL_FACTS: Mapping[str, str] = {
    "years": "Số năm",
    "period": "Giai đoạn",
    "area": "Địa bàn",
    "documents": "Số văn bản đã liệt kê",
    "units": "Số đơn vị",
    "sent": "Số đơn vị đã gửi",
    "silent": "Số đơn vị chưa gửi",
    "unit_types": "Loại đơn vị",
    "silent_names": "Đơn vị chưa gửi",
    "earlier": "Kỳ trước",
}
"""What the narrative may draw besides figures and the labels of "Thông tin"."""

DOCUMENT_HEADINGS: Mapping[str, str] = {
    "year": "Năm",
    "type": "Loại văn bản",
    "number": "Số, ký hiệu",
    "day": "Ngày ban hành",
    "issuer": "Cơ quan ban hành",
    "subject": "Trích yếu",
}
LINK_HEADINGS: Mapping[str, str] = {"year": "Năm", "url": "Đường link", "note": "Ghi chú"}
NARRATIVE_HEADINGS: Mapping[str, str] = {
    "code": "Mã mục",
    "heading": "Đề mục",
    "text": "Nội dung",
    "default": "Câu tự động",
}
FIGURE_HEADINGS: Mapping[str, str] = {
    "name": "Tên",
    "meaning": "Ý nghĩa",
    "value": "Giá trị hiện tại",
    "insert": "Cách chèn",
}
UNIT_HEADINGS: Mapping[str, str] = {
    "name": "Tên đơn vị",
    "kind": "Loại",
    "code": "Mã",
    "deadline": "Thời hạn gửi",
    "contact": "Người phụ trách",
    "phone": "Điện thoại",
    "email": "Thư điện tử",
    "other_names": "Tên gọi khác",
    "former_units": "Gồm các đơn vị cũ",
    "include": "Đưa vào tổng hợp",
    "chosen_file": "Tệp được chọn",
    "note": "Ghi chú",
}
FINDING_HEADINGS: Mapping[str, str] = {
    "severity": "Mức độ",
    "code": "Mã",
    "unit": "Đơn vị",
    "sheet": "Trang tính",
    "cell": "Ô",
    "message": "Nội dung",
    "cure": "Cách sửa",
    "answer": "Giải trình",
}
DETAIL_BEFORE: Mapping[str, str] = {
    "unit": "Đơn vị",
    "code": "Mã",
    "include": "Đưa vào tổng hợp",
    "units": "Số đơn vị",
}
"""The columns of "Chi tiết Mẫu n" before the form's own."""
DETAIL_AFTER: Mapping[str, str] = {
    "file": "Tệp",
    "sheet": "Trang tính",
    "row": "Dòng",
    "read_at": "Đọc lúc",
    "sha256": "SHA-256",
    "note": "Ghi chú đọc",
}
"""The columns of "Chi tiết Mẫu n" after the form's own."""
STATUS_HEADINGS: Mapping[str, str] = {
    "unit": "Đơn vị",
    "state": "Tình trạng gửi",
    "timeliness": "Thời hạn",
    "result": "Kết quả kiểm tra",
    "include": "Đưa vào tổng hợp",
    "file": "Tệp",
    "errors": "Số lỗi",
    "warnings": "Số cảnh báo",
    "number": "Số, ký hiệu văn bản",
    "day": "Ngày văn bản",
    "received": "Ngày nhận",
}
PREVIOUS_HEADINGS: Mapping[str, str] = {
    "form": "Biểu",
    "year": "Năm",
    "key": "Loại",
    "column": "Chỉ tiêu",
    "value": "Số đã báo cáo",
}

SEVERITIES: Mapping[str, str] = {
    "error": "Lỗi (phải sửa)",
    "warning": "Cần kiểm tra lại",
    "info": "Lưu ý",
}
LEVELS: Mapping[str, str] = {"commune": "Xã", "district": "Huyện", "province": "Tỉnh"}

CONVERTED = "tiền ghi theo {unit}, đã đổi"
"""What "Ghi chú đọc" says of a row whose money stood in another unit."""

TOLERANCES: Mapping[str, str] = {
    "abbreviation": "chữ viết tắt",
    "choice-from-words": "loại lấy từ chữ ghi trong ô",
    "day-from-number": "ngày ghi bằng số",
    "decimal-mark-of-file": "dấu thập phân theo các ô khác của tệp",
    "full-width-digits": "chữ số khổ rộng",
    "legacy-charset": "đổi từ bảng mã cũ",
    "link-with-words": "bỏ chữ ngoài đường link",
    "link-without-scheme": "thiếu https://",
    "money-unit-word": "đổi theo đơn vị tính ghi trong ô",
    "mojibake": "khôi phục chữ vỡ mã",
    "near-choice": "gần giống một loại trong danh sách",
    "plain-sum-computed": "phép cộng được tính",
    "said-not-yet": "chưa có số liệu",
    "short-year": "năm ghi hai chữ số",
    "thousands-mark": "bỏ dấu phần nghìn",
    "tones-lost": "khôi phục chữ mất dấu",
    "unit-word": "bỏ chữ sau số",
    "word-for-zero": "chữ được đọc là 0",
    "year-from-date": "năm của một ngày",
}
"""The rules by which a cell was read with tolerance, as "Ghi chú đọc" names them."""
