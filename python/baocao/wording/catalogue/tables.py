"""What is said of a sheet, its columns, rows and years."""

from __future__ import annotations

from collections.abc import Mapping

TABLES: Mapping[str, tuple[str, str]] = {
    "year-missing": (
        "không có dòng của năm này.",
        "Đề nghị ghi năm vào một dòng trống và nhập số liệu; không phát sinh thì ghi 0.",
    ),
    "year-blank": (
        "cả dòng để trống.",
        "Đề nghị nhập số liệu, hoặc đánh dấu cột “Không phát sinh” nếu năm đó không có.",
    ),
    "year-outside": (
        "năm nằm ngoài kỳ báo cáo, số liệu của dòng này không được cộng.",
        "Đề nghị xóa dòng này, hoặc sửa lại năm.",
    ),
    "form-empty": (
        "chưa nhập, biểu chưa có số liệu nào[[; chỉ dòng tổng cộng có số ({totals}), "
        "không dùng được]].",
        "Đề nghị nhập số liệu từng năm; năm không phát sinh thì ghi 0 hoặc đánh dấu “Không phát "
        "sinh”.",
    ),
    "duplicate-row": (
        "[[loại “{key}” ]]bị ghi {count} lần[[ (dòng {rows})]][[ (cột {letters})]][[, mà không có "
        "dòng nào của năm {missing}]].",
        "Đề nghị gộp thành một dòng, hoặc sửa năm, loại của một dòng.[[ Có phải một dòng là của "
        "năm {missing}?]]",
    ),
    "yearly-figure-repeated": (
        "năm có nhiều dòng mà các cột chỉ ghi một lần cho cả năm lại ghi ở nhiều dòng[[: "
        "{columns}]][[; không có dòng nào của năm {missing}]].",
        "Đề nghị chỉ ghi các cột này ở dòng đầu của năm[[ (dòng {row})]][[ (cột {letter})]], để "
        "trống ở các dòng sau.[[ Có phải một dòng là của năm {missing}?]]",
    ),
    "row-without-year": (
        "dòng có số liệu (“{raw}”) mà không có năm.",
        "Đề nghị ghi lại năm ở cột Năm của dòng này, ví dụ 2020.",
    ),
    "figures-below-table": (
        "có số liệu (“{raw}”) phía dưới bảng, không được đọc[[; các dòng {rows} cũng vậy]].",
        "Nếu là số liệu của một năm, đề nghị ghi vào bảng kèm năm; nếu không, xóa đi.",
    ),
    "merged-figure": (
        "số “{raw}” ghi chung trong ô gộp cho nhiều dòng hoặc nhiều cột.",
        "Đề nghị bỏ gộp ô và ghi riêng từng năm, từng cột.",
    ),
    "tick-with-figures": (
        "đã đánh dấu “Không phát sinh” nhưng vẫn có số liệu[[ ở: {columns}]].",
        "Đề nghị bỏ dấu, hoặc sửa số liệu thành 0.",
    ),
    "column-missing": (
        "không tìm thấy cột: {columns}[[; trong biểu có cột lạ: {unknown}]].",
        "Đề nghị chép số liệu sang biểu mẫu đã gửi, không xóa cột và không đổi tên cột.",
    ),
    "table-turned": (
        "bảng bị xoay: các năm nằm ngang (dòng {row}), các cột của biểu thành dòng; vẫn đọc được "
        "vì tên các dòng khớp từng cột của biểu.",
        "Đề nghị kiểm tra lại số liệu; lần sau dùng trang tính “{wanted}” của biểu mẫu đã gửi: "
        "mỗi năm một dòng.",
    ),
    "table-turned-unread": (
        "bảng bị xoay: các năm nằm ngang (dòng {row}), không đọc được vì tên các dòng không khớp "
        "từng cột của biểu[[; thiếu: {missing}]][[; không có trong biểu: {unknown}]].",
        "Đề nghị chép số liệu sang trang tính “{wanted}” của biểu mẫu đã gửi. Dạng đúng: tên "
        "cột nằm ngang ở đầu bảng, từ trái sang là {headings}; dưới đó mỗi năm một dòng, năm ghi ở "
        "cột đầu.",
    ),
    "other-template": (
        "tệp không làm trên biểu mẫu của kỳ này[[: biểu mẫu phiên bản {version}, nay là phiên bản "
        "{current}]][[; kỳ báo cáo {period}, đang tổng hợp kỳ {asked}]][[; thiếu cột của {columns}"
        "]][[; thừa cột của {unknown}]][[; không có dòng của năm {absent}]][[; năm {outside} ngoài "
        "kỳ, không được cộng]]. Phần khớp với biểu mẫu vẫn được đọc.",
        "Đề nghị chép số liệu sang biểu mẫu đã gửi cho kỳ này rồi gửi lại.",
    ),
    "year-heading": (
        "[[cột ghi tên là “{raw}”]][[cột {letters} không có tên]] được đọc là cột “{column}” vì "
        "chứa các năm của kỳ báo cáo.",
        "Không phải sửa; lần sau giữ nguyên tên cột của biểu mẫu.",
    ),
    "table-twice": (
        "có hai bảng của biểu này trong một trang tính (dòng {rows}), cùng các năm mà số liệu khác "
        "nhau.",
        "Đề nghị mỗi trang tính chỉ để một bảng, mỗi tệp một đơn vị: xóa bảng thừa, hoặc tách số "
        "liệu của đơn vị khác ra tệp riêng.",
    ),
    "table-copy": (
        "có bảng thứ hai (dòng {rows}) giống hệt bảng đầu; chỉ đọc bảng đầu.",
        "Không phải sửa; nên xóa bảng thừa.",
    ),
    "figures-in-drawing": (
        "biểu chưa có số nào trong ô, số liệu có thể nằm trong hình hoặc hộp chữ.",
        "Đề nghị gõ số liệu vào các ô của biểu.",
    ),
    "note-in-sheet": (
        "có ghi chú: “{raw}”.",
        "Đề nghị xem ghi chú có làm thay đổi số liệu không.",
    ),
    "unknown-column": (
        "cột “{heading}” không có trong biểu mẫu, số liệu của cột không được cộng.",
        "Nếu là số liệu của một cột có trong biểu, đề nghị chuyển sang cột đó; nếu không, bỏ qua.",
    ),
    "figures-without-heading": (
        "cột {letters} có số liệu mà không có tên cột, không được cộng.",
        "Đề nghị chuyển số liệu vào đúng cột của biểu, hoặc xóa đi.",
    ),
    "hidden-rows": (
        "có {count} dòng đang ẩn (dòng {rows}) vẫn được tính.",
        "Đề nghị bỏ ẩn (bỏ lọc) và kiểm tra lại các dòng này.",
    ),
    "hidden-columns": (
        "có cột đang ẩn (cột {letters}) vẫn được tính.",
        "Đề nghị bỏ ẩn và kiểm tra lại các cột này.",
    ),
    "sheet-missing": (
        "không có trang tính này.",
        "Đề nghị dùng biểu mẫu đã gửi và gửi lại đủ các trang tính.",
    ),
    "sheet-twice": (
        "có nhiều trang tính cùng là biểu này mà số liệu khác nhau[[: {sheets}]].",
        "Đề nghị chỉ giữ lại một trang tính đúng.",
    ),
    "sheet-copy": (
        "biểu có thêm bản sao hoặc bản trống[[: {sheets}]]; chỉ đọc trang tính này.",
        "Không phải sửa; nên xóa trang tính thừa.",
    ),
    "sheet-renamed": (
        "được đọc là trang “{wanted}” theo các tiêu đề trong đó.",
        "Đề nghị để phần này ở một trang tính riêng, tên là “{wanted}”.",
    ),
    "sheet-hidden": (
        "trang tính đang ẩn, vẫn được đọc.",
        "Đề nghị bỏ ẩn trang tính và kiểm tra lại số liệu.",
    ),
    "total-typed": (
        "dòng tổng cộng ghi {raw}, cộng lại là {expected}.",
        "Đề nghị kiểm tra số liệu các năm; dòng tổng cộng không được dùng, có thể xóa.",
    ),
    "formula-overwritten": (
        "công thức ở cột “{column}” bị ghi đè bằng {raw}; tính lại từ trang “{origin}” là "
        "{expected}.",
        "Số ghi đè không được dùng. Đề nghị dùng lại công thức của biểu mẫu; nếu số đã gõ mới "
        "đúng, đề nghị báo lại để sửa từ gốc.",
    ),
    "stock-summed": (
        "dòng tổng cộng đã cộng dồn các năm của số hiện có[[ ({columns})]].",
        "Số hiện có lấy theo năm cuối kỳ, không cộng dồn; đề nghị xóa hoặc sửa dòng tổng cộng.",
    ),
    "money-unit-contradicts": (
        "phía trên bảng ghi đơn vị tính là “{raw}”, trang Thông tin ghi “{stated}”.",
        "Đề nghị thống nhất một đơn vị tính và ghi lại số liệu theo đơn vị đó.",
    ),
    "money-unit-missing": (
        "chưa ghi đơn vị tính của kinh phí[[ (đang ghi “{raw}”)]].",
        "Đề nghị chọn đồng, nghìn đồng hoặc triệu đồng ở mục “Đơn vị tính”.",
    ),
    "period-unreadable": (
        "không đọc được kỳ báo cáo[[ (đang ghi “{raw}”)]].",
        "Đề nghị ghi “Năm bắt đầu” và “Năm kết thúc” bằng bốn chữ số, ví dụ 2019 và 2021.",
    ),
    "recompute-impossible": (
        "không tính lại được số tổng hợp từ các dòng chi tiết.",
        "Đề nghị tổng hợp lại từ tệp của các đơn vị rồi gửi lại.",
    ),
    "words-unread": (
        "ô đang ghi {raw}, không đọc được lời.",
        "Đề nghị gõ lại lời văn; dòng bắt đầu bằng dấu “-” hoặc “=” thì gõ dấu nháy đơn (') ở "
        "đầu ô.",
    ),
    "unknown-section": (
        "mã mục “{raw}” không có trong đề cương, nội dung không vào báo cáo.",
        "Đề nghị dùng đúng mã mục của biểu mẫu[[, ví dụ {nearest}]].",
    ),
    "unknown-unit-choice": (
        "mục “{column}” đang ghi “{raw}”.",
        "Đề nghị ghi Có, Không hoặc để trống.",
    ),
}
