"""A PDF read back by poppler: where its words stand, in which type."""

import re
import subprocess
import zlib
from tempfile import NamedTemporaryFile
from typing import NamedTuple
from xml.etree import ElementTree

POINT = 25.4 / 72
XHTML = "{http://www.w3.org/1999/xhtml}"


class Word(NamedTuple):
    """Millimetres from the upper left corner of its page; pages count from one."""

    text: str
    page: int
    left: float
    top: float
    right: float
    bottom: float


def words(pdf):
    """Every word in reading order."""
    tree = ElementTree.fromstring(poppler("pdftotext", pdf, "-bbox"))
    sides = ("xMin", "yMin", "xMax", "yMax")
    return [
        Word(word.text, number, *(float(word.get(side)) * POINT for side in sides))
        for number, page in enumerate(tree.iter(f"{XHTML}page"), 1)
        for word in page.iter(f"{XHTML}word")
    ]


def lines(pdf):
    """Page number → its lines of words, from top to bottom."""
    pages = {}
    for word in sorted(words(pdf), key=lambda word: (word.page, round(word.bottom), word.left)):
        page = pages.setdefault(word.page, {})
        page.setdefault(round(word.bottom), []).append(word)
    return {number: list(page.values()) for number, page in pages.items()}


def types(pdf):
    """Piece of text → (size in points, bold, italic)."""
    xml = poppler("pdftohtml", pdf, "-xml", "-stdout", "-i", "-zoom", "1", "-fontfullname")
    tree = ElementTree.fromstring(re.sub(r"<!DOCTYPE[^>]*>", "", xml))
    fonts = {font.get("id"): font for font in tree.iter("fontspec")}
    return {
        "".join(text.itertext()).strip(): _type(fonts[text.get("font")])
        for text in tree.iter("text")
    }


def information(pdf, *options):
    return poppler("pdfinfo", pdf, *options)


def poppler(program, pdf, *options):
    """What `program` of poppler-utils prints about the bytes `pdf`."""
    with NamedTemporaryFile(suffix=".pdf") as file:
        file.write(pdf)
        file.flush()
        target = ["-"] if program == "pdftotext" else []
        command = [program, *options, file.name, *target]
        return subprocess.run(command, capture_output=True, check=True).stdout.decode()


def objects(pdf):
    """The dictionaries of the file, unpacked: for what poppler does not tell."""
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL)
    return b"\n".join(_inflated(stream) for stream in streams).decode("latin-1")


def _inflated(stream):
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return stream


def _type(font):
    family = font.get("family")
    return int(font.get("size")), "Bold" in family, "Italic" in family
