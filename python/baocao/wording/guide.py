"""The words of "Hướng dẫn": what a clerk needs to fill, check and send a workbook."""

from __future__ import annotations

TITLE = "HƯỚNG DẪN NHẬP SỐ LIỆU"
STATE_LABEL = "Tình trạng"
DEADLINE_LABEL = "Hạn gửi"
CUTOFF_LABEL = "Số liệu tính đến ngày"
CONTACT_LABEL = "Hỏi, gửi về"
ASKER_FILLS = "Cơ quan yêu cầu báo cáo ghi trước khi gửi sổ cho các đơn vị."
DOTS = "…………………………………………"
NO_CUTOFF = "31/12 của mỗi năm"

CHOOSE_UNIT = (
    "Trước hết, ở trang “Thông tin” chọn tên đơn vị trong danh sách của ô “Tên đơn vị”; mã, cấp và "
    "hạn gửi tự hiện."
)
PREFILLED = (
    "Ô màu xám ở trang “Thông tin” đã được ghi sẵn và khóa. Nếu có chỗ chưa đúng, đề nghị báo cho "
    "người liên hệ ở trên, không tự sửa."
)
PREVIOUS = (
    "Số đã báo cáo kỳ trước ở các cột màu xám bên phải biểu và ở trang “Số kỳ trước”. Số hiện có "
    "([stocks]) phải rà soát rồi ghi lại, kể cả khi không đổi. Số của năm cũ nay thay đổi thì đề "
    "nghị nêu lý do."
)

SECTIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "1. Nhập số liệu",
        (
            "Chỉ nhập vào ô màu vàng, lần lượt: “Thông tin”, các biểu, “Văn bản”, “Đường link”, "
            "rồi “Nội dung” (nếu có ý kiến). Chọn một ô thì hiện lời chỉ dẫn của ô đó.",
            "Số phát sinh trong năm ([flows]): chỉ ghi số của riêng năm đó, không cộng dồn.",
            "Số hiện có ([stocks]): ghi số đang có đến cuối năm; năm sau không thay đổi thì ghi "
            "lại như năm trước.",
            "Ô để trống nghĩa là chưa có số liệu, không phải là số 0. Không có thì ghi 0. Cả năm "
            "không có gì thì chọn x ở cột “Không phát sinh”.",
            "Chỉ ghi chữ số, không kèm chữ. Dòng “Tổng cộng” tự tính.",
            "Năm có nhiều loại (nhiều văn bản, nhiều hình thức) thì mỗi loại một dòng, ghi ở các "
            "dòng trống phía dưới, ghi lại năm ở từng dòng.",
        ),
    ),
    (
        "2. Dán số liệu từ tệp khác",
        (
            "Dùng Dán đặc biệt > Giá trị (Paste Special > Values) để giữ nguyên ô chọn và định "
            "dạng. Không đổi tên trang tính, không xóa cột, không chèn dòng.",
        ),
    ),
    (
        "3. Kiểm tra trước khi gửi",
        (
            "Mở trang “Tự kiểm tra”: dòng màu đỏ phải sửa, dòng màu vàng cần xem lại. Bấm vào ô ở "
            "cột cuối để đến đúng chỗ.",
        ),
    ),
    (
        "4. Nội dung báo cáo",
        (
            "Ở trang “Nội dung”, để trống mục nào thì báo cáo dùng “Câu tự động” của mục đó. Mỗi "
            "dòng (Alt+Enter) là một đoạn; dòng bắt đầu bằng “- ” là một gạch đầu dòng; *chữ* là "
            "chữ nghiêng; {{ tên số liệu }} lấy số từ “Danh mục số liệu”, ví dụ "
            "{{ [figure] | năm [year] }}.",
        ),
    ),
    (
        "5. Gửi báo cáo",
        (
            "Lưu ở dạng Excel (.xlsx), không đặt mật khẩu, gửi tệp này cùng bản giấy hoặc bản PDF "
            "đã ký. Không gửi ảnh chụp thay cho tệp.",
        ),
    ),
)
"""Headings and paragraphs, in order.

[flows], [stocks] and [figure] stand for names of the programme's own figures, [year] for a year; a
paragraph whose names the programme does not have is left out.
"""

FORMS_HEADING = "Riêng từng biểu"
