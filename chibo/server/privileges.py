"""How a database server that refuses to run as root is run by root all the same.

A user namespace in which root has another number is best: the files keep their owner. Containers
often forbid it; there the server runs as `nobody`, and where the checkout lies in a folder closed
to others, with the one capability that lets it in.
"""

import os
import pwd
import subprocess
from dataclasses import dataclass

from chibo.server.trouble import Trouble


@dataclass(frozen=True)
class Standing:
    """What stands before a command of PostgreSQL, and who must own its files (None: no matter)."""

    prefix: tuple[str, ...] = ()
    uid: int | None = None
    gid: int | None = None


# The shell's parent is whoever started us, or already somebody else.
UNLESS_ORPHANED = '[ "$PPID" = "$0" ] || exit 1; exec "$@"'


def tied(command, signal="INT"):
    """The command, ending by this signal when whoever started it is gone, however it went.

    First the wish for the signal, then a look at who the parent is: no signal comes for a parent
    that died before the wish, and such a one is no longer the parent.
    """
    own = str(os.getpid())
    return ["setpriv", "--pdeathsig", signal, "sh", "-c", UNLESS_ORPHANED, own, *command]


def standing(cluster, binary):
    """The right standing for this account and this cluster folder, existing or not."""
    if os.geteuid() != 0:
        return Standing()
    owner = cluster.stat() if cluster.exists() else None
    if owner is None or owner.st_uid == 0:
        mapped = Standing(("unshare", "--user", f"--map-user={_someone()}"))
        if _works(mapped, binary, cluster):
            return mapped
        nobody = pwd.getpwnam("nobody")
        return _as_account(nobody.pw_uid, nobody.pw_gid, cluster, binary)
    return _as_account(owner.st_uid, owner.st_gid, cluster, binary)


def _as_account(uid, gid, cluster, binary):
    words = ("setpriv", f"--reuid={uid}", f"--regid={gid}", "--clear-groups")
    let_in = ("--inh-caps=+dac_override", "--ambient-caps=+dac_override")
    for prefix in (words, words + let_in):
        candidate = Standing(prefix, uid, gid)
        if _works(candidate, binary, cluster):
            return candidate
    raise Trouble(
        "Không chạy được cơ sở dữ liệu dưới quyền root trong máy này: hãy chạy bằng một tài khoản "
        "thường, hoặc đặt DATABASE_URL trỏ tới một PostgreSQL có sẵn."
    )


def _works(candidate, binary, cluster):
    """Really tried: `access` does not count capabilities."""
    return all(
        subprocess.run([*candidate.prefix, *command], capture_output=True, check=False).returncode
        == 0
        for command in ([str(binary), "--version"], ["ls", str(cluster.parent)])
    )


def _someone():
    """Some account of this machine that is not root: the server looks its own name up."""
    return min(entry.pw_uid for entry in pwd.getpwall() if entry.pw_uid > 0)


def hand_over(folder, new_standing):
    """Give a folder and all in it to the account the server runs as."""
    if new_standing.uid is None or folder.stat().st_uid == new_standing.uid:
        return
    for path in (folder, *folder.rglob("*")):
        os.chown(path, new_standing.uid, new_standing.gid, follow_symlinks=False)
