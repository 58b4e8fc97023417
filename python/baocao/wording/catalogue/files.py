"""What is said of a whole file, and of a unit that did or did not send one."""

from __future__ import annotations

from collections.abc import Mapping

FILES: Mapping[str, tuple[str, str]] = {
    "file-unreadable": (
        "không đọc được tệp[[. {reason}]]",
        "[[{cure}]]",
    ),
    "file-not-ours": (
        "không phải biểu mẫu của chương trình: không có biểu nào và không có trang “Thông tin”.",
        "Đề nghị gửi lại đúng biểu mẫu đã phát.",
    ),
    "file-unidentified": (
        "không biết tệp là của đơn vị nào[[: tên “{raw}” hợp với nhiều đơn vị ({units})]][[; "
        "thư mục, "
        "tên tệp nhắc đến {hint}]].",
        "Đề nghị ghi “Tên đơn vị” ở trang Thông tin của tệp, hoặc ghi tên tệp vào cột “Tệp được "
        "chọn” của đơn vị[[ (có phải {hint}?)]] ở trang Đơn vị.",
    ),
    "file-identity-conflict": (
        "tên, mã đơn vị trong tệp không khớp nhau[[: {identities}]].",
        "Đề nghị hỏi lại đơn vị và sửa “Tên đơn vị”, “Mã đơn vị” ở trang Thông tin của tệp, hoặc "
        "ghi tên tệp vào cột “Tệp được chọn” của đúng đơn vị ở trang Đơn vị.",
    ),
    "file-duplicate-differs": (
        "đơn vị gửi nhiều tệp có số liệu khác nhau[[: {files}]][[; {count} chỗ khác (kê đủ ở trang "
        "Nhật ký), như {figures}]].",
        "Đề nghị ghi tên tệp đúng vào cột “Tệp được chọn” của đơn vị ở trang Đơn vị[[; tệp lưu sau "
        "cùng là “{newest}” (lưu {saved})]].",
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
    "own-list-skipped": (
        "là danh sách các sổ đã phát cho đơn vị, được bỏ qua.",
        "Không phải sửa.",
    ),
    "nothing-received": (
        "không có tệp nào của đơn vị đọc được trong nguồn đã chọn ({count} tệp).",
        "Đề nghị chọn đúng thư mục, tệp zip chứa các tệp đơn vị đã gửi rồi tổng hợp lại.",
    ),
    "files-skipped": (
        "bỏ qua {count} tệp tạm, tệp hệ thống[[: {files}]].",
        "Không phải sửa.",
    ),
    "files-open": (
        "có người đang mở tệp: {files}; số liệu chưa lưu không được đọc.",
        "Đề nghị đóng tệp trong Excel rồi tổng hợp lại nếu tệp còn được sửa.",
    ),
    "read-as-text": (
        "tệp là văn bản (CSV), được đọc như một trang tính[[: dấu ngăn cột {separator}, bảng mã "
        "{coding}]]; các trang khác của biểu mẫu không có trong tệp.",
        "Đề nghị gửi tệp Excel (.xlsx) theo mẫu để có đủ các biểu.",
    ),
    "tones-lost": (
        "tệp đã mất dấu tiếng Việt khi lưu[[ (ví dụ “{raw}”, hiểu là “{value}”)]]; "
        "số liệu vẫn được "
        "đọc.",
        "Đề nghị lưu lại kiểu “CSV UTF-8” hoặc gửi tệp Excel (.xlsx).",
    ),
    "legacy-charset": (
        "chữ trong tệp gõ bằng bảng mã {coding} (phông chữ cũ), đã được đổi sang "
        "Unicode[[: “{raw}” "
        "đọc là “{value}”]]; chữ hoa có thể sai dấu.",
        "Đề nghị xem lại các tên riêng; lần sau gõ bằng Unicode (phông Times New Roman).",
    ),
    "mojibake": (
        "chữ trong tệp bị vỡ mã tiếng Việt, đã được khôi phục[[: “{raw}” đọc là “{value}”]].",
        "Đề nghị xem lại các tên và chữ trong tệp.",
    ),
    "read-as-page": (
        "tệp thật ra là {kind}, số liệu đọc từ bảng trong đó.",
        "Đề nghị lần sau lưu thành “Excel Workbook (.xlsx)”.",
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
    "typed-file-missing": (
        "trang Đơn vị ghi “{raw}” nhưng chưa có sổ số liệu của đơn vị trong thư mục.",
        "Đề nghị tạo sổ cho đơn vị (“Tạo biểu mẫu cho các đơn vị”), nhập số theo văn bản, lưu vào "
        "thư mục các tệp nhận rồi tổng hợp lại.",
    ),
    "typed-source-missing": (
        "số liệu nhập thay chưa ghi nhập theo văn bản nào.",
        "Đề nghị ghi ở “Ghi chú” của đơn vị, trang Đơn vị: Nhập thay theo Báo cáo số …, ngày ….",
    ),
    "file-name-differs": (
        "tên tệp nhắc đến {hint}, trong tệp ghi là của {raw}.",
        "Đề nghị kiểm tra tệp có đúng của đơn vị không (chép nhầm tệp của đơn vị khác).",
    ),
    "unit-listed-twice": (
        "“{raw}” được kê nhiều lần ở trang Đơn vị (các dòng {rows}); chỉ tính dòng đầu.",
        "Đề nghị xóa dòng thừa; nếu là hai đơn vị cùng tên thì ghi mã và tên phân biệt.",
    ),
    "unit-outside-list": (
        "đơn vị không có trong trang Đơn vị, số liệu không được cộng[[; “{former}” là "
        "đơn vị cũ, nay "
        "thuộc {successor}]][[. Có phải {nearest}?]]",
        "Đề nghị bổ sung đơn vị vào trang Đơn vị, hoặc ghi tên này vào “Tên gọi khác”[[; "
        "nếu là tệp "
        "của {successor} thì ghi tên tệp vào “Tệp được chọn” của đơn vị đó]].",
    ),
}
