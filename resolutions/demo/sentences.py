"""What stands around the targets of a cell resolution, in sentences of our own."""

from chibo.demo import Sort

DONE_WELL = (
    "Chi bộ giữ được nền nếp sinh hoạt, đoàn kết, thống nhất; ý kiến của đảng viên được trao đổi "
    "thẳng thắn và có kết luận rõ ràng.",
    "Công tác tư tưởng đi trước một bước; những việc mới, việc khó đều được bàn kỹ trong chi bộ "
    "trước khi triển khai.",
    "Đảng viên gương mẫu, nhận việc cụ thể và báo cáo kết quả ở kỳ sinh hoạt sau.",
    "Việc kiểm tra, giám sát làm theo kế hoạch, nhắc nhở kịp thời những biểu hiện chậm trễ.",
    "Công tác tạo nguồn được quan tâm; quần chúng ưu tú được giao việc, theo dõi và giúp đỡ.",
)
FELL_SHORT = (
    "Nội dung một số kỳ sinh hoạt còn nặng về thông báo, thời gian thảo luận chưa nhiều.",
    "Nguồn kết nạp đảng viên trẻ còn ít; có năm chưa phát hiện được quần chúng phù hợp.",
    "Việc theo dõi kết luận của chi bộ có lúc chưa đến nơi đến chốn.",
    "Một vài chỉ tiêu chưa có cách đo, cuối năm mới đánh giá nên chậm điều chỉnh.",
    "Ứng dụng công nghệ trong quản lý đảng viên, lưu văn bản còn lúng túng.",
)
AIMS = {
    Sort.STREET: "Xây dựng chi bộ trong sạch, vững mạnh; cùng Nhân dân dựng nếp sống văn minh, "
    "giữ tổ dân phố yên bình, sạch đẹp, nghĩa tình.",
    Sort.VILLAGE: "Xây dựng chi bộ trong sạch, vững mạnh; lãnh đạo Nhân dân phát triển sản xuất, "
    "nâng cao thu nhập, giữ vững danh hiệu thôn văn hóa.",
    Sort.SCHOOL: "Xây dựng chi bộ trong sạch, vững mạnh; lãnh đạo nhà trường nâng cao chất lượng "
    "dạy và học, xây dựng môi trường giáo dục thân thiện, an toàn.",
    Sort.HEALTH: "Xây dựng chi bộ trong sạch, vững mạnh; lãnh đạo đơn vị chăm sóc sức khỏe ban đầu "
    "chu đáo, lấy sự hài lòng của người bệnh làm thước đo.",
    Sort.POLICE: "Xây dựng chi bộ trong sạch, vững mạnh; lãnh đạo đơn vị giữ vững an ninh, trật tự "
    "địa bàn, vì Nhân dân phục vụ.",
    Sort.OFFICE: "Xây dựng chi bộ trong sạch, vững mạnh; lãnh đạo cơ quan hoàn thành nhiệm vụ "
    "chính trị, đổi mới cách làm, gọn đầu mối và rõ trách nhiệm.",
}
TASKS = {
    Sort.STREET: (
        "Phân công mỗi đảng viên phụ trách một nhóm hộ, nắm tình hình và phản ánh kịp thời.",
        "Phối hợp Ban Công tác Mặt trận tổ chức ngày chủ nhật xanh, chỉnh trang ngõ, tuyến đường.",
        "Duy trì tổ tự quản về an ninh trật tự, phòng cháy và chữa cháy ở từng cụm dân cư.",
    ),
    Sort.VILLAGE: (
        "Vận động Nhân dân chuyển đổi cây trồng, liên kết tiêu thụ nông sản theo nhóm hộ.",
        "Huy động ngày công, hiến đất mở rộng đường, nạo vét kênh mương trước mùa mưa.",
        "Giữ gìn thuần phong mỹ tục; giúp hộ khó khăn bằng việc làm cụ thể.",
    ),
    Sort.SCHOOL: (
        "Đổi mới sinh hoạt tổ chuyên môn theo nghiên cứu bài học, giúp giáo viên trẻ vững nghề.",
        "Phối hợp với cha mẹ học sinh phòng, chống bạo lực học đường và đuối nước.",
        "Công khai thu chi, thực hiện tốt quy chế dân chủ trong nhà trường.",
    ),
    Sort.HEALTH: (
        "Thực hiện nghiêm quy tắc ứng xử, thái độ phục vụ người bệnh tận tình.",
        "Quản lý tốt người mắc bệnh không lây nhiễm tại cộng đồng, lập hồ sơ sức khỏe điện tử.",
        "Chủ động giám sát, phát hiện sớm ổ dịch, chuẩn bị đủ thuốc và vật tư.",
    ),
    Sort.POLICE: (
        "Nắm chắc địa bàn, giải quyết mâu thuẫn từ khi mới nảy sinh, không để thành điểm nóng.",
        "Nâng cao chất lượng tiếp dân, giải quyết thủ tục nhanh, đúng, thuận tiện.",
        "Rèn luyện kỷ luật, điều lệnh, bản lĩnh và tác phong của cán bộ, chiến sĩ.",
    ),
    Sort.OFFICE: (
        "Rà soát quy trình, bỏ khâu trung gian, giao rõ người, rõ việc, rõ thời hạn.",
        "Đẩy mạnh dùng văn bản điện tử, ký số, lưu trữ tập trung.",
        "Chăm lo đời sống cán bộ, thực hành tiết kiệm, chống lãng phí.",
    ),
}
BUILDING = (
    "Đổi mới nội dung sinh hoạt: chuẩn bị trước, thảo luận tập trung, kết luận ngắn gọn, phân "
    "công người theo dõi.",
    "Rà soát quần chúng ưu tú, cử người giúp đỡ, giao việc để thử thách trước khi xét kết nạp.",
    "Xây dựng kế hoạch kiểm tra, giám sát từ đầu năm; kết luận rõ ưu điểm, khuyết điểm và thời "
    "hạn khắc phục.",
)
OFFICES = {
    Sort.SCHOOL: (
        "Giáo viên",
        "Giáo viên",
        "Giáo viên",
        "Kế toán trường học",
        "Nhân viên thư viện",
    ),
    Sort.HEALTH: ("Bác sĩ", "Y sĩ", "Điều dưỡng", "Dược sĩ", "Nữ hộ sinh"),
    Sort.POLICE: ("Sĩ quan công an", "Cảnh sát khu vực", "Hạ sĩ quan công an"),
    Sort.OFFICE: ("Chuyên viên", "Chuyên viên", "Kế toán", "Văn thư, lưu trữ", "Công chức"),
}
