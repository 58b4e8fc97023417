"""What “Kiểm tra cài đặt” says of each step."""

from __future__ import annotations

_AGAIN = "Hãy đóng Excel rồi chạy lại CaiDat.cmd."

PYTHON = "Python"
PYTHON_IS = "bản {version}, {bits}"
PROGRAM = "Chương trình"
PROGRAM_IS = "bản {version}, ở {folder}; {programme}"
ADDIN = "Tiện ích trên Excel"
ADDIN_IS = "bản {version}, khớp với chương trình"
ADDIN_SAID_NOTHING = f"không cho biết phiên bản. {_AGAIN}"
ADDIN_DIFFERS = f"bản {{addin}}, chương trình là bản {{program}}. {_AGAIN}"
FOLDERS = "Quyền ghi"
FOLDERS_ARE = "được; nhật ký lỗi ở {log}"
FOLDER_CLOSED = (
    "không ghi được vào {folder} ({reason}). Hãy kiểm tra ổ đĩa còn chỗ trống; nếu còn, báo người "
    "phụ trách máy tính."
)
READING = "Đọc sổ biểu mẫu"
READING_IS = "được, {count} biểu"
WRITING = "Tổng hợp và xuất báo cáo"
WRITING_IS = "đủ thành phần"
EXCEL = "Nối với Excel"
EXCEL_IS = "được, Excel {version}, sổ “{book}”"
EXCEL_WITHOUT_BOOK = "có xlwings {version}; hãy mở một sổ biểu mẫu rồi bấm lại để thử nối"
OTHERS = "Không cần cài Word hay LibreOffice để làm việc; Word chỉ để mở báo cáo."
BROKEN = f"không chạy được ({{kind}}: {{error}}). {_AGAIN}"
