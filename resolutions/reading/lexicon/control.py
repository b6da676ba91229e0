"""Words of control: discipline, inspection and supervision."""

from .rule import Rule

RULES = (
    Rule(
        "disciplined_members",
        r"vi phạm|kỷ luật|suy thoái|sai phạm",
        unless=r"giữ (?:vững|nghiêm)|chấp hành",
        subjects=("members",),
        zero=True,
    ),
    Rule(
        "disciplined_members",
        r"vi phạm (?:kỷ luật|điều lệ|tư cách|các nguyên tắc)|bị (?:xử lý |thi hành )?kỷ luật|phải "
        r"xử lý kỷ luật",
        unless=r"học sinh|người dân|nhân dân|công chức|viên chức|giáo viên|chi bộ|tổ chức đảng",
        zero=True,
    ),
    Rule(
        "disciplined_members",
        r"(?:bị|phải|xử lý|thi hành)[^;]*kỷ luật|vi phạm",
        unless=r"không (?:bị |có )?(?:ai )?vi phạm|không để|kiểm tra|giám sát|nêu gương|chấp hành"
        r"|dấu hiệu|phát hiện",
        subjects=("members",),
        measures=("percent", "count"),
    ),
    Rule(
        "members_inspected",
        r"kiểm tra|giám sát|ktgs",
        unless=r"cuộc|bài kiểm tra|tổ chức đảng|giám sát cộng đồng|kiểm tra sức khỏe|kiểm tra "
        r"công vụ",
        subjects=("members",),
        counted=r"%|đảng viên|đồng chí|lượt|đ/c|cấp ủy viên",
    ),
    Rule(
        "inspections",
        r"kiểm tra|giám sát|ktgs",
        unless=r"bài kiểm tra|giám sát cộng đồng|nhân dân|kiểm tra sức khỏe|công trình|an toàn"
        r"|vệ sinh|học kỳ|kiểm tra công vụ|phản biện|phòng cháy|cháy nổ|bắn|huấn luyện",
    ),
)
