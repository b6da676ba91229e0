"""The backup file: one tar with a manifest, the database's dump, the files and the keys.

The encryption key is inside unless it is left out on purpose: without it the encrypted columns of
a lost machine are lost for good. So the file is as confidential as the records themselves.
"""

import hashlib
import io
import json
import os
import shutil
import tarfile
from pathlib import Path, PurePosixPath

from chibo.server.trouble import Trouble

VERSION = 1
MANIFEST, DUMP, KEY = "manifest.json", "database.dump", "secrets/encryption-key"
SECRETS = ("encryption-key", "demo-password")


def digest(path):
    """SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def contents(places, dump, *, with_key):
    """{name in the archive: file on disk} of everything that is kept."""
    found = {DUMP: dump}
    for name in SECRETS:
        path = places.secrets / name
        if path.exists() and (with_key or f"secrets/{name}" != KEY):
            found[f"secrets/{name}"] = path
    for path in sorted(places.files.rglob("*")) if places.files.exists() else []:
        if path.is_file():
            found[f"files/{path.relative_to(places.files).as_posix()}"] = path
    return found


def write(target, parts, **facts):
    """Write the archive under another name and put it in place whole; never over another file."""
    target = Path(target).absolute()
    if target.exists():
        raise Trouble(f"Tệp {target} đã có, không ghi đè: hãy chọn tên khác.")
    if not target.parent.is_dir():
        raise Trouble(f"Không có thư mục {target.parent}.")
    fresh = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            _fill(file, parts, facts)
            file.flush()
            os.fsync(file.fileno())
        os.link(fresh, target)
    except FileExistsError as error:
        raise Trouble(f"Tệp {target} đã có, không ghi đè: hãy chọn tên khác.") from error
    finally:
        fresh.unlink(missing_ok=True)


def _fill(file, parts, facts):
    sums = {name: digest(path) for name, path in parts.items()}
    manifest = json.dumps({**facts, "version": VERSION, "sha256": sums}, indent=1).encode()
    with tarfile.open(fileobj=file, mode="w") as tar:
        head = tarfile.TarInfo(MANIFEST)
        head.size, head.mode = len(manifest), 0o600
        tar.addfile(head, io.BytesIO(manifest))
        for name, path in parts.items():
            tar.add(path, arcname=name, recursive=False)


def unpack(source, folder):
    """Check every part against the manifest and lay it out in a folder; returns the manifest."""
    try:
        with tarfile.open(source) as tar:
            manifest = json.loads(tar.extractfile(MANIFEST).read())
            if manifest["version"] != VERSION:
                raise Trouble(f"Tệp {source} do một bản Chibo mới hơn lập: hãy nâng cấp trước.")
            for name, expected in manifest["sha256"].items():
                _lay_out(tar, name, expected, folder)
    except FileNotFoundError as error:
        raise Trouble(f"Không có tệp {source}.") from error
    except (tarfile.TarError, EOFError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise Trouble(
            f"Tệp {source} không phải bản sao lưu của Chibo hoặc đã hỏng; chưa có gì thay đổi."
        ) from error
    return manifest


def _lay_out(tar, name, expected, folder):
    path = folder / name
    if ".." in PurePosixPath(name).parts or not path.is_relative_to(folder):
        raise ValueError(name)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tar.extractfile(name) as inside, path.open("wb") as outside:
        shutil.copyfileobj(inside, outside)
    if digest(path) != expected:
        raise ValueError(name)
