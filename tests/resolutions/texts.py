"""An invented congress resolution as a web page gives it: debris, headings, three targets."""

TEXT = """\
Đại hội Chi bộ Hợp tác xã Sông Trong lần thứ IV thành công tốt đẹp
12-06-2025
215 lượt xem

Đại hội Chi bộ Hợp tác xã Sông Trong lần thứ IV, nhiệm kỳ 2025-2030 được tổ chức ngày 10 tháng 6 \
năm 2025, tại nhà văn hóa thôn. Đại hội đã thống nhất ban hành Nghị quyết với các nội dung sau:

1. Đánh giá kết quả nhiệm kỳ 2020 - 2025

– Đại hội tán thành báo cáo chính trị do chi ủy trình bày. Chi bộ đã kết nạp 03 đảng viên.

2. Phương hướng, chỉ tiêu nhiệm kỳ 2025 - 2030

2.1. Chỉ tiêu

1. Kết nạp từ 02 đảng viên trở lên; hằng năm chi bộ hoàn thành tốt nhiệm vụ trở lên.
2. 100% đảng viên được học tập, quán triệt nghị quyết.

2.2. Nhiệm vụ và giải pháp

a. Công tác xây dựng Đảng

– Giữ nền nếp sinh hoạt chi bộ hằng tháng.

Đại hội kêu gọi cán bộ, đảng viên đoàn kết thực hiện thắng lợi Nghị quyết.
"""
