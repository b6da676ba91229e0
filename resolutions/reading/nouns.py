"""What targets count: nouns of people, events, things, money and measures."""

import re

PERSONS = (
    r"đảng viên(?: (?:mới|nữ|trẻ))?", r"đồng chí", r"đ/c", r"đv", r"quần chúng(?: ưu tú)?",
    r"đoàn viên(?: ưu tú)?", r"hội viên", r"cán bộ", r"công chức", r"viên chức", r"người lao động",
    r"giáo viên", r"học sinh", r"sinh viên", r"chiến sĩ", r"công nhân", r"thanh niên", r"phụ nữ",
    r"lượt người", r"cá nhân", r"người", r"em", r"cháu", r"thành viên", r"cấp ủy viên", r"gương",
)  # fmt: skip
BODIES = (
    r"chi bộ", r"đảng bộ", r"chi ủy", r"tổ chức đảng",
        r"tổ đảng", r"tổ chức(?: cơ sở đảng)?", r"chi đoàn",
    r"chi hội", r"công đoàn(?: cơ sở)?", r"đoàn thể", r"đơn vị", r"cơ quan", r"tập thể", r"trường",
    r"hộ(?: (?:dân|gia đình|nghèo|cận "
    r"nghèo))?", r"gia đình", r"doanh nghiệp", r"hợp tác xã", r"htx",
    r"tổ hợp tác", r"tổ dân phố", r"thôn",
        r"xã", r"phường", r"khu dân cư", r"ấp", r"bản", r"xóm", r"đoàn",
)  # fmt: skip
EVENTS = (
    r"cuộc(?: (?:kiểm tra|giám sát|họp|vận động|đối "
    r"thoại))?", r"lần", r"lượt", r"buổi(?: sinh hoạt)?",
    r"kỳ(?: (?:họp|sinh hoạt))?", r"hội nghị", r"hội thảo", r"đợt", r"chuyên đề", r"lớp", r"khóa",
    r"vụ(?: việc)?", r"trường hợp", r"phong trào", r"hội thi", r"chuyến", r"hoạt động",
)  # fmt: skip
THINGS = (
    r"sáng kiến", r"giải pháp", r"đề tài",
        r"công trình", r"mô hình", r"phần việc", r"việc(?: làm)?",
    r"nhiệm vụ", r"chỉ tiêu", r"tiêu chí",
        r"giải(?: thưởng)?", r"huy chương", r"tin(?:,? bài)?", r"bài(?: viết)?",
    r"sản phẩm", r"dự án", r"suất(?: quà)?",
        r"căn nhà", r"nhà(?: tình nghĩa| đại đoàn kết)?", r"cây(?: xanh)?",
    r"huy hiệu", r"cờ(?: thi đua)?", r"bằng khen",
        r"giấy khen", r"điểm", r"đơn vị máu", r"câu lạc bộ",
    r"báo cáo", r"nội dung", r"danh hiệu",
        r"tuyến đường", r"hồ sơ", r"đề án", r"nghị quyết", r"việc mới",
)  # fmt: skip
MONEY = r"(?:nghìn |ngàn |triệu |tỷ )?đồng(?! chí)|tỷ(?: đồng)?|triệu(?: đồng)?|usd"
MEASURES = (
    r"triệu tấn|tấn|tạ|yến|kg|ha|hecta|héc ta|m2|m3|m²|m³|km2|km|mét|lít|kwh|mw|ml|sào|mẫu|giờ"
)

_COUNTED = sorted((*PERSONS, *BODIES, *EVENTS, *THINGS), key=len, reverse=True)
COUNTED = "(?:" + "|".join(_COUNTED) + r")\b"
NUMBERED = rf"(?:%|‰|phần trăm|{COUNTED}|trở lên|trở xuống|(?:{MONEY}|{MEASURES})\b)"
# Names that carry a number ("chi bộ 3", "tổ dân phố số 5", "mức độ 4"), as against a count of them.
NAMED = (
    r"(?:chi bộ|tổ dân phố|tổ|thôn|ấp|bản|xóm|khóm|khu phố|khu vực|khu|phường|quận|đội|phòng|cụm"
    r"|khối|số|đường"
    r"|quốc lộ|tỉnh lộ|mức độ|mức|cấp độ|cấp|loại|hạng|bậc|lớp|điều|khoản|mục|phần|mẫu|biểu|vùng"
    r"|nhóm|giai đoạn)"
)
PER_TAIL = r"(?: ?/ ?(?:đầu )?[^\W\d_]+(?: viên| bộ| dân)?)*"
WORD_AFTER = re.compile(r"\s*([^\W\d_]+(?: [^\W\d_]+)?)")
NOT_A_NOUN = frozenset(
    [
        "và",
        "của",
        "trong",
        "tại",
        "năm",
        "tháng",
        "ngày",
        "về",
        "là",
        "đến",
        "khi",
        "được",
        "hoặc",
        "với",
        "cho",
        "do",
        "bởi",
        "ở",
        "từ",
        "trên",
        "dưới",
        "so",
        "có",
        "thì",
        "mà",
        "nhằm",
        "để",
        "theo",
        "tuổi",
        "không",
        "đạt",
        "tăng",
        "giảm",
        "trở",
    ]
)
