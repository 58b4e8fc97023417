"""The words on the sheets that the program writes after consolidation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..core.cells import Number

PERIOD = "Giai đoạn {first} - {last}"
CUTOFF = "; số liệu tính đến ngày {day}"
COUNTED = "Số đơn vị: {counted}/{listed}"
MONEY_UNIT = "Đơn vị tính: {unit}"
SUMMARY_LEAD = "(Số liệu tổng hợp của {unit})"
SUMMARY_LEAD_WITHOUT_NAME = "(Số liệu tổng hợp)"

BLANKS = "Chưa có số liệu: {names}"
ABSENT = "Chưa tổng hợp: {names}"
OWN_LEFT_OUT = "Không gồm số liệu của {unit} (biểu “{sheet}” có lỗi hoặc không đọc được)"
OWN_WITHOUT_NAME = "đơn vị tổng hợp"
AND_OTHERS = "{names} và {count} đơn vị khác"
SEE_STATUS = " (xem trang “{sheet}”)"

LOG_HEADINGS: Mapping[str, str] = {
    "when": "Thời điểm",
    "version": "Phiên bản",
    "what": "Nội dung",
    "unit": "Đơn vị",
    "file": "Tệp",
    "size": "Dung lượng (byte)",
    "sha256": "SHA-256",
    "taken": "Kết quả",
    "application": "Phần mềm đã lưu tệp",
    "saved": "Lưu lần cuối",
}
LOG_CHANGE = "Thay đổi"
LOG_FILE = "Tệp nhận"
LOG_DIFFERENCE = "Khác nhau giữa các tệp"
NO_CHANGE = "Không có thay đổi so với lần tổng hợp trước."
FINDING_COUNTS = "{severity}: {count}"

OVERVIEW_TITLE = "TỔNG QUAN TÌNH HÌNH BÁO CÁO"
SUBMISSION_BLOCK = "Tình hình gửi báo cáo"
FIGURES_BLOCK = "Số liệu chủ yếu"
TYPES_TITLE = "{figure} theo {key}"
UNITS_BLOCK = "Số liệu theo đơn vị"
OUTLIERS_BLOCK = "Số liệu khác xa các đơn vị khác"
OUTLIER_HEADINGS = ("Đơn vị", "Năm", "Số liệu", "Trung vị", "So trung vị")
OUTLIER_PLACE = "Nơi ghi"
NO_OUTLIERS = "Không có số liệu nào khác xa các đơn vị khác."
FEW_UNITS = "Chưa đủ số đơn vị để so sánh (cần ít nhất {count} đơn vị có số liệu)."
OUTLIERS_NOTE = (
    "Chỉ để xem xét, không phải lỗi: số gấp từ 3 lần hoặc không quá một phần ba trung vị của các "
    "đơn vị trong cùng năm, và nằm ngoài khoảng thường gặp."
)
MORE_OUTLIERS = "Ghi {shown} số khác xa nhất trong {count} số."
NO_TYPE = "(không ghi loại)"
OTHER_TYPES = "{count} loại khác"
OTHER_UNITS = "{count} đơn vị còn lại"
OVERVIEW_CHECKED = "Kết quả kiểm tra, thời hạn"
CHART_CHECKED = "Kết quả kiểm tra, thời hạn"
TIMES = ("trong hạn", "chưa đến hạn", "quá hạn")
"""How what "Tình hình gửi" says of a deadline begins."""
OVERVIEW_STATE = "Tình trạng gửi"
OVERVIEW_COUNT = "Số đơn vị"
OVERVIEW_COUNTED = "Số đơn vị được tổng hợp vào {form}"
NOT_SENT = "chưa gửi"
OVERVIEW_TOTAL = "Tổng số"
OVERVIEW_FIGURE = "Chỉ tiêu"
OVERVIEW_YEAR = "Năm {year}"
OVERVIEW_PERIOD = "Cả giai đoạn"
OVERVIEW_UNIT = "Đơn vị"
STOCK_NOTE = (
    "Số hiện có đến cuối kỳ lấy theo năm cuối, không cộng dồn các năm; "
    "ô trống là chưa đơn vị nào báo cáo."
)
CHART_STATES = "Tình trạng gửi báo cáo"
CHART_YEARS = "{figure} theo năm"
CHART_UNITS_FLOW = "{figure} theo đơn vị, giai đoạn {first} - {last}"
CHART_UNITS_STOCK = "{figure} theo đơn vị, đến cuối năm {last}"
CHART_MOST = "{title} ({count} đơn vị nhiều nhất)"


def name_list(names: Sequence[str], most: int) -> str:
    """Return names joined by commas; beyond `most` of them the rest as a number."""
    if len(names) <= most + 1:
        return ", ".join(names)
    return AND_OTHERS.format(names=", ".join(names[:most]), count=len(names) - most)


def compared(value: Number, median: float) -> str:
    """Return a figure against the median of the units, in a word or two."""
    if not value or not median:
        return "bằng 0" if not value else "trung vị bằng 0"
    times = float(value) / median
    if times >= 1:
        return f"gấp {_tenths(times)} lần"
    return f"bằng 1/{_tenths(1 / times)}"


def _tenths(number: float) -> str:
    """Return a number with one place, none from ten on or where it is nought."""
    text = f"{number:.0f}" if number >= 10 else f"{number:.1f}".removesuffix(".0")
    return text.replace(".", ",")
