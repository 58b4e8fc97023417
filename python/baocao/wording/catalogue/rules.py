"""What is said where figures disagree with each other, with the list, the words or the peers."""

from __future__ import annotations

from collections.abc import Mapping

RULES: Mapping[str, tuple[str, str]] = {
    "count-without-type": (
        "ghi số lượng {value} mà chưa ghi loại.",
        "Đề nghị ghi loại ở cùng dòng, ví dụ Kế hoạch.",
    ),
    "type-without-count": (
        "đã ghi loại “{value}” mà chưa ghi số lượng.",
        "Đề nghị ghi số lượng, ví dụ 1; nếu không ban hành thì xóa loại và ghi 0.",
    ),
    "links-fewer-than-pages": (
        "“{columns}” ({value}) ít hơn “{others}” ({other_value})[[, năm {years}]].",
        "Đề nghị kiểm tra lại số liệu của các cột này.",
    ),
    "links-more-than-pages": (
        "“{columns}” ({value}) nhiều hơn “{others}” ({other_value})[[, năm {years}]].",
        "Không phải sửa nếu đúng; nên nêu rõ phần nhiều hơn.",
    ),
    "articles-without-page": (
        "“{columns}” là {value} mà “{others}” bằng 0[[, năm {years}]].",
        "Đề nghị kiểm tra lại số liệu của các cột này.",
    ),
    "stock-falls": (
        "“{column}” giảm từ {was} (năm {before}) xuống {value}.",
        "Đây là số hiện có đến cuối năm; đề nghị kiểm tra lại, nếu đúng thì ghi lý do ở Giải "
        "trình.",
    ),
    "flow-jumps": (
        "“{column}” là {value}, gấp nhiều lần năm {before} ({was}).",
        "Đề nghị kiểm tra có nhầm số không; nếu đúng thì ghi lý do ở Giải trình.",
    ),
    "flow-off-peers": (
        "“{column}” là {value}, cao hơn nhiều so với các đơn vị khác (trung vị {median})[[, năm "
        "{years}]].",
        "Đề nghị kiểm tra có nhầm số không; nếu đúng thì ghi lý do ở Giải trình.",
    ),
    "money-off-peers": (
        "“{column}” là {value}, lệch khoảng một nghìn lần so với các đơn vị khác (trung vị "
        "{median})[[, năm {years}]]: có thể nhầm đơn vị tính.",
        "Đề nghị kiểm tra số tiền ghi theo đồng, nghìn đồng hay triệu đồng; số liệu giữ nguyên "
        "như đã ghi.",
    ),
    "flow-cumulative": (
        "“{column}” các năm chỉ tăng ({values}) và dòng tổng cộng bằng năm cuối ({total}): có thể "
        "đã ghi số lũy kế.",
        "Đề nghị ghi số phát sinh riêng của từng năm.",
    ),
    "restated": (
        "“{column}” đã báo cáo là {was}, nay là {value}.",
        "Đề nghị nêu lý do ở Giải trình, hoặc sửa lại.",
    ),
    "flows-unchanged": (
        "mọi số phát sinh[[ năm {years}]] giống hệt số đã báo cáo "
        "kỳ trước[[ (năm {former_years})]].",
        "Đề nghị kiểm tra có gửi lại số liệu kỳ trước không; nếu đúng thì ghi lý do ở Giải trình.",
    ),
    "cutoff-differs": (
        "số liệu tính đến ngày {raw}, yêu cầu là {asked}.",
        "Đề nghị chốt lại số liệu theo ngày yêu cầu, hoặc nêu lý do.",
    ),
    "tables-alike": (
        "số liệu của {count} đơn vị giống hệt nhau: {units}.",
        "Đề nghị kiểm tra có chép nhầm biểu của nhau không.",
    ),
    "documents-differ": (
        "biểu ghi {value} văn bản[[ loại “{key}”]][[ (các năm {years})]], trang Văn bản kê "
        "{listed} văn bản do đơn vị ban hành.",
        "Đề nghị kê đủ văn bản ở trang Văn bản (năm, loại, cơ quan ban hành), hoặc sửa số lượng.",
    ),
    "same-link": (
        "đường link {raw} được ghi nhiều lần[[, ở các đơn vị: {units}]][[ (lần đầu ở dòng "
        "{row})]].",
        "Không phải sửa nếu dùng chung; mỗi đường link chỉ kê một lần.",
    ),
    "year-open": (
        "năm {years} chưa kết thúc khi chốt số liệu ({label}: {day}).",
        "Không phải sửa; số liệu năm này được ghi kèm ngày chốt.",
    ),
    "number-contradicts": (
        "mục {section} ghi “{raw}”, số liệu trong biểu là {value}[[ ({name})]].",
        "Đề nghị sửa lời văn hoặc số liệu; nên chèn số bằng {{ … }} để luôn khớp.",
    ),
    "phrase-contradicts": (
        "mục {section} ghi “{raw}”, trong khi số liệu “{name}” là {value}.",
        "Đề nghị sửa lời văn hoặc số liệu.",
    ),
    "period-differs": (
        "{place} ghi “{raw}”, kỳ báo cáo là {period}.",
        "Đề nghị sửa lời văn, hoặc sửa Năm bắt đầu, Năm kết thúc ở trang Thông tin.",
    ),
    "period-of-citation": (
        "{place} ghi “{raw}” trong tên văn bản, chương trình được viện dẫn; kỳ báo cáo là "
        "{period}.",
        "Không phải sửa nếu tên được viện dẫn đúng như vậy; đề nghị đối chiếu với văn bản gốc.",
    ),
    "programme-name-differs": (
        "{places} ghi {raw}, khác với tên ở mục “{label}” của trang Thông tin: {name}.",
        "Đề nghị sửa cho đúng tên; nên chèn {{ Tên chương trình, đề án }} để tên luôn thống nhất.",
    ),
    "programme-name-spelt": (
        "{places} ghi tên chương trình, đề án theo cách khác với trang Thông tin: {raw}.",
        "Không phải sửa nếu cố ý; nên chèn {{ Tên chương trình, đề án }} để tên luôn thống nhất.",
    ),
    "unknown-figure": (
        "{raw}: không có số liệu tên này.",
        "Đề nghị xem tên ở trang Danh mục số liệu[[; gần giống: {nearest}]].",
    ),
    "unknown-qualifier": (
        "{raw}: không dùng được “{wrong}” ở đây.",
        "Đề nghị sau dấu “|” chỉ ghi một năm của kỳ báo cáo (ví dụ: năm 2020), riêng, cấp dưới, "
        "cuối kỳ, kỳ trước, chênh lệch, tỷ lệ, bằng chữ, hai chữ số; xem cột Cách chèn ở trang "
        "Danh mục số liệu.",
    ),
    "unbalanced-braces": (
        "{raw}: thiếu “{wrong}”.",
        "Đề nghị ghi đủ “{{” và “}}” ở hai đầu tên số liệu, hoặc bỏ cả hai.",
    ),
    "figure-needs-units": (
        "{raw}: không có đơn vị cấp dưới để lấy số liệu.",
        "Đề nghị bỏ “cấp dưới”, hoặc kê đơn vị ở trang Đơn vị rồi tổng hợp.",
    ),
    "earlier-period-unknown": (
        "{raw}: chưa có số liệu của kỳ trước để so sánh.",
        "Đề nghị xuất báo cáo kèm sổ của kỳ trước (--previous), hoặc bỏ “kỳ trước”.",
    ),
    "figure-missing": (
        "mục {section} chèn {raw}, nhưng chưa đơn vị nào báo cáo số liệu này.",
        "Đề nghị bổ sung số liệu trong biểu; trong báo cáo tạm để dấu chấm.",
    ),
    "fact-missing": (
        "chưa có “{label}”[[ (mục {section})]].",
        "Đề nghị ghi ở trang Thông tin; trong báo cáo tạm để dấu chấm.",
    ),
    "part-of-units": (
        "báo cáo mới tổng hợp từ {counted}/{listed} đơn vị[[; chưa có số liệu của {units}]].",
        "Đề nghị tổng hợp lại khi đủ số liệu; báo cáo có ghi các đơn vị còn thiếu.",
    ),
    "section-empty": (
        "mục {code} chưa có nội dung[[ ({heading})]].",
        "Đề nghị viết nội dung mục này; trong báo cáo tạm để “(…)”.",
    ),
}
