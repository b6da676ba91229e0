"""Names for the demo, put together from common family, middle and given names."""

from members.enums import Gender

FAMILY = (
    *("Nguyễn",) * 9,
    *("Trần",) * 4,
    *("Lê",) * 4,
    *("Phạm",) * 3,
    *("Hoàng", "Phan", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Đinh", "Trương"),
    *("Đoàn", "Mai", "Lương", "Tạ", "Cao", "Châu", "Tô", "Hà", "Thái"),
)
MIDDLE = {
    Gender.MALE: ("Văn", "Văn", "Văn", "Đức", "Quang", "Hữu", "Công", "Minh", "Xuân", "Đình", "Bá"),
    Gender.FEMALE: ("Thị", "Thị", "Thị", "Thị Thanh", "Thị Thu", "Ngọc", "Thị Kim", "Bích", "Thúy"),
}
GIVEN = {
    Gender.MALE: (
        "An Bảo Bình Cường Chiến Dũng Dương Đạt Đông Đức Giang Hải Hào Hiếu Hòa Hùng Huy Khánh "
        "Khoa Kiên Lâm Long Lợi Mạnh Nam Nghĩa Nhân Phong Phúc Quân Quý Sơn Tài Tâm Thành Thắng "
        "Thịnh Toàn Trung Tuấn Tùng Việt Vinh Vượng Ước"
    ),
    Gender.FEMALE: (
        "Anh Ánh Bình Châu Chi Cúc Diệp Dung Duyên Đào Giang Hà Hạnh Hằng Hiền Hoa Hồng Huệ Hương "
        "Lan Liên Linh Loan Mai Minh Nga Ngân Nhung Oanh Phượng Quyên Tâm Thảo Thơm Thủy Trang "
        "Tuyết Uyên Vân Xuân Yến Ý"
    ),
}


def invent_name(rng, gender, taken):
    """A name nobody in `taken` has; it is added there."""
    while True:
        parts = (rng.choice(FAMILY), rng.choice(MIDDLE[gender]), rng.choice(GIVEN[gender].split()))
        name = " ".join(parts)
        if name not in taken:
            taken.add(name)
            return name
