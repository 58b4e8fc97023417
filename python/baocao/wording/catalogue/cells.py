"""What is said of one cell: why it is no value, or how it was read with tolerance."""

from __future__ import annotations

from collections.abc import Mapping

CELLS: Mapping[str, tuple[str, str]] = {
    "not-a-number": (
        "đang ghi “{raw}”, phải là một số.",
        "Đề nghị ghi một số bằng chữ số, ví dụ 12.[[ Có phải là {hint}?]]",
    ),
    "date-for-number": (
        "đang là ngày tháng ({raw}), phải là một số.",
        "Đề nghị định dạng lại ô thành số rồi ghi lại số, ví dụ 12; Excel đổi số gõ kiểu 1.5, 3/4 "
        "thành ngày tháng.",
    ),
    "percent-for-number": (
        "đang ghi tỷ lệ phần trăm ({raw}), phải là một số lượng.",
        "Đề nghị định dạng lại ô thành số rồi ghi số lượng, ví dụ 12.",
    ),
    "negative": (
        "đang ghi số âm ({raw}).",
        "Đề nghị ghi số từ 0 trở lên.",
    ),
    "decimal": (
        "đang ghi số lẻ ({raw}), phải là số nguyên.",
        "Đề nghị ghi số nguyên, ví dụ 12.[[ Có phải là {hint}?]]",
    ),
    "too-large": (
        "đang ghi {raw}, lớn quá mức có thể.",
        "Đề nghị kiểm tra xem có nhầm ô (số điện thoại, số tài khoản) và ghi lại.",
    ),
    "two-readings": (
        "đang ghi “{raw}”, có thể hiểu theo hai cách (dấu chấm, dấu phẩy là phần nghìn hay phần "
        "thập phân).",
        "Đề nghị ghi lại bằng chữ số, ví dụ 5500 hoặc 5,5.",
    ),
    "cell-error": (
        "ô đang báo lỗi {raw}.",
        "Đề nghị gõ lại số vào ô này.",
    ),
    "formula-without-value": (
        "công thức {raw} được lưu mà chưa có kết quả[[; các ô khác cũng vậy: {others}]].",
        "Đề nghị mở tệp bằng Excel hoặc LibreOffice, bấm Lưu rồi gửi lại; hoặc gõ số.",
    ),
    "not-a-year": (
        "đang ghi “{raw}”, phải là một năm.",
        "Đề nghị ghi năm bằng bốn chữ số, ví dụ 2020, mỗi năm một dòng.[[ Có phải là {hint}?]]",
    ),
    "not-a-choice": (
        "đang ghi “{raw}”, không có trong danh sách.",
        "Đề nghị chọn trong danh sách của ô.[[ Có phải là {hint}?]]",
    ),
    "two-choices": (
        "đang ghi hai loại trong một ô (“{raw}”).",
        "Đề nghị mỗi loại ghi một dòng, kèm số lượng của loại đó; ví dụ Kế hoạch một dòng, "
        "Công văn một dòng.",
    ),
    "own-not-a-number": (
        "đang ghi “{raw}”; ở sổ tổng hợp, ô số liệu chỉ được là số hoặc để trống.",
        "Đề nghị gõ lại số, không kèm chữ hay dấu nháy, ví dụ 12.",
    ),
    "blank": (
        "cột “{column}” để trống.",
        "Đề nghị ghi số; nếu không có, ghi 0.",
    ),
    "said-not-yet": (
        "đang ghi “{raw}”, được coi là chưa có số liệu (không phải số 0).",
        "Đề nghị ghi số khi có; nếu không phát sinh, ghi 0.",
    ),
    "word-for-zero": (
        "“{raw}” được đọc là 0.",
        "Đề nghị xác nhận; lần sau ghi 0.",
    ),
    "unit-word": (
        "“{raw}” được đọc là {value}.",
        "Đề nghị xác nhận; lần sau chỉ ghi số, ví dụ {value}.",
    ),
    "thousands-mark": (
        "“{raw}” được đọc là {value}: dấu chấm, dấu phẩy, dấu cách trong đó là dấu phần nghìn.",
        "Đề nghị xác nhận; lần sau ghi số không kèm dấu chấm, dấu phẩy.",
    ),
    "decimal-mark-of-file": (
        "“{raw}” được đọc là {value}, theo cách ghi của các ô khác trong tệp.",
        "Đề nghị xác nhận hoặc ghi lại.",
    ),
    "money-unit-word": (
        "“{raw}” được đổi thành {value} theo đơn vị tính của biểu.",
        "Đề nghị xác nhận; lần sau ghi số theo đúng đơn vị tính ghi phía trên bảng.",
    ),
    "plain-sum-computed": (
        "công thức {raw} chưa có kết quả, được cộng thành {value}.",
        "Đề nghị xác nhận, hoặc mở tệp bằng Excel và bấm Lưu.",
    ),
    "external-formula": (
        "số {raw} lấy từ tệp khác bằng công thức ={formula}.",
        "Đề nghị gõ số thay cho công thức, vì tệp kia có thể đã thay đổi.",
    ),
    "year-for-number": (
        "đang ghi {raw}, giống một năm hơn là một số lượng.",
        "Đề nghị kiểm tra có ghi nhầm cột không.",
    ),
    "large-for-number": (
        "đang ghi {raw}, lớn khác thường đối với một số lượng.",
        "Đề nghị kiểm tra có ghi nhầm số điện thoại hoặc số khác vào ô không.",
    ),
    "choice-from-words": (
        "“{raw}” được hiểu là “{value}”.",
        "Đề nghị xác nhận; lần sau chọn đúng loại trong danh sách của ô.",
    ),
    "not-a-tick": (
        "cột “{column}” đang ghi “{raw}”, không rõ là có đánh dấu hay không; không được tính là đã "
        "đánh dấu.",
        "Đề nghị ghi x nếu cả năm không phát sinh; nếu không thì để trống.",
    ),
    "year-from-date": (
        "ô năm đang là ngày tháng ({raw}), được đọc là năm {year}.",
        "Đề nghị ghi năm bằng bốn chữ số, ví dụ {year}.",
    ),
    "near-choice": (
        "“{raw}” gần giống một loại trong danh sách nhưng không trùng, được giữ như đã ghi.",
        "Đề nghị chọn đúng loại trong danh sách của ô.[[ Có phải là {hint}?]]",
    ),
    "full-width-digits": (
        "“{raw}” ghi bằng chữ số toàn khổ, được đọc là {value}.",
        "Không phải sửa.",
    ),
    "abbreviation": (
        "“{raw}” được hiểu là “{value}”.",
        "Không phải sửa nếu đúng.",
    ),
    "note-beside-figure": (
        "ô {raw} có ghi chú: “{note}”.",
        "Đề nghị xem ghi chú có làm thay đổi số liệu không.",
    ),
    "not-a-day": (
        "[[mục “{column}” ]]đang ghi “{raw}”, không phải là một ngày.",
        "Đề nghị ghi ngày, tháng, năm, ví dụ 21/8/2019.",
    ),
    "day-from-number": (
        "số {raw} được đọc là ngày {value}.",
        "Đề nghị xác nhận, hoặc ghi lại ngày, ví dụ 21/8/2019.",
    ),
    "short-year": (
        "“{raw}” được đọc là ngày {value}.",
        "Đề nghị ghi năm bằng bốn chữ số.",
    ),
    "not-a-link": (
        "“{raw}” không phải là một đường link.",
        "Đề nghị ghi địa chỉ đầy đủ, ví dụ https://tannam.example.vn, mỗi dòng một địa chỉ.",
    ),
    "link-without-scheme": (
        "“{raw}” thiếu https:// ở đầu.",
        "Không bắt buộc sửa; nên ghi đủ địa chỉ để mở được đường link.",
    ),
    "link-with-words": (
        "“{raw}” được đọc là đường link {value}.",
        "Đề nghị xác nhận; phần chữ nên ghi ở cột Ghi chú.",
    ),
    "days-swapped": (
        "có thể máy đã đảo ngày và tháng ở các ô {cells} (đang hiểu là {days}): các ngày khác "
        "trong cột được ghi bằng chữ.",
        "Đề nghị đối chiếu với văn bản và ghi lại ngày, ví dụ 21/8/2019.",
    ),
}
