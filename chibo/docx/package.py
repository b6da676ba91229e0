"""The file around the text: properties, and a zip whose bytes depend on nothing but the paper."""

import datetime
import io
import zipfile

from docx.oxml.ns import qn

from chibo.documents import documents_of
from chibo.docx.styles import LANGUAGE

_UNDATED = datetime.date(2000, 1, 1)
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)


def describe(file, paper):
    """Title, issuer, language and date; the date is the paper's own, not the clock's."""
    first = documents_of(paper)[0]
    dated = datetime.datetime.combine(first.dated_on or _UNDATED, datetime.time())
    properties = file.core_properties
    properties.title, properties.author = paper.title[:255], first.masthead.body[:255]
    properties.created = properties.modified = dated
    properties.language, properties.comments = LANGUAGE, ""
    _speak_current_word(file.settings.element)


def packed(file):
    """The bytes of `file`, members in their order, each with the same time stamp."""
    written, fixed = io.BytesIO(), io.BytesIO()
    file.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(fixed, "w") as target:
        for member in source.infolist():
            entry = zipfile.ZipInfo(member.filename, _ZIP_EPOCH)
            target.writestr(entry, source.read(member), zipfile.ZIP_DEFLATED)
    return fixed.getvalue()


def _speak_current_word(settings):
    """Without this Word opens the file in compatibility mode and lays it out otherwise."""
    mode = settings.xpath(".//w:compatSetting[@w:name='compatibilityMode']")[0]
    mode.set(qn("w:val"), "15")
