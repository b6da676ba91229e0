"""Which fields the form of each step has, in their order, and what they are called there."""

from members.enums import Step

VOTE = {"votes_for": "", "votes_base": ""}
PERSON = {"person": "", "person_name": ""}
FIELDS = {
    Step.LISTED: {"on": "Đưa vào danh sách ngày"},
    Step.CERTIFIED: {
        "on": "Ngày cấp giấy chứng nhận",
        "number": "Số giấy chứng nhận",
        "issuer": "Nơi cấp",
    },
    Step.INTRODUCED: {
        **PERSON,
        "since": "Cùng công tác hoặc cư trú với người này từ ngày",
        "on": "Ngày viết giấy giới thiệu",
    },
    Step.BACKED: {
        "issuer": "Tổ chức giới thiệu",
        "number": "Số nghị quyết",
        "on": "Ngày nghị quyết",
    },
    Step.VOTED: {
        "on": "Ngày họp chi bộ",
        "number": "Số nghị quyết của chi bộ",
        **VOTE,
        "consent": "",
    },
    Step.DECIDED: {
        "on": "Ngày ký quyết định",
        "number": "Số quyết định",
        "issuer": "Cấp ủy quyết định",
        "since": "Chi bộ nhận quyết định ngày",
    },
    Step.CEREMONY: {
        "on": "Ngày làm lễ",
        "person": "Đảng viên chính thức giúp đỡ",
        "person_name": "",
    },
    Step.DROPPED: {"on": "Thôi xem xét từ ngày"},
    Step.MENTORED: {"on": "Phân công ngày", **PERSON},
    Step.TAUGHT: {
        "on": "Ngày cấp giấy chứng nhận",
        "number": "Số giấy chứng nhận",
        "issuer": "Nơi cấp",
    },
    Step.PROPOSED: {"on": "Ngày họp chi bộ", "number": "Số nghị quyết của chi bộ", **VOTE},
    Step.MOVED: {
        "unit": "Chuyển đến",
        "on": "Từ ngày",
        "number": "Số giấy giới thiệu nội bộ hoặc quyết định",
    },
    Step.TRANSFERRED: {
        "place": "Chuyển đến tổ chức đảng",
        "on": "Ngày giấy giới thiệu (từ ngày này không còn trong chi bộ)",
        "number": "Số giấy giới thiệu",
        "since": "Ngày có quyết định hoặc chuyển nơi ở",
        "until": "Đã đóng đảng phí đến hết ngày",
    },
    Step.RECEIVED: {"on": "Ngày nơi đến tiếp nhận", "number": "Số phiếu báo"},
    Step.ARRIVED: {
        "unit": "",
        "place": "Từ tổ chức đảng",
        "on": "Ngày tiếp nhận vào chi bộ",
        "number": "Số giấy giới thiệu",
        "since": "Ngày giấy giới thiệu",
        "until": "Đã đóng đảng phí đến hết ngày",
    },
    Step.READMITTED: {
        "unit": "",
        "on": "Ngày làm lễ kết nạp lại",
        "number": "Số quyết định",
        "issuer": "Cấp ủy quyết định",
        "consent": "Văn bản đồng ý của ban thường vụ tỉnh ủy",
    },
    Step.AWAY: {
        "form": "Lý do",
        "host": "",
        "place": "Nơi sinh hoạt tạm thời khác",
        "on": "Từ ngày",
        "until": "Đến ngày",
        "number": "Số giấy giới thiệu",
    },
    Step.RETURNED: {"on": "Về sinh hoạt lại từ ngày"},
    Step.EXEMPTED: {
        "form": "Lý do",
        "on": "Được miễn từ ngày",
        "number": "Số nghị quyết hoặc quyết định",
        "issuer": "Nơi quyết định",
    },
    Step.RESUMED: {"on": "Sinh hoạt lại từ ngày", "number": "Số văn bản"},
    Step.SUSPENDED: {
        "on": "Đình chỉ từ ngày",
        "number": "Số quyết định",
        "issuer": "Cấp ủy quyết định",
    },
    Step.REINSTATED: {"on": "Sinh hoạt lại từ ngày", "number": "Số văn bản"},
    Step.BADGE: {
        "form": "Mức",
        "on": "Ngày trao tặng",
        "number": "Số quyết định",
        "issuer": "Nơi quyết định",
        "early": "",
    },
    Step.REWARDED: {
        "form": "Hình thức",
        "on": "Ngày quyết định",
        "number": "Số quyết định",
        "issuer": "Cấp khen thưởng",
    },
    Step.DISCIPLINED: {
        "form": "Hình thức",
        "on": "Ngày công bố quyết định",
        "number": "Số quyết định",
        "issuer": "Cấp quyết định",
    },
    Step.REMOVED: {
        "on": "Không còn trong danh sách từ ngày",
        **VOTE,
        "number": "Số quyết định",
        "issuer": "Cấp ủy quyết định",
    },
    Step.EXPELLED: {
        "on": "Không còn trong danh sách từ ngày",
        **VOTE,
        "number": "Số quyết định",
        "issuer": "Cấp ủy quyết định",
    },
    Step.RESIGNED: {
        "on": "Không còn trong danh sách từ ngày",
        "number": "Số quyết định",
        "issuer": "Cấp ủy quyết định",
    },
    Step.DIED: {"on": "Ngày từ trần"},
}
# What a step cannot be written without, beside its day.
REQUIRED = {
    Step.INTRODUCED: ("since",),
    Step.TRANSFERRED: ("place",),
    Step.ARRIVED: ("place",),
    Step.AWAY: ("until",),
    Step.BADGE: ("number",),
    Step.DISCIPLINED: ("number", "issuer"),
}
