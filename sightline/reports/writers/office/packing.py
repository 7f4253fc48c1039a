"""The file around the words: the template made ours, and an archive that is the same each time."""

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time
from importlib.resources import files
from typing import Final, cast

from docx import Document as new_document
from docx.document import Document as OfficeDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm

from sightline.core.document import Document
from sightline.reports.writers.office.wording import field_code, run
from sightline.reports.writers.words import clean

NAMESPACES: Final = " ".join(
    f'xmlns:{prefix}="http://schemas.openxmlformats.org/{path}"'
    for prefix, path in (
        ("w", "wordprocessingml/2006/main"),
        ("r", "officeDocument/2006/relationships"),
        ("wp", "drawingml/2006/wordprocessingDrawing"),
        ("a", "drawingml/2006/main"),
        ("pic", "drawingml/2006/picture"),
    )
)
EARLIEST: Final = date(1980, 1, 1)  # an archive cannot tell of earlier days
THUMBNAIL: Final = "/metadata/thumbnail"
CURRENT_WORD: Final = "15"
LONGEST_PROPERTY: Final = 255  # letters that an office file may hold


def prepared(document: Document) -> OfficeDocument:
    """An empty file with our styles, page, language and properties."""
    office = new_document()
    _restyle(office)
    _speak(office, document.language)
    _lay_out(office, document)
    _tell(office, document)
    package = office.part.package
    for key in [key for key, each in package.rels.items() if each.reltype.endswith(THUMBNAIL)]:
        del package.rels[key]
    return office


def embedder(office: OfficeDocument) -> Callable[[bytes], str]:
    return lambda image: office.part.get_or_add_image(io.BytesIO(image))[0]


def relater(office: OfficeDocument) -> Callable[[str], str]:
    return lambda address: office.part.relate_to(
        address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True
    )


def numberer(office: OfficeDocument) -> Callable[[str], int]:
    """Gives a list style a numbering of its own, so that each list begins again at one."""
    numbering = office.part.numbering_part.element

    def begin(style: str) -> int:
        path = f'//w:style[@w:styleId="{style}"]//w:numId/@w:val'
        [shared] = office.styles.element.xpath(path)
        kind = numbering.num_having_numId(int(shared)).abstractNumId.val
        number = numbering.add_num(kind)
        number.add_lvlOverride(ilvl=0).add_startOverride(1)
        return int(number.numId)

    return begin


def fill(office: OfficeDocument, inner: str) -> None:
    """Puts the words in; the last section's properties stay last."""
    body = office.element.body
    last = body.sectPr
    for element in parse_xml(f"<w:body {NAMESPACES}>{inner}</w:body>"):
        last.addprevious(element)


def packed(office: OfficeDocument, day: date) -> bytes:
    """The archive with the order kept and every time that of the day."""
    saved, again = io.BytesIO(), io.BytesIO()
    office.save(saved)
    stamp = max(day, EARLIEST)
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(again, "w") as new:
        for each in old.infolist():
            entry = zipfile.ZipInfo(each.filename, (stamp.year, stamp.month, stamp.day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            new.writestr(entry, old.read(each))
    return again.getvalue()


def _restyle(office: OfficeDocument) -> None:
    styles = office.styles.element
    ours = parse_xml(files(__package__).joinpath("styles.xml").read_bytes())
    for style in ours.findall(qn("w:style")):
        identifier = style.get(qn("w:styleId"))
        for replaced in styles.xpath(f'w:style[@w:styleId="{identifier}"]'):
            styles.remove(replaced)
        styles.append(style)


def _speak(office: OfficeDocument, language: str) -> None:
    """The template speaks American English."""
    for each in office.styles.element.iter(qn("w:lang")):
        each.set(qn("w:val"), language)
    settings = office.settings.element
    for each in settings.iter(qn("w:themeFontLang")):
        each.set(qn("w:val"), language)
    for each in settings.iter(qn("w:compatSetting")):
        if each.get(qn("w:name")) == "compatibilityMode":
            each.set(qn("w:val"), CURRENT_WORD)


def _lay_out(office: OfficeDocument, document: Document) -> None:
    [section] = office.sections
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.25)
    section.top_margin, section.bottom_margin = Cm(2.4), Cm(2.2)
    section.different_first_page_header_footer = True
    _append(section.header.paragraphs[0]._p, run(document.title))
    page, pages = field_code("PAGE", run("1")), field_code("NUMPAGES", run("1"))
    _append(section.footer.paragraphs[0]._p, f"{run('Page ')}{page}{run(' of ')}{pages}")


def _append(holder: BaseOxmlElement, inner: str) -> None:
    for element in parse_xml(f"<w:p {NAMESPACES}>{inner}</w:p>"):
        holder.append(cast(BaseOxmlElement, element))


def _tell(office: OfficeDocument, document: Document) -> None:
    told = office.core_properties
    told.title, told.subject = _property(document.title), _property(document.subtitle)
    told.author = told.last_modified_by = _property(document.publisher)
    told.created = told.modified = datetime.combine(document.as_at, time())
    told.language, told.identifier = document.language, _property(document.identifier)
    told.comments, told.revision = "", 1


def _property(text: str) -> str:
    return clean(text)[:LONGEST_PROPERTY]
