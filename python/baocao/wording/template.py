"""The words of a template workbook that are no names: prompts, notes, the guide, the checks."""

from __future__ import annotations

from collections.abc import Mapping

INFO_GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("I. Đơn vị báo cáo", ("unit", "code", "level", "issuer", "superior", "province", "place")),
    (
        "II. Nội dung và kỳ báo cáo",
        (
            "programme", "subject", "year_from", "year_to", "cutoff", "money_unit", "request",
            "addressees",
        ),
    ),
    (
        "III. Ký và nơi nhận",
        (
            "number", "symbol", "signed_on", "authority", "signer_title", "signer", "recipients",
        ),
    ),
    ("IV. Người lập biểu", ("preparer", "phone", "email")),
)  # fmt: skip
"""The fields of "Thông tin" in their order, under a line that says what they are for."""

INFO_TITLE = "THÔNG TIN CHUNG"
INFO_LEAD = "Ghi vào các ô màu vàng. Các thông tin này dùng cho biểu và báo cáo."
PREFILLED_LEAD = "Ghi vào các ô màu vàng. Các ô màu xám do cơ quan yêu cầu báo cáo ghi sẵn."
PREFILLED_NOTE = "Cơ quan yêu cầu báo cáo đã ghi sẵn. Nếu chưa đúng, đề nghị báo lại, không sửa."
INFO_PROMPTS: Mapping[str, str] = {
    "unit": "Ghi đúng như trong danh sách đơn vị, có chữ chỉ loại đơn vị. Ví dụ: Xã Tân Nam.",
    "code": "Mã đơn vị nếu có; để trống cũng được.",
    "level": "Chọn trong danh sách.",
    "issuer": "Để trống thì lấy “Ủy ban nhân dân” và tên đơn vị. Sở, ban, ngành ghi tên cơ quan.",
    "superior": "Dòng in phía trên tên cơ quan ban hành. Ủy ban nhân dân thì để trống.",
    "province": "Tên tỉnh, thành phố. Ví dụ: Hà Giang.",
    "place": "Nơi ghi trước ngày ký. Ví dụ: Tân Nam.",
    "programme": "In nguyên văn trong báo cáo.",
    "subject": "Dòng tên của báo cáo. Để trống thì lấy theo tên chương trình, đề án.",
    "year_from": "Năm đầu của kỳ báo cáo, bốn chữ số.",
    "year_to": "Năm cuối của kỳ báo cáo, bốn chữ số.",
    "cutoff": "Ngày chốt số liệu. Ví dụ: 30/6/2021.",
    "money_unit": "Đơn vị tính của mọi số tiền trong tệp này. Chọn trong danh sách.",
    "request": "Số, ngày, cơ quan ban hành và trích yếu của văn bản yêu cầu báo cáo.",
    "addressees": "Mỗi nơi một dòng (xuống dòng: Alt+Enter). Để trống thì không in.",
    "number": "Chưa có số thì để trống, văn thư điền sau.",
    "symbol": "Ví dụ: BC-UBND.",
    "signed_on": "Ví dụ: 05/7/2021; chưa rõ ngày thì ghi 7/2021.",
    "authority": "Mỗi dòng một ý (Alt+Enter). Ví dụ: TM. ỦY BAN NHÂN DÂN; KT. CHỦ TỊCH.",
    "signer_title": "Ví dụ: PHÓ CHỦ TỊCH.",
    "signer": "Họ và tên người ký.",
    "recipients": "Mỗi nơi một dòng (Alt+Enter), dòng cuối là nơi lưu. Dấu gạch đầu dòng tự thêm.",
    "preparer": "Họ và tên người lập biểu.",
    "phone": "Số điện thoại để liên hệ khi cần hỏi lại.",
    "email": "Thư điện tử công vụ.",
}
"""How to fill each field, shown beside it and when its cell is chosen."""

INFO_LINES: Mapping[str, int] = {
    "programme": 3, "subject": 2, "request": 3, "addressees": 3, "authority": 3, "recipients": 8,
}  # fmt: skip
"""How many lines a field's cell has room for, where more than one."""

NO_ISSUER = "…………………………"
PERIOD_LINE = "Giai đoạn {first} - {last}"
CUTOFF_PART = "; số liệu tính đến ngày {day}"
MONEY_UNIT_LINE = "Đơn vị tính: "
SIGN_DATE = "…………, ngày …… tháng …… năm ……"
PREPARER = "NGƯỜI LẬP BIỂU"
HEAD_OF_UNIT = "THỦ TRƯỞNG ĐƠN VỊ"
SIGN_HERE = "(Ký, ghi rõ họ tên)"
SIGN_AND_SEAL = "(Ký, ghi rõ họ tên, đóng dấu)"
TICK_PROMPT = (
    "Cả năm không phát sinh số liệu nào của biểu này thì chọn x, thay cho việc ghi 0 vào từng ô."
)
TICK_MARK = "x"

