"""Invented papers that the tests print."""

from dataclasses import replace
from datetime import date

from chibo.documents import Bundle, Column, Document, Heading, Masthead, Paragraph, Signature, Table

SENTENCE = (
    "Chi bộ lãnh đạo cán bộ, giáo viên thực hiện tốt nhiệm vụ năm học, giữ vững nền nếp dạy và học,"
    " quan tâm học sinh có hoàn cảnh khó khăn, gắn thi đua với việc học tập và làm theo gương Bác."
)

MONTHLY = Document(
    title="Nghị quyết số 05-NQ/CB",
    masthead=Masthead(
        parent="ĐẢNG BỘ PHƯỜNG HOA SEN",
        body="CHI BỘ TỔ DÂN PHỐ 5",
        number="Số 05-NQ/CB",
        place_date="Huế, ngày 03 tháng 02 năm 2026",
    ),
    type_name="NGHỊ QUYẾT",
    summary="về nhiệm vụ tháng 02 năm 2026",
    grounds=("Căn cứ Điều lệ Đảng",),
    blocks=(
        Heading(1, "Nhiệm vụ tháng này", "I-"),
        Paragraph(SENTENCE),
        Paragraph("Kết nạp 01 đảng viên", marker="-", anchor="t1", marks=((8, 10, "t1"),)),
    ),
    signatures=(Signature("Trần Văn Bình", "BÍ THƯ", "T/M CHI BỘ"),),
    recipients=("Đảng ủy phường (để báo cáo)", "Các đồng chí đảng viên", "Lưu Chi bộ"),
    dated_on=date(2026, 2, 3),
)

CONGRESS = replace(
    MONTHLY,
    title="Nghị quyết Đại hội Chi bộ lần thứ III",
    masthead=Masthead(
        parent="ĐẢNG BỘ PHƯỜNG HOA SEN",
        body="CHI BỘ TRƯỜNG TIỂU HỌC HOA SEN",
        congress_lines=("ĐẠI HỘI LẦN THỨ III", "(NHIỆM KỲ 2025 - 2030)"),
        number="Số 01-NQ/ĐH",
        place_date="Huế, ngày 05 tháng 4 năm 2025",
    ),
    blocks=(
        Heading(0, "QUYẾT NGHỊ"),
        Heading(1, "ĐÁNH GIÁ NHIỆM KỲ", "I-"),
        *[Paragraph(SENTENCE * 2, marker="-")] * 6,
        Heading(2, "Chỉ tiêu", "1."),
        Heading(3, "Xây dựng Đảng", "1.1."),
        *[Paragraph(SENTENCE * 2)] * 8,
    ),
    signatures=(Signature("Nguyễn Thị Ánh", "CHỦ TỊCH", "T/M ĐOÀN CHỦ TỊCH"),),
)

REPORT = replace(
    MONTHLY,
    type_name="BÁO CÁO",
    masthead=replace(
        MONTHLY.masthead,
        parent="ĐẢNG BỘ SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG TỈNH HOA SEN",
        body="CHI BỘ VĂN PHÒNG ĐĂNG KÝ ĐẤT ĐAI VÀ TRUNG TÂM KỸ THUẬT TÀI NGUYÊN",
        place_date="Thành phố Hoa Sen, ngày 25 tháng 12 năm 2026",
    ),
    blocks=(
        Table(
            columns=(
                Column("TT", 1, "center"),
                Column("Chỉ tiêu", 5),
                Column("Kết quả", 2, "right"),
            ),
            rows=tuple((str(n), "Kết nạp đảng viên mới", "133,3%") for n in range(1, 61)),
            caption="Kết quả thực hiện chỉ tiêu",
            footer=("", "Tổng cộng", "60"),
        ),
        Paragraph(SENTENCE),
    ),
)

REGISTER = replace(
    MONTHLY,
    title="Danh sách đảng viên",
    type_name="DANH SÁCH ĐẢNG VIÊN",
    summary="tính đến ngày 03 tháng 02 năm 2026",
    grounds=(),
    blocks=(
        Table(
            columns=(
                Column("TT", 1, "center"),
                Column("Họ và tên", 5),
                Column("Nam", 3, "center", "Ngày sinh"),
                Column("Nữ", 3, "center", "Ngày sinh"),
                Column("Ghi chú", 4),
            ),
            rows=(
                ("Chi bộ Thôn Đông (40 đảng viên)",),
                *((str(n), "Nguyễn Thị Ánh", "", "15/3/1970", "") for n in range(1, 41)),
                ("Chi bộ Thôn Tây (20 đảng viên)",),
                *((str(n), "Trần Văn Ba", "02/02/1965", "", "") for n in range(41, 61)),
            ),
            dense=True,
        ),
    ),
    signatures=(
        Signature("Lê Minh Chi", "", "NGƯỜI LẬP BIỂU"),
        Signature("Trần Văn Bình", "BÍ THƯ", "T/M CHI BỘ"),
    ),
    recipients=(),
    orientation="landscape",
    page_numbers="of_total",
    closing="Danh sách này có 60 đảng viên, {pages} trang",
)

BUNDLE = Bundle("Báo cáo năm 2026", (CONGRESS, MONTHLY, REPORT))


def filled(lines, *blocks):
    """A paper whose last blocks come after `lines` short paragraphs: for looking at page ends."""
    fillers = tuple(Paragraph(f"Dòng {n}") for n in range(lines))
    return replace(MONTHLY, grounds=(), blocks=(*fillers, *blocks))
