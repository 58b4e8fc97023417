"""What a clerk reads from the buttons of the ribbon: one sentence, and what to do."""

from __future__ import annotations

TITLE = "Báo cáo"

BUSY = (
    "Excel đang bận nên chưa làm được: có ô đang nhập dở hoặc một hộp thoại đang mở.\n\n"
    "Hãy bấm Enter (hoặc Esc) trong ô đó, đóng hộp thoại rồi bấm lại nút. Sổ giữ nguyên."
)
GONE = (
    "Sổ hoặc Excel đã được đóng trong khi chương trình đang làm nên việc chưa xong.\n\n"
    "Hãy mở lại sổ rồi bấm lại nút."
)
REFUSED = "Excel không cho thực hiện bước này.\n\nHãy lưu sổ, mở lại rồi bấm lại nút."
NO_BOOK = "Không tìm thấy sổ “{name}” trong Excel.\n\nHãy chuyển sang sổ biểu mẫu rồi bấm lại nút."
NO_ENGINE = (
    "Không nối được với Excel ({reason}).\n\n"
    "Hãy bấm “Kiểm tra cài đặt”; nếu vẫn vậy, đóng Excel rồi chạy lại CaiDat.cmd."
)
NO_COPY = (
    "Excel không lưu được bản sao của sổ “{name}” để đọc, nên chưa làm được.\n\n"
    "Hãy bấm “Enable Editing” nếu có thanh màu vàng phía trên, hoặc lưu sổ vào một thư mục trên "
    "máy (File > Save As) rồi bấm lại nút."
)
NO_PLACE_TO_WORK = (
    "Không ghi được vào thư mục tạm của máy ({reason}).\n\n"
    "Hãy xóa bớt tệp trên ổ đĩa hoặc báo người phụ trách máy tính, rồi bấm lại nút."
)
LOCKED_SHEET = (
    "Không ghi được vào trang “{sheet}”: trang bị khóa bằng mật khẩu, hoặc sổ đang dùng chung "
    "(Share Workbook).\n\n"
    "Hãy bỏ mật khẩu (Review > Unprotect Sheet) hoặc thôi dùng chung rồi bấm lại nút. "
    "Số liệu đã nhập giữ nguyên."
)
LOCKED_STRUCTURE = (
    "Sổ không còn trang “{sheet}” và cấu trúc sổ đang bị khóa nên không thêm trang được.\n\n"
    "Hãy vào Review > Protect Workbook để bỏ khóa rồi bấm lại nút."
)
STOPPED = "Đã dừng theo yêu cầu. Sổ giữ nguyên như trước khi bấm nút."
BROKEN = (
    "Chương trình gặp sự cố nên việc chưa xong. Số liệu đã nhập trong sổ giữ nguyên.\n\n"
    "Hãy bấm lại nút; nếu vẫn bị, gửi nhật ký cho người phụ trách."
)
LOG = "Nhật ký lỗi nằm ở: {log}"
CANNOT_LOCK = (
    "Không ghi được vào thư mục làm việc của chương trình: {folder}\n\n"
    "Hãy kiểm tra ổ đĩa còn chỗ trống, rồi chạy lại CaiDat.cmd để cài lại."
)
WRONG_VERSION = (
    "Tiện ích trên Excel là bản {addin}, còn chương trình đã cài là bản {program}.\n\n"
    "Hãy đóng Excel, chạy lại CaiDat.cmd của bản mới nhất rồi mở lại Excel."
)
OTHER_TEMPLATE = (
    "Lưu ý: sổ này tạo bằng bản {template}, chương trình đang dùng là bản {program}. Nếu có gì "
    "khác thường, hãy chép số liệu sang sổ biểu mẫu mới."
)

READING = "Đang đọc {done}/{total}: {name}"
SEE_FINDINGS = (
    "Xem trang “Kiểm tra”: bấm vào cột “Ô” để đến đúng chỗ, ô cần xem được tô màu. "
    "Sửa xong, bấm lại “Kiểm tra số liệu”."
)
CLEAN = "Số liệu hợp lệ: không có lỗi, không có chỗ cần kiểm tra lại."