COUNT_ERROR = "Ô này chỉ nhận số nguyên từ 0 trở lên, ghi bằng chữ số. Không có thì ghi 0."
MONEY_ERROR = (
    "Ô này chỉ nhận số tiền từ 0 trở lên, ghi bằng chữ số, không kèm chữ “đồng”; "
    "tính bằng đồng thì không có số lẻ."
)
YEAR_ERROR = "Năm này nằm ngoài kỳ báo cáo nên sẽ không được cộng vào tổng. Vẫn giữ?"
CHOICE_ERROR = "Loại này chưa có trong danh sách. Nếu đúng tên loại thì cứ giữ nguyên."
LIST_ERROR = "Hãy chọn một mục trong danh sách."
WRONG_VALUE = "Chưa đúng"
YEAR_DIGITS_ERROR = "Hãy ghi năm bằng bốn chữ số, ví dụ 2021."

DOCUMENT_PROMPTS: Mapping[str, str] = {
    "year": "Năm ban hành, bốn chữ số.",
    "type": "Chọn trong danh sách hoặc gõ loại khác.",
    "number": "Ví dụ: 235/KH-UBND.",
    "day": "Ghi ngày/tháng/năm. Ví dụ: 21/8/2019.",
    "issuer": "Cơ quan ban hành. Để trống thì hiểu là đơn vị báo cáo.",
    "subject": "Nội dung tóm tắt, viết tiếp sau chữ “về”. Ví dụ: triển khai Đề án năm 2019.",
}
LINK_PROMPTS: Mapping[str, str] = {
    "year": "Năm đầu tiên có đường link này. Để trống: có trong mọi năm của kỳ.",
    "url": "Mỗi đường link một dòng, không ghi lặp lại. Ví dụ: https://tannam.gov.vn/phapluat.",
    "note": "Tên trang, chuyên mục (nếu cần).",
}
NARRATIVE_PROMPT = (
    "Để trống thì dùng “Câu tự động”. Mỗi dòng (Alt+Enter) là một đoạn; dòng bắt đầu bằng “- ” là "
    "một gạch đầu dòng; *chữ* là chữ nghiêng; {{ tên số liệu }} lấy số trong “Danh mục số liệu”."
)
BY_UNIT = "theo “Tên đơn vị”"
"""What "Danh mục số liệu" says of a fact that follows from the unit's name, until it is known."""
SECTION_WITHOUT_HEADING = ("(Đoạn mở đầu)", "(Đoạn kết)")
"""What "Đề mục" shows where a section has no heading: at the beginning, at the end."""
CHOICE_HEADINGS = ("Tên đơn vị", "Mã", "Cấp", "Thời hạn gửi")
"""The headings of the hidden list out of which a unit picks its name."""
EARLIER_TITLE = "SỐ ĐÃ BÁO CÁO KỲ TRƯỚC (chỉ để đối chiếu)"
EARLIER_PERIOD = "Cả kỳ trước"
EARLIER_NOTE = (
    "Số hiện có ở kỳ trước không tự chuyển sang: đề nghị rà soát rồi ghi lại vào ô màu vàng (không "
    "đổi thì ghi như kỳ trước, không còn thì ghi 0)."
)

DEADLINE_AND_CONTACT = ("Hạn gửi: {deadline}.", "Hỏi, gửi về: {contact}.")
UNIT_KINDS = ("Xã", "Phường", "Đặc khu", "Thị trấn", "Sở", "Ban")
UNIT_PROMPTS: Mapping[str, str] = {
    "name": "Tên đầy đủ, có chữ chỉ loại đơn vị. Ví dụ: Xã Tân Nam.",
    "kind": "Chọn trong danh sách hoặc gõ loại khác.",
    "code": "Mã đơn vị (nếu có), ghi như văn bản để giữ số 0 ở đầu.",
    "deadline": "Hạn gửi báo cáo. Ví dụ: 25/6/2021.",
    "contact": "Họ tên người phụ trách.",
    "phone": "Số điện thoại, ghi như văn bản.",
    "email": "Thư điện tử.",
    "other_names": "Các cách gọi khác, mỗi tên một dòng (Alt+Enter).",
    "former_units": "Các đơn vị cũ đã sáp nhập vào, mỗi đơn vị một dòng (Alt+Enter).",
    "include": "Để trống: theo kết quả kiểm tra. Có: vẫn tổng hợp. Không: để ngoài.",
    "chosen_file": "Đơn vị gửi nhiều tệp khác nhau thì ghi tên tệp được chọn.",
    "note": "Ghi chú.",
}
