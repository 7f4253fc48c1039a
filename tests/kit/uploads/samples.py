"""Small files of each kind that is taken, and of some that are not."""

import io
import zipfile


def archive(**parts):
    """An archive with these parts; a double underscore in a name stands for a slash."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as zipped:
        for name, content in parts.items():
            zipped.writestr(name.replace("__", "/").replace("_DOT_", "."), content)
    return made.getvalue()


TYPES = {"[Content_Types].xml": b"<Types/>"}
DOCX = archive(**TYPES, word__document_DOT_xml=b"<w/>")
XLSX = archive(**TYPES, xl__workbook_DOT_xml=b"<w/>")
PPTX = archive(**TYPES, ppt__presentation_DOT_xml=b"<p/>")
ODT = archive(mimetype=b"application/vnd.oasis.opendocument.text", content_DOT_xml=b"<o/>")
DOCM = archive(**TYPES, word__document_DOT_xml=b"<w/>", word__vbaProject_DOT_bin=b"Sub")
JAR = archive(Main_DOT_class=b"\xca\xfe\xba\xbe")
PDF = b"%PDF-1.7\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20
JPEG = b"\xff\xd8\xff\xe0" + b"\0" * 20
DOC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
EXE = b"MZ\x90\0" + b"\0" * 60
