"""What a member has learnt: item 17 of form 2-HSĐV, and courses."""

from django.db.models import TextChoices


class ProfessionalLevel(TextChoices):
    """Level of training, in the steps that statistics use."""

    ELEMENTARY = "elementary", "Công nhân kỹ thuật, sơ cấp"
    INTERMEDIATE = "intermediate", "Trung cấp"
    COLLEGE = "college", "Cao đẳng"
    UNIVERSITY = "university", "Đại học"
    MASTER = "master", "Thạc sĩ"
    DOCTOR = "doctor", "Tiến sĩ"
    DOCTOR_OF_SCIENCE = "doctor_of_science", "Tiến sĩ khoa học"


class Degree(TextChoices):
    """Highest degree (học vị)."""

    BACHELOR = "bachelor", "Cử nhân"
    ENGINEER = "engineer", "Kỹ sư"
    PHYSICIAN = "physician", "Bác sĩ"
    PHARMACIST = "pharmacist", "Dược sĩ"
    MASTER = "master", "Thạc sĩ"
    DOCTOR = "doctor", "Tiến sĩ"
    DOCTOR_OF_SCIENCE = "doctor_of_science", "Tiến sĩ khoa học"


class AcademicTitle(TextChoices):
    """Academic title (học hàm)."""

    ASSOCIATE = "associate", "Phó Giáo sư"
    PROFESSOR = "professor", "Giáo sư"


class TheoryLevel(TextChoices):
    """Level of political theory."""

    ELEMENTARY = "elementary", "Sơ cấp"
    INTERMEDIATE = "intermediate", "Trung cấp"
    ADVANCED = "advanced", "Cao cấp"
    BACHELOR = "bachelor", "Cử nhân"


class TheoryMode(TextChoices):
    """How political theory was studied."""

    FULL_TIME = "full_time", "Tập trung"
    PART_TIME = "part_time", "Không tập trung"


class TrainingKind(TextChoices):
    """What a course was about (item 22 of form 2-HSĐV)."""

    PROFESSIONAL = "professional", "Chuyên môn, nghiệp vụ"
    THEORY = "theory", "Lý luận chính trị"
    NEW_MEMBER = "new_member", "Lớp đảng viên mới"
    OTHER = "other", "Bồi dưỡng khác"
