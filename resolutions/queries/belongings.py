"""What of resolutions goes along when one record of a person is given up for another.

An issued paper keeps its bytes and the name that was printed; who that is stands beside it.
"""

from members.queries import Belonging
from resolutions.models import Resolution

BELONGINGS = (Belonging(Resolution, "nghị quyết đã ký", column="signatory_member", named=True),)
