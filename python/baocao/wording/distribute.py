"""What the program says when workbooks go out to the units."""

from __future__ import annotations

from collections.abc import Sequence

INDEX_SHEET = "Danh sách gửi"
INDEX_HEADINGS = (
    "STT", "Tên đơn vị", "Mã", "Tệp gửi đơn vị", "Thời hạn gửi", "Người phụ trách", "Điện thoại",
    "Thư điện tử", "Số kỳ trước",
)  # fmt: skip
INDEX_TITLE = "DANH SÁCH TỆP GỬI CÁC ĐƠN VỊ"
HAS_PREVIOUS, NO_PREVIOUS = "đã ghi sẵn", "không có"

NO_UNITS = (
    "Trang “Đơn vị” của “{file}” chưa có đơn vị nào. Đề nghị ghi tên các đơn vị phải gửi báo cáo "
    "vào cột “Tên đơn vị”, lưu tệp rồi chạy lại."
)
NO_PERIOD = (
    "Trang “Thông tin” của “{file}” chưa có “Năm bắt đầu”, “Năm kết thúc” hợp lệ. Đề nghị ghi hai "
    "năm của kỳ báo cáo bằng bốn chữ số, lưu tệp rồi chạy lại."
)
LISTED_TWICE = (
    "Trang “Đơn vị” của “{file}”: “{unit}” được ghi hai lần (dòng {rows}). Mỗi đơn vị chỉ ghi một "
    "dòng. Đề nghị xóa bớt hoặc sửa tên, rồi chạy lại."
)
CODE_TWICE = (
    "Trang “Đơn vị” của “{file}”: “{unit}” và “{other}” cùng mã “{code}”. Đề nghị sửa lại mã cho "
    "đúng, rồi chạy lại."
)
OWN_LISTED = (
    "Trang “Đơn vị” của “{file}” ghi cả chính đơn vị tổng hợp (“{unit}”). Đề nghị xóa dòng đó: số "
    "riêng của đơn vị tổng hợp nhập ngay trong sổ này, rồi chạy lại."
)
BAD_DEADLINE = (
    "Trang “Đơn vị” của “{file}”, ô {cell}: thời hạn gửi “{raw}” không phải là một ngày. Đề nghị "
    "ghi ngày/tháng/năm, ví dụ 25/6/2021, rồi chạy lại."
)
TOO_MUCH_IN_COMMON = (
    "Biểu mẫu chung (--common) không mang được số kỳ trước của {units} đơn vị ({figures} số): tệp "
    "sẽ quá nặng để gửi, mở. Đề nghị bỏ --common để tạo mỗi đơn vị một tệp, hoặc bỏ --previous."
)
CARRIES_ALL = (
    "Tệp mang số kỳ trước của tất cả các đơn vị (ở trang ẩn “Danh mục đơn vị”); đơn vị chọn tên "
    "mình thì thấy số của mình."
)
ALREADY_FILLED = (
    "Trong thư mục “{folder}” đã có tệp “{file}” do người khác ghi hoặc đã nhập số liệu; chương "
    "trình không ghi đè. Đề nghị chọn thư mục khác bằng -o, hoặc chuyển tệp đó đi rồi chạy lại."
)

WRITTEN = "Đã tạo {count} tệp cho {count} đơn vị trong thư mục {folder}; danh sách ở tệp {index}."
WRITTEN_COMMON = (
    "Đã tạo {file} trong thư mục {folder}: {count} đơn vị dùng chung, mỗi đơn vị tự chọn tên mình."
)
WITHOUT_DEADLINE = "Chưa có thời hạn gửi: {units}."
WITHOUT_CONTACT = (
    "Trang “Thông tin” chưa ghi “Người lập biểu”, “Điện thoại”, “Thư điện tử”, nên các tệp chưa "
    "nói gửi về ai, hỏi ai."
)
WITHOUT_PREVIOUS = "Không có số kỳ trước: {units}."
DIVIDED = (
    "Đơn vị cũ ghi ở hai đơn vị mới, không tự chia được số kỳ trước: {units}. Đề nghị các đơn vị "
    "mới tự ghi."
)
UNUSED_FILES = "Tệp kỳ trước không đọc được hoặc chưa rõ của đơn vị nào: {files}."
FILES_OF_OTHERS = "Tệp kỳ trước của đơn vị không có trong danh sách, không dùng: {files}."
_MOST_NAMED = 8


def listed(names: Sequence[str]) -> str:
    """Return names in a sentence; of a long list the first, and how many more there are."""
    told = "; ".join(names[:_MOST_NAMED])
    more = len(names) - _MOST_NAMED
    return f"{told}; và {more} mục khác" if more > 0 else told


def contact(name: str, phone: str, email: str) -> str:
    """Return whom to ask: "Trần Thị B, điện thoại 0219…, thư điện tử b@…", "" for nobody."""
    parts = (name, f"điện thoại {phone}" if phone else "", f"thư điện tử {email}" if email else "")
    text = ", ".join(part for part in parts if part)
    return text[:1].upper() + text[1:]
