"""Targets in the wordings of cell resolutions, in sentences of our own.

Braces take a number that fits the cell. Each line goes through the reader like any other text.
"""

from chibo.demo import Sort

# What every cell promises about itself; one wording of each line is drawn.
PARTY = (
    (
        "Hằng năm chi bộ được xếp loại hoàn thành tốt nhiệm vụ trở lên.",
        "Chi bộ mỗi năm đạt mức hoàn thành tốt nhiệm vụ trở lên.",
    ),
    (
        "Mỗi năm kết nạp từ {few:02d} đảng viên trở lên.",
        "Trong nhiệm kỳ kết nạp ít nhất {some:02d} đảng viên mới.",
        "Cả nhiệm kỳ kết nạp {some:02d} - {more:02d} đảng viên.",
    ),
    (
        "Hằng năm 100% đảng viên hoàn thành nhiệm vụ trở lên, trong đó trên 90% hoàn thành tốt "
        "nhiệm vụ.",
        "Hằng năm có từ 85% đảng viên hoàn thành tốt nhiệm vụ trở lên.",
        "Trên 90% đảng viên được xếp loại hoàn thành tốt nhiệm vụ trở lên hằng năm.",
    ),
    (
        "100% đảng viên học tập, quán triệt đầy đủ các nghị quyết, chỉ thị của Đảng hằng năm.",
        "Bình quân hằng năm có trên 95% đảng viên tham gia học tập nghị quyết của Đảng.",
    ),
    (
        "Tỷ lệ đảng viên dự sinh hoạt chi bộ hằng năm đạt từ 90% trở lên.",
        "Mỗi năm bảo đảm trên 92% đảng viên dự sinh hoạt chi bộ định kỳ.",
    ),
    (
        "Mỗi quý tổ chức ít nhất 01 buổi sinh hoạt chuyên đề.",
        "Tổ chức ít nhất 01 kỳ sinh hoạt chuyên đề mỗi quý.",
    ),
    (
        "Hằng năm kiểm tra, giám sát ít nhất {some:02d} đảng viên.",
        "Trong nhiệm kỳ 100% đảng viên được kiểm tra, giám sát ít nhất 01 lần.",
    ),
    (
        "Hằng năm không có đảng viên vi phạm phải xử lý kỷ luật.",
        "Trong nhiệm kỳ không có đảng viên bị xử lý kỷ luật.",
    ),
    (
        "Hằng năm 100% đảng viên đăng ký học tập và làm theo gương Bác bằng việc làm cụ thể.",
        "100% đảng viên đăng ký nội dung làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh hằng "
        "năm.",
    ),
)

# What the people around the cell get from it.
HOMES = (
    "Hằng năm có từ 95% hộ gia đình trở lên đạt danh hiệu gia đình văn hóa.",
    "Đến năm {end} có 98% người dân tham gia bảo hiểm y tế.",
    "Mỗi năm vận động Quỹ Khuyến học được {money} triệu đồng trở lên.",
    "Hằng năm giữ vững danh hiệu khu dân cư văn hóa.",
    "Không để xảy ra vụ cháy, nổ nghiêm trọng trên địa bàn hằng năm.",
    "Hằng năm 90% hộ dân trở lên thực hiện phân loại rác tại nhà.",
)
WORK = {
    Sort.STREET: (
        *HOMES,
        "Trong nhiệm kỳ lắp thêm {more:02d} máy quay an ninh ở các ngõ.",
    ),
    Sort.VILLAGE: (
        *HOMES[:4],
        "Cả nhiệm kỳ làm mới {some:02d} km đường bê tông liên thôn.",
        "Đến năm {end} tỷ lệ hộ nghèo còn dưới 1,5%.",
        "Đến năm {end} 100% hộ dân dùng nước sạch.",
    ),
    Sort.SCHOOL: (
        "Hằng năm từ 98,5% học sinh trở lên hoàn thành chương trình lớp học.",
        "Mỗi năm có ít nhất {some:02d} sáng kiến được công nhận cấp cơ sở.",
        "Đến năm {end} có 90% giáo viên đạt trình độ trên chuẩn.",
        "Hằng năm không có học sinh bỏ học.",
        "Công đoàn nhà trường hằng năm đạt hoàn thành xuất sắc nhiệm vụ.",
        "Hằng năm nhà trường đạt danh hiệu tập thể lao động tiên tiến trở lên.",
    ),
    Sort.HEALTH: (
        "Hằng năm trên 98% trẻ em dưới một tuổi được tiêm chủng đầy đủ.",
        "Mỗi năm khám sức khỏe định kỳ cho ít nhất 95% người cao tuổi.",
        "Hằng năm từ 90% người bệnh trở lên hài lòng với việc khám, chữa bệnh.",
        "Không để xảy ra sai sót chuyên môn nghiêm trọng trong nhiệm kỳ.",
        "Hằng năm tổ chức {some:02d} buổi truyền thông phòng, chống dịch bệnh.",
    ),
    Sort.POLICE: (
        "Hằng năm tỷ lệ điều tra, khám phá án đạt từ 85% trở lên.",
        "Hằng năm giải quyết 100% tin báo, tố giác tội phạm đúng thời hạn.",
        "Mỗi năm xây dựng {few:02d} mô hình điểm về an ninh trật tự.",
        "Hằng năm đơn vị đạt danh hiệu đơn vị quyết thắng.",
        "Hằng năm không có cán bộ, chiến sĩ vi phạm kỷ luật.",
    ),
    Sort.OFFICE: (
        "Hằng năm cơ quan hoàn thành 100% nhiệm vụ chính trị được giao.",
        "Hằng năm từ 98% hồ sơ trở lên được giải quyết đúng hạn.",
        "Công đoàn cơ quan hằng năm đạt vững mạnh xuất sắc.",
        "Đến năm {end} số hóa 80% tài liệu lưu trữ.",
        "Mỗi năm có ít nhất {few:02d} sáng kiến được áp dụng.",
    ),
}
