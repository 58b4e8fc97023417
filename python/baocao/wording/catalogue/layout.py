"""The layout rules of Nghị định 30/2020/NĐ-CP as check-format states them, by id.

Each row says what is at fault, what is right, where the decree says so, and what to do. A rule of
practice, which the decree does not hold, says so in its clause.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

PRACTICE = "thông lệ trình bày, Nghị định không quy định"
_DECREE = "Nghị định 30/2020/NĐ-CP, Phụ lục "


class LayoutRule(NamedTuple):
    """One rule. `clause` is "I, mục I.4" (of the decree's appendices) or PRACTICE."""

    fault: str
    right: str
    clause: str
    cure: str
    repaired: bool = False
    """Whether --fix can repair it."""

    @property
    def source(self) -> str:
        """Where the rule stands, as it is cited."""
        return self.clause if self.clause == PRACTICE else _DECREE + self.clause

    @property
    def message(self) -> str:
        """The sentence of the catalogue: the text, the fault, what is there, what is right."""
        return (
            f"[[“{{text}}”: ]]{self.fault}[[: {{found}}]][[ ({{count}} chỗ)]]. "
            f"Quy định: {self.right} ({self.source})."
        )


_R = LayoutRule

LAYOUT_RULES: Mapping[str, LayoutRule] = {
    "TT-01": _R(
        "khổ giấy chưa đúng", "khổ A4 (210 mm × 297 mm)", "I, mục I.1",
        "Đề nghị chọn khổ giấy A4.", True,
    ),
    "TT-02": _R(
        "phần chính đang trình bày theo chiều ngang", "theo chiều dài của khổ A4", "I, mục I.2",
        "Đề nghị xoay trang về chiều dài; bảng rộng chuyển thành phụ lục.",
    ),
    "TT-03": _R(
        "lề trên chưa đúng", "cách mép trên 20 - 25 mm", "I, mục I.3",
        "Đề nghị đặt lề trên 20 mm.", True,
    ),
    "TT-04": _R(
        "lề dưới chưa đúng", "cách mép dưới 20 - 25 mm", "I, mục I.3",
        "Đề nghị đặt lề dưới 20 mm.", True,
    ),
    "TT-05": _R(
        "lề trái chưa đúng", "cách mép trái 30 - 35 mm", "I, mục I.3",
        "Đề nghị đặt lề trái 30 mm.", True,
    ),
    "TT-06": _R(
        "lề phải chưa đúng", "cách mép phải 15 - 20 mm", "I, mục I.3",
        "Đề nghị đặt lề phải 20 mm.", True,
    ),
    "TT-07": _R(
        "lề của trang ngang hẹp", "mỗi lề của trang ngang từ 15 mm trở lên", PRACTICE,
        "Đề nghị đặt lề ít nhất 15 mm.", True,
    ),
    "TT-08": _R(
        "phông chữ chưa đúng", "Times New Roman, bộ mã Unicode", "I, mục I.4",
        "Đề nghị chọn phông Times New Roman.", True,
    ),
    "TT-09": _R(
        "chữ gõ bằng phông bảng mã cũ", "phông Times New Roman, bộ mã ký tự Unicode",
        "I, mục I.4",
        "Đề nghị chuyển mã đoạn này sang Unicode; chỉ đổi phông thì chữ vẫn sai.",
    ),
    "TT-10": _R(
        "mã ký tự chưa chuẩn", "bộ mã Unicode theo TCVN 6909:2001, nên dùng dạng dựng sẵn",
        "I, mục I.4",
        "Đề nghị chuyển đoạn này sang Unicode dựng sẵn.",
    ),
    "TT-11": _R(
        "màu chữ chưa đúng", "chữ màu đen, không tô nền, không để liên kết xanh gạch chân",
        "I, mục I.4", "Đề nghị chọn màu chữ tự động (đen), bỏ tô nền, bỏ liên kết.", True,
    ),
    "TT-12": _R(
        "số trang chưa đúng",
        "chữ số Ả Rập, canh giữa ở lề trên, cỡ chữ 13 - 14, kiểu chữ đứng", "I, mục I.7",
        "Đề nghị đánh số trang ở giữa lề trên, cỡ chữ 14.", True,
    ),
    "TT-13": _R(
        "trang thứ nhất hiện số trang", "không hiển thị số trang thứ nhất", "I, mục I.7",
        "Đề nghị chọn “Khác nhau ở trang đầu” và bỏ số trang ở trang đầu.", True,
    ),
    "TT-14": _R(
        "số trang đặt ở lề dưới", "số trang ở giữa lề trên", "I, mục I.7",
        "Đề nghị chuyển số trang lên giữa lề trên.",
    ),
    "TT-15": _R(
        "số trang không bắt đầu từ 1 bằng chữ số Ả Rập", "số trang từ số 1, chữ số Ả Rập",
        "I, mục I.7", "Đề nghị đặt số trang bắt đầu từ 1.", True,
    ),
    "TT-16": _R(
        "số trang của phụ lục chưa đánh riêng", "số trang được đánh riêng theo từng phụ lục",
        "I, mục III.1.đ",
        "Đề nghị đặt mỗi phụ lục trong một phân đoạn (section) riêng, số trang từ 1, trang đầu "
        "không hiện số.", True,
    ),
    "TT-17": _R(
        "Quốc hiệu chưa đúng",
        "“CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM”, chữ in hoa, cỡ 12 - 13, đứng, đậm, ở phía trên, "
        "bên phải trang đầu", "I, mục II.1.a",
        "Đề nghị ghi Quốc hiệu đúng thể thức.", True,
    ),
    "TT-18": _R(
        "Tiêu ngữ chưa đúng",
        "“Độc lập - Tự do - Hạnh phúc”, chữ in thường, cỡ 13 - 14, đứng, đậm, canh giữa dưới Quốc "
        "hiệu, gạch nối có cách chữ", "I, mục II.1.b",
        "Đề nghị ghi Tiêu ngữ đúng thể thức.", True,
    ),
    "TT-19": _R(
        "đường kẻ dưới Tiêu ngữ chưa đúng", "đường kẻ nét liền, dài bằng dòng chữ",
        "I, mục II.1.b", "Đề nghị kẻ đường nét liền dưới Tiêu ngữ, dài bằng dòng chữ.",
    ),
    "TT-20": _R(
        "Quốc hiệu không đủ chỗ trên một dòng", "Quốc hiệu trình bày trên một dòng", PRACTICE,
        "Đề nghị nới cột bên phải của phần đầu (khoảng 9,6 cm).",
    ),
    "TT-21": _R(
        "giãn dòng của Quốc hiệu, Tiêu ngữ chưa đúng", "hai dòng cách nhau dòng đơn",
        "I, mục II.1.c", "Đề nghị chọn dòng đơn cho hai dòng này.", True,
    ),
    "TT-22": _R(
        "tên cơ quan chủ quản chưa đúng",
        "chữ in hoa, cỡ 12 - 13, đứng, không đậm, ở trên tên cơ quan ban hành (nếu có)",
        "I, mục II.2.b", "Đề nghị trình bày lại dòng cơ quan chủ quản trực tiếp.", True,
    ),
    "TT-23": _R(
        "tên cơ quan ban hành chưa đúng",
        "tên chính thức, đầy đủ; chữ in hoa, cỡ 12 - 13, đứng, đậm, canh giữa", "I, mục II.2.b",
        "Đề nghị ghi lại tên cơ quan ban hành.", True,
    ),
    "TT-24": _R(
        "đường kẻ dưới tên cơ quan ban hành chưa đúng",
        "nét liền, dài từ 1/3 đến 1/2 dòng chữ, đặt cân đối", "I, mục II.2.b",
        "Đề nghị kẻ đường nét liền dưới tên cơ quan ban hành.",
    ),
    "TT-25": _R(
        "dòng số, ký hiệu chưa đúng",
        "“Số:” chữ in thường, cỡ 13, đứng, không đậm, canh giữa dưới tên cơ quan ban hành",
        "I, mục II.3.c", "Đề nghị trình bày lại dòng số, ký hiệu.", True,
    ),
    "TT-26": _R(
        "số nhỏ hơn 10 thiếu số 0", "số nhỏ hơn 10 phải ghi thêm số 0 phía trước",
        "I, mục II.3.c", "Đề nghị thêm số 0 phía trước.",
    ),
    "TT-27": _R(
        "ký hiệu chưa đúng",
        "chữ viết tắt tên loại, gạch nối, chữ viết tắt tên cơ quan; “/” và “-” không cách chữ",
        "I, mục II.3.b và II.3.c", "Đề nghị ghi lại ký hiệu, ví dụ Số: 05/BC-UBND.",
    ),
    "TT-28": _R(
        "địa danh và thời gian ban hành chưa đúng chỗ",
        "trên cùng một dòng với số, ký hiệu", "I, mục II.4.c",
        "Đề nghị ghi địa danh, ngày tháng năm cùng hàng với dòng số, ký hiệu.",
    ),
    "TT-29": _R(
        "địa danh và thời gian ban hành chưa đúng thể thức",
        "“Hà Nội, ngày 05 tháng 01 năm 2020”, chữ in thường, nghiêng, không đậm, cỡ 13 - 14, canh "
        "giữa", "I, mục II.4.c", "Đề nghị trình bày lại địa danh, ngày tháng năm.", True,
    ),
    "TT-30": _R(
        "ngày, tháng ghi chưa đúng",
        "ngày nhỏ hơn 10 và tháng 1, 2 thêm số 0 phía trước; các tháng khác không thêm",
        "I, mục II.4.b", "Đề nghị ghi lại ngày, tháng.",
    ),
    "TT-31": _R(
        "địa danh khác với sổ biểu mẫu", "địa danh là tên chính thức của đơn vị hành chính nơi "
        "cơ quan đóng trụ sở", "I, mục II.4.a",
        "Đề nghị xem lại địa danh ở văn bản và ở trang “Thông tin”.",
    ),
    "TT-32": _R(
        "chưa ghi đủ ngày, tháng, năm ban hành", "ngày, tháng, năm ghi khi ký, ban hành",
        "I, mục II.4.b", "Không phải sửa khi trình ký; ghi đủ khi ban hành.",
    ),
    "TT-33": _R(
        "tên loại văn bản chưa đúng",
        "dòng riêng, chữ in hoa, cỡ 13 - 14, đứng, đậm, canh giữa", "I, mục II.5.b",
        "Đề nghị trình bày lại tên loại.", True,
    ),
    "TT-34": _R(
        "trích yếu chưa đúng",
        "ngay dưới tên loại, canh giữa, chữ in thường, cỡ 13 - 14, đứng, đậm; ở công văn, dưới "
        "số, ký hiệu, bắt đầu “V/v”, cỡ 12 - 13, đứng", "I, mục II.5.b",
        "Đề nghị trình bày lại trích yếu.", True,
    ),
    "TT-35": _R(
        "đường kẻ dưới trích yếu chưa đúng", "nét liền, dài từ 1/3 đến 1/2 dòng chữ, cân đối",
        "I, mục II.5.b", "Đề nghị kẻ đường nét liền dưới trích yếu.",
    ),
    "TT-36": _R(
        "“Kính gửi” chưa đúng",
        "“Kính gửi:” và nơi nhận ở dưới trích yếu, cỡ 13 - 14, đứng; từ hai nơi trở lên mỗi nơi "
        "một dòng, đầu dòng “-”, cuối dòng “;”, cuối cùng “.”", "I, mục II.9",
        "Đề nghị ghi “Kính gửi:” với tên cơ quan nhận báo cáo.", True,
    ),
    "TT-37": _R(
        "“Kính gửi” và dòng đầu của Nơi nhận chưa khớp",
        "có “Kính gửi” thì dòng đầu của Nơi nhận là “- Như trên;”", "I, mục II.9.b",
        "Đề nghị ghi lại dòng đầu của Nơi nhận, hoặc thêm “Kính gửi”.",
    ),
    "TT-38": _R(
        "căn cứ ban hành chưa đúng",
        "mỗi căn cứ một dòng, chữ in thường, nghiêng, cỡ 13 - 14, cuối dòng “;”, dòng cuối “.”",
        "I, mục II.6.a", "Đề nghị trình bày lại các dòng căn cứ.", True,
    ),
    "TT-39": _R(
        "cỡ chữ của nội dung chưa đúng", "cỡ chữ 13 - 14, thống nhất trong cả nội dung",
        "I, mục II.6.e", "Đề nghị chọn một cỡ chữ 13 hoặc 14 cho cả nội dung.", True,
    ),
    "TT-40": _R(
        "nội dung chưa canh đều hai lề", "canh đều cả hai lề", "I, mục II.6.e",
        "Đề nghị chọn canh đều hai bên (Ctrl+J).", True,
    ),
    "TT-41": _R(
        "thụt dòng đầu đoạn chưa đúng", "chữ đầu đoạn lùi vào 1 cm hoặc 1,27 cm",
        "I, mục II.6.e", "Đề nghị dùng thụt dòng đầu 1,27 cm, không dùng dấu cách, phím Tab.", True,
    ),
    "TT-42": _R(
        "khoảng cách giữa các đoạn chưa đúng", "tối thiểu 6 pt", "I, mục II.6.e",
        "Đề nghị đặt khoảng cách trước đoạn 6 pt, không dùng dòng trống.", True,
    ),
    "TT-43": _R(
        "khoảng cách dòng chưa đúng", "từ dòng đơn đến 1,5 dòng", "I, mục II.6.e",
        "Đề nghị chọn dòng đơn.", True,
    ),
    "TT-44": _R(
        "cả đoạn nội dung in đậm, nghiêng hoặc hoa", "chữ in thường, kiểu chữ đứng",
        "I, mục II.6.e", "Đề nghị bỏ in đậm, nghiêng, hoa nếu không phải đề mục.",
    ),
    "TT-45": _R(
        "dòng “Phần” chưa đúng",
        "“Phần” và số La Mã trên một dòng riêng, canh giữa, chữ in thường, cỡ 13 - 14, đứng, đậm",
        "I, mục II.6.đ", "Đề nghị trình bày lại, ví dụ “Phần I”.", True,
    ),
    "TT-46": _R(
        "tên của phần chưa đúng",
        "ngay dưới dòng “Phần”, canh giữa, chữ in hoa, cỡ 13 - 14, đứng, đậm", "I, mục II.6.đ",
        "Đề nghị trình bày lại tên của phần.", True,
    ),
    "TT-47": _R(
        "tên mục chưa đúng",
        "số La Mã, dấu chấm và tên mục trên một dòng, chữ in hoa, cỡ 13 - 14, đứng, đậm",
        "I, mục V", "Đề nghị trình bày lại tên mục.", True,
    ),
    "TT-48": _R(
        "khoản chưa đúng",
        "chữ số Ả Rập và dấu chấm; tên khoản trên dòng riêng, chữ in thường, đứng, đậm; khoản "
        "không có tên thì không đậm", "I, mục II.6.đ", "Đề nghị trình bày lại khoản này.", True,
    ),
    "TT-49": _R(
        "thứ tự điểm chưa đúng",
        "a) b) c) d) đ) e) g), theo bảng chữ cái tiếng Việt, không có f, j, w, z",
        "I, mục II.6.đ", "Đề nghị đánh lại thứ tự các điểm.",
    ),
    "TT-50": _R(
        "số thứ tự đề mục không liền mạch", "đánh số liên tục, không nhảy, không trùng",
        "I, mục II.6.đ", "Đề nghị đánh lại số đề mục.",
    ),
    "TT-51": _R(
        "chỉ có một mục trong cấp này", "đã chia mục thì từ hai mục trở lên", PRACTICE,
        "Đề nghị xem có cần đánh số không.",
    ),
    "TT-52": _R(
        "viện dẫn lần đầu chưa đủ",
        "tên loại, số, ký hiệu, thời gian ban hành, tên cơ quan ban hành, trích yếu",
        "I, mục II.6.b", "Đề nghị ghi đủ, ví dụ “Công văn số 12/STP-PBGD ngày 05/3/2021 của Sở Tư "
        "pháp về việc …”.",
    ),
    "TT-53": _R(
        "viện dẫn các lần sau ghi lại đầy đủ", "lần sau chỉ ghi tên loại, số, ký hiệu",
        "I, mục II.6.b", "Không bắt buộc sửa; có thể rút gọn.",
    ),
    "TT-54": _R(
        "ký hiệu của văn bản được viện dẫn lạ",
        "văn bản có tên loại: “số/tên loại-cơ quan”; công văn: “số/cơ quan-đơn vị”",
        "I, mục II.3.b", "Đề nghị đối chiếu ký hiệu với văn bản gốc.",
    ),
    "TT-55": _R(
        "chữ viết tắt chưa được giải thích",
        "viết đầy đủ ở lần dùng đầu, kèm chữ viết tắt trong ngoặc đơn", PRACTICE,
        "Đề nghị viết đầy đủ ở lần đầu.",
    ),
    "TT-56": _R(
        "viết hoa chưa đúng", "viết hoa tên cơ quan, tổ chức theo Phụ lục II", "II, mục IV",
        "Đề nghị xem lại chữ viết hoa.",
    ),
    "TT-57": _R(
        "dấu câu, dấu cách chưa thống nhất",
        "một dấu cách sau dấu câu, không có dấu cách trước; cùng một cách viết dấu gạch, ngoặc",
        PRACTICE, "Đề nghị sửa lại dấu câu, dấu cách.", True,
    ),
    "TT-58": _R(
        "đặt dấu thanh không thống nhất", "một cách viết trong cả văn bản (ủy hoặc uỷ)", PRACTICE,
        "Đề nghị chọn một cách viết.",
    ),
    "TT-59": _R(
        "cuối nội dung chưa có dấu kết thúc", "cuối nội dung có “./.”",
        "III, mẫu 1.4", "Đề nghị thêm “./.” vào cuối đoạn cuối cùng.",
    ),
    "TT-60": _R(
        "chỉ dẫn đến phụ lục chưa khớp",
        "văn bản có phụ lục thì nội dung phải chỉ dẫn đến phụ lục đó",
        "I, mục III.1.a", "Đề nghị thêm chỉ dẫn, ví dụ “(Có Phụ lục I kèm theo)”.",
    ),
    "TT-61": _R(
        "phần chữ ký và nơi nhận chưa đúng",
        "Nơi nhận bên trái, ngang hàng với quyền hạn, chức vụ của người ký", "I, mục II.9.d",
        "Đề nghị đặt hai phần vào một bảng hai cột không kẻ khung.",
    ),
    "TT-62": _R(
        "quyền hạn của người ký chưa đúng",
        "TM., Q., KT., TL., TUQ. có dấu chấm và một dấu cách; chữ in hoa, cỡ 13 - 14, đứng, đậm",
        "I, mục II.7.b", "Đề nghị ghi lại, ví dụ “KT. CHỦ TỊCH”.", True,
    ),
    "TT-63": _R(
        "thứ tự quyền hạn, chức vụ chưa đúng",
        "sau KT. là chức vụ của người đứng đầu, dòng dưới là chức vụ của người ký", "I, mục II.7.b",
        "Đề nghị ghi lại, ví dụ “KT. CHỦ TỊCH” rồi “PHÓ CHỦ TỊCH”.",
    ),
    "TT-64": _R(
        "chức vụ của người ký chưa đúng", "chữ in hoa, cỡ 13 - 14, đứng, đậm", "I, mục II.7.đ",
        "Đề nghị trình bày lại chức vụ.", True,
    ),
    "TT-65": _R(
        "họ tên người ký chưa đúng",
        "chữ in thường, cỡ 13 - 14, đứng, đậm, canh giữa; không ghi học hàm, học vị, danh hiệu",
        "I, mục II.7.c và II.7.đ", "Đề nghị ghi lại họ tên người ký.", True,
    ),
    "TT-66": _R(
        "chỗ ký và đóng dấu hẹp", "khoảng 4 - 5 dòng giữa chức vụ và họ tên", PRACTICE,
        "Đề nghị chừa thêm chỗ để ký, đóng dấu.",
    ),
    "TT-67": _R(
        "“Nơi nhận:” chưa đúng", "dòng riêng, chữ in thường, cỡ 12, nghiêng, đậm, sát lề trái",
        "I, mục II.9.d", "Đề nghị trình bày lại “Nơi nhận:”.", True,
    ),
    "TT-68": _R(
        "danh sách nơi nhận chưa đúng",
        "cỡ 11, đứng, mỗi nơi một dòng, đầu dòng “- ” sát lề trái, cuối dòng “;”, dòng cuối “.”",
        "I, mục II.9.d", "Đề nghị trình bày lại các dòng nơi nhận.", True,
    ),
    "TT-69": _R(
        "dòng “Lưu” chưa đúng", "dòng cuối “- Lưu: VT, (đơn vị soạn thảo).”", "I, mục II.9.d",
        "Đề nghị ghi dòng cuối, ví dụ “- Lưu: VT, TP.”; đơn vị soạn thảo ghi khi cần.",
    ),
    "TT-70": _R(
        "cơ quan yêu cầu báo cáo không có trong Kính gửi, Nơi nhận",
        "văn bản gửi đến cơ quan đã yêu cầu", "I, mục II.9.a",
        "Đề nghị thêm cơ quan này vào Kính gửi hoặc Nơi nhận.",
    ),
    "TT-71": _R(
        "số thứ tự phụ lục chưa đúng", "từ hai phụ lục trở lên đánh số La Mã, ví dụ “Phụ lục I”",
        "I, mục III.1.a", "Đề nghị ghi “Phụ lục I”, “Phụ lục II” ở đầu mỗi phụ lục.",
    ),
    "TT-72": _R(
        "dòng “Phụ lục” chưa đúng", "dòng riêng, canh giữa, chữ in thường, cỡ 14, đứng, đậm",
        "I, mục III.1.b", "Đề nghị trình bày lại dòng này.", True,
    ),
    "TT-73": _R(
        "tên phụ lục chưa đúng", "canh giữa, chữ in hoa, cỡ 13 - 14, đứng, đậm", "I, mục III.1.b",
        "Đề nghị trình bày lại tên phụ lục.", True,
    ),
    "TT-74": _R(
        "thông tin chỉ dẫn kèm theo chưa đúng",
        "“(Kèm theo Báo cáo số, ngày, tháng, năm và tên cơ quan)” dưới tên phụ "
        "lục, canh giữa, nghiêng, cỡ 13 - 14",
        "I, mục III.1.c", "Đề nghị ghi lại dòng “(Kèm theo …)”.", True,
    ),
    "TT-75": _R(
        "không có đường kẻ dưới phần đầu phụ lục", "mẫu 2.1 có đường kẻ ngắn", "III, mẫu 2.1",
        "Không bắt buộc; có thể kẻ thêm.",
    ),
    "TT-76": _R(
        "phụ lục không bắt đầu ở trang mới", "mỗi phụ lục bắt đầu ở một trang mới", PRACTICE,
        "Đề nghị ngắt sang phân đoạn (section) mới trước phụ lục.",
    ),
    "TT-77": _R(
        "bảng trong phụ lục nên chỉnh lại",
        "cỡ chữ 11 - 14, dòng tiêu đề lặp lại ở trang sau, hàng không bị cắt ngang trang",
        PRACTICE, "Đề nghị chỉnh lại bảng.",
    ),
    "TT-78": _R(
        "bảng rộng hơn vùng chữ", "bảng nằm trong vùng chữ, cột từ 1,2 cm trở lên", PRACTICE,
        "Đề nghị đặt phụ lục ở trang ngang.",
    ),
    "TT-79": _R(
        "bảng có cột tiền không ghi đơn vị tính", "“Đơn vị tính” ở trên bảng, bên phải", PRACTICE,
        "Đề nghị ghi đơn vị tính.",
    ),
    "TT-80": _R(
        "cuối phụ lục không có dấu kết thúc", "mẫu 2.1 kết thúc bằng “./.”", "III, mẫu 2.1",
        "Không bắt buộc sửa.",
    ),
    "TT-81": _R(
        "còn dấu vết sửa đổi hoặc nhận xét",
        "văn bản trình ký không còn theo dõi thay đổi, nhận xét",
        PRACTICE, "Đề nghị chấp nhận hoặc từ chối các thay đổi, xóa nhận xét.",
    ),
    "TT-82": _R(
        "còn chỗ chưa điền", "văn bản ban hành không còn chỗ để trống, chữ giữ chỗ", PRACTICE,
        "Đề nghị điền nội dung hoặc xóa chỗ này.",
    ),
    "TT-83": _R(
        "thuộc tính tệp nên sửa", "ngôn ngữ tiếng Việt; thuộc tính tệp ghi tên cơ quan", PRACTICE,
        "Không bắt buộc; chọn ngôn ngữ tiếng Việt để Word không gạch đỏ.", True,
    ),
    "TT-84": _R(
        "máy khác có thể thiếu phông", "phông Times New Roman có sẵn trên Windows", PRACTICE,
        "Không phải sửa; khi xuất PDF hãy dùng máy có phông này.",
    ),
}  # fmt: skip

LAYOUT: Mapping[str, tuple[str, str]] = {
    code: (rule.message, rule.cure) for code, rule in LAYOUT_RULES.items()
}
"""By rule: what is wrong, and the cure, as the catalogue has them."""
