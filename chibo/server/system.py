"""What the machine must offer. Runs before anything is installed: standard library only.

`python system.py [--test]` prints the Debian packages that are missing, on one line.
"""

import ctypes
import importlib.util
import shutil
import struct
import sys
from pathlib import Path

# The libraries WeasyPrint opens, and the package of each; their own needs come with them.
LIBRARIES = {
    "libpango-1.0.so.0": "libpango-1.0-0",
    "libpangoft2-1.0.so.0": "libpangoft2-1.0-0",
    "libharfbuzz-subset.so.0": "libharfbuzz-subset0",
}
FONT = "LiberationSerif-Regular.ttf"
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def missing_packages(*, test):
    """The packages of Debian and Ubuntu to install, judged by what is really there."""
    missing = [] if importlib.util.find_spec("ensurepip") else ["python3-venv"]
    missing += [package for name, package in LIBRARIES.items() if not _opens(name)]
    if not any(_knows_vietnamese(path) for path in _fonts()):
        missing.append("fonts-liberation2")
    if test and not any(map(shutil.which, BROWSERS)):
        missing.append("chromium")
    if test and not (shutil.which("pdftotext") and shutil.which("pdftoppm")):
        missing.append("poppler-utils")
    return missing


def _opens(library):
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _fonts():
    for folder in FONT_FOLDERS:
        yield from Path(folder).expanduser().rglob(FONT)


def _knows_vietnamese(path):
    """Liberation has ơ, ư and the accented vowels from version 2 on; the table `head` tells."""
    data = path.read_bytes()
    (tables,) = struct.unpack_from(">H", data, 4)
    for index in range(tables):
        tag, _, offset, _ = struct.unpack_from(">4sLLL", data, 12 + 16 * index)
        if tag == b"head":
            return struct.unpack_from(">H", data, offset + 4)[0] >= 2
    return False


if __name__ == "__main__":
    print(*missing_packages(test="--test" in sys.argv))
