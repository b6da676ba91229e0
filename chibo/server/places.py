"""Where everything a running Chibo keeps lies on disk."""

import hashlib
import os
import shutil
import stat
from dataclasses import dataclass
from pathlib import Path

from chibo.server.trouble import Trouble

ROOM = 200  # megabytes: a write-ahead log of the database and some files
ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Places:
    """The data folder (`.data/` unless CHIBO_DATA says otherwise) and what is inside it."""

    data: Path

    @classmethod
    def from_environment(cls):
        """The data folder of this checkout, or the one named by CHIBO_DATA."""
        return cls(Path(os.environ.get("CHIBO_DATA") or ROOT / ".data").absolute())

    @property
    def cluster(self):
        return self.data / "postgres"

    @property
    def secrets(self):
        return self.data / "secrets"

    @property
    def log(self):
        return self.data / "log"

    @property
    def files(self):
        return self.data / "files"

    @property
    def run_lock(self):
        return self.data / "run.lock"

    @property
    def cluster_lock(self):
        return self.data / "postgres.lock"

    @property
    def sockets(self):
        """A short folder: a socket's path may have 107 bytes, a data folder's may have more.

        Always below /tmp, not XDG_RUNTIME_DIR: a command from cron must find the server that was
        started from the desktop.
        """
        digest = hashlib.sha256(os.fsencode(self.data.resolve())).hexdigest()[:16]
        return Path(f"/tmp/chibo-{os.geteuid()}-{digest}")

    @property
    def keeper(self):
        return self.sockets / "keeper"

    def make(self):
        """Create what is missing, closed to other accounts."""
        try:
            self.data.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._refuse_strangers()
            self.secrets.mkdir(mode=0o700, exist_ok=True)
            self.log.mkdir(mode=0o700, exist_ok=True)
            probe = self.data / f".probe-{os.getpid()}"
            probe.write_bytes(b"x")
            probe.unlink()
        except PermissionError as error:
            raise Trouble(
                f"Không ghi được vào thư mục {self.data}: hãy chạy bằng tài khoản sở hữu thư mục "
                "này, hoặc đặt CHIBO_DATA trỏ tới thư mục khác."
            ) from error

    def _refuse_strangers(self):
        """Root could write here too, and would leave files behind that the owner cannot."""
        owner = self.data.stat().st_uid
        if owner != os.geteuid():
            raise Trouble(
                f"Thư mục {self.data} thuộc tài khoản khác (số {owner}): hãy chạy bằng tài khoản "
                "ấy, hoặc đặt CHIBO_DATA trỏ tới thư mục khác."
            )

    def enough_room(self):
        """Refuse to start on a disk that would fill up within the first minutes."""
        if shutil.disk_usage(self.data).free < ROOM * 1024 * 1024:
            raise Trouble(
                f"Ổ đĩa chứa {self.data} còn dưới {ROOM} MB: hãy giải phóng chỗ rồi chạy lại."
            )

    def make_sockets(self):
        """Create the socket folder; refuse one that somebody else put there first."""
        self.sockets.mkdir(mode=0o700, exist_ok=True)
        found = self.sockets.lstat()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid not in self._own_accounts():
            raise Trouble(
                f"Thư mục {self.sockets} thuộc về tài khoản khác: hãy xóa nó rồi chạy lại."
            )
        self.sockets.chmod(0o700)

    def _own_accounts(self):
        """Ours, and the account that root lets the server run as."""
        server = {self.cluster.stat().st_uid} if self.cluster.exists() else set()
        return {os.geteuid()} | server