ASK_FOLDER = "Chọn thư mục chứa tệp các đơn vị đã gửi"
NO_UNITS_LISTED = (
    "Trang “Đơn vị” của sổ chưa có đơn vị nào nên chưa tổng hợp được.\n\n"
    "Hãy ghi danh sách đơn vị phải gửi báo cáo vào trang đó rồi bấm lại nút."
)
KEPT_NAME = "{stem} (bản lưu {when}){suffix}"
RESULT_NAME = "{stem} (tổng hợp {when}){suffix}"
ASK_RESULT = "Lưu sổ tổng hợp vào đâu?"
CANNOT_KEEP = (
    "Không lưu được bản sao của sổ trước khi tổng hợp: {reason}\n\nSổ giữ nguyên, chưa tổng hợp."
)
CHANGED_MEANWHILE = (
    "Sổ vừa được sửa trong khi chương trình đang tổng hợp, nên kết quả chưa ghi vào sổ; số liệu "
    "vừa nhập còn nguyên.\n\nHãy bấm lại “Tổng hợp số liệu” và chờ xong rồi mới nhập tiếp."
)
CONSOLIDATED = "Đã tổng hợp vào sổ “{name}”."
COUNTED = "{form}: {counted}/{listed} đơn vị."
KEPT = "Bản lưu trước khi tổng hợp: {path}"
NOT_REPLACED = (
    "Đã tổng hợp nhưng không ghi đè được tệp của sổ; kết quả (đủ cả số liệu vừa nhập) nằm ở: {path}"
)
NOT_REOPENED = (
    "Đã tổng hợp và ghi vào {path}, nhưng Excel chưa mở lại được sổ.\n\nHãy tự mở tệp này."
)
NOT_CLOSED = (
    "Đã tổng hợp nhưng Excel không đóng được sổ để ghi kết quả vào. Sổ giữ nguyên.\n\n"
    "Hãy đóng các hộp thoại đang mở rồi bấm lại nút."
)
KEPT_AT = "Bản lưu đủ số liệu, kể cả số chưa lưu: {path}"
MORE_CHANGES = "… và {count} thay đổi khác (xem trang “Nhật ký”)"
CHANGES = "Thay đổi so với lần trước:"

REPORT_NAME = "Báo cáo {unit}.docx"
REPORT_NAME_WITHOUT_UNIT = "Báo cáo.docx"
ASK_REPORT = "Lưu báo cáo vào đâu?"
WORD_FILES = "Tài liệu Word (*.docx),*.docx"
ASK_OUT = "Chọn thư mục để ghi các tệp"
ASK_WHICH_REPORT = "Chọn báo cáo Word đã xuất từ sổ này"
ASK_BEFORE = "{said}\n\nGhi công văn nhắc các đơn vị chưa gửi mà chưa đến hạn?"
AGREES = "Mọi số liệu trong báo cáo đều khớp với sổ đang mở."
UPDATE_NEXT = "Bấm “Cập nhật vào báo cáo” để đưa số liệu hiện tại vào báo cáo."
MORE_FINDINGS = "… và {count} điểm nữa."
UPDATED_NAME = "{stem} (cập nhật).docx"
UPDATED = "Đã cập nhật {count} số liệu và ghi {path}. Lời văn đã sửa được giữ nguyên."
EXCEL_FILES = "Sổ Excel (*.xlsx),*.xlsx"
ASK_OVERWRITE = "Đã có tệp {path}.\n\nGhi đè lên tệp này?"
REPORTED = "Đã xuất báo cáo: {path}"
OPEN_POINTS = (
    "Báo cáo còn {count} điểm để ngỏ (không in trong văn bản), ví dụ:\n{first}\n\n"
    "Bấm “Kiểm tra số liệu” để xem trong sổ."
)
ASK_OPEN = "Mở báo cáo bằng Word?"
CANNOT_OPEN = "Không mở được Word. Hãy tự mở tệp: {path}"

SELECT_WORDS = (
    "Hãy chọn một ô ở cột “Nội dung” của trang “Nội dung” (dòng của mục cần chèn) rồi bấm lại nút."
)
PICK_FIGURE = "Bấm vào dòng có số liệu cần chèn ở trang “Danh mục số liệu”, rồi bấm OK."
NO_FIGURE_THERE = (
    "Dòng đã chọn không có số liệu để chèn.\n\n"
    "Hãy bấm lại nút và chọn một dòng của “Danh mục số liệu”."
)
NO_FIGURES = "Sổ chưa có số liệu nào để chèn. Hãy nhập số liệu vào các biểu rồi bấm lại nút."
WORDS_LOCKED = (
    "Không ghi được vào ô đã chọn: ô bị khóa hoặc chữ trong ô quá dài.\n\n"
    "Hãy bỏ khóa trang (Review > Unprotect Sheet) hoặc rút ngắn rồi bấm lại nút."
)

SETUP_GOOD = "Mọi bước đều được: có thể dùng các nút."
SETUP_BAD = "Có bước chưa được. Làm theo lời chỉ dẫn ở dòng có dấu ✗."
STEP_GOOD, STEP_BAD = "✓ {step}: {told}", "✗ {step}: {told}"
GUIDE_SHOWN = "Trang “Hướng dẫn” vừa mở là của một sổ biểu mẫu trống, chỉ để xem."
GUIDE_FILE = "Hướng dẫn.xlsx"
NO_GUIDE = "Không mở được trang hướng dẫn. Hãy mở một sổ biểu mẫu và xem trang “Hướng dẫn”."
