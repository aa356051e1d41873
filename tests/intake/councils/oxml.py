"""Parts of Word's XML for which python-docx has no words."""

from __future__ import annotations

import copy
from typing import Any

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph
from lxml import etree

W = nsdecls("w")
FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
SHAPES = (
    f'{nsdecls("w", "wp", "a")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
EMU_PER_CM = 360000


def element(tag: str, **attributes: str) -> Any:
    """An element of the w: namespace with its attributes."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def field(paragraph: Paragraph, instruction: str, shown: str) -> None:
    """A field with the result that Word last showed."""
    for kind, text in (("begin", ""), ("", instruction), ("separate", ""), (None, shown), ("end", "")):
        run = paragraph.add_run(text if kind is None else "")
        if kind:
            run._r.append(element("fldChar", fldCharType=kind))
        elif kind == "":
            code = element("instrText")
            code.text = f" {text} "
            run._r.append(code)


def simple_field(paragraph: Paragraph, instruction: str, shown: str) -> None:
    """A field in one element around its result."""
    wrapper = element("fldSimple", instr=f" {instruction} ")
    wrapper.append(paragraph.add_run(shown)._r)
    paragraph._p.append(wrapper)


def hyperlink(paragraph: Paragraph, address: str, text: str) -> None:
    """A link to a page of the web."""
    identifier = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    wrapper = element("hyperlink")
    wrapper.set(qn("r:id"), identifier)
    run = paragraph.add_run(text)
    run.font.underline = True
    wrapper.append(run._r)
    paragraph._p.append(wrapper)


def bookmark(paragraph: Paragraph, name: str, number: int) -> None:
    """A bookmark around the whole paragraph."""
    start = element("bookmarkStart", id=str(number), name=name)
    place = paragraph._p.find(qn("w:r"))
    place.addprevious(start) if place is not None else paragraph._p.append(start)
    paragraph._p.append(element("bookmarkEnd", id=str(number)))


def numbering(document: Document, *levels: tuple[str, str]) -> str:
    """A new automatic numbering: for each level its kind (decimal, bullet …) and its text (“F%1”)."""
    root = document.part.numbering_part.element
    number = str(900 + len(root.findall(qn("w:abstractNum"))))
    abstract = element("abstractNum", abstractNumId=number)
    abstract.append(element("multiLevelType", val="multilevel"))
    for depth, (kind, text) in enumerate(levels):
        level = element("lvl", ilvl=str(depth))
        for name, value in (("start", "1"), ("numFmt", kind), ("lvlText", text), ("lvlJc", "left")):
            level.append(element(name, val=value))
        properties = element("pPr")
        properties.append(element("ind", left=str(567 * (depth + 1)), hanging="567"))
        level.append(properties)
        abstract.append(level)
    last = root.findall(qn("w:abstractNum"))[-1]
    last.addnext(abstract)
    instance = element("num", numId=number)
    instance.append(element("abstractNumId", val=number))
    root.append(instance)
    return number


def number(paragraph: Paragraph, list_id: str, depth: int = 0) -> None:
    """Number the paragraph automatically."""
    properties = paragraph._p.get_or_add_pPr()._add_numPr()
    properties.append(element("ilvl", val=str(depth)))
    properties.append(element("numId", val=list_id))


def sdt(*content: Any, alias: str = "", placeholder: bool = False, extra: tuple[Any, ...] = ()) -> Any:
    """A content control in the place of its content: runs, paragraphs, rows or cells."""
    control, properties, inside = element("sdt"), element("sdtPr"), element("sdtContent")
    if alias:
        properties.append(element("alias", val=alias))
        properties.append(element("tag", val=alias.replace(" ", "_")))
    properties.append(element("id", val=str(100000 + sum(map(ord, alias)) * 7 + len(content))))
    if placeholder:
        properties.append(element("showingPlcHdr"))
    properties.extend(extra)
    control.append(properties)
    control.append(inside)
    content[0].addprevious(control)
    inside.extend(content)
    return control


def checkbox(paragraph: Paragraph, ticked: bool) -> None:
    """A box to tick, as a content control."""
    space = "http://schemas.microsoft.com/office/word/2010/wordml"
    box = etree.Element(f"{{{space}}}checkbox", nsmap={"w14": space})
    etree.SubElement(box, f"{{{space}}}checked").set(f"{{{space}}}val", "1" if ticked else "0")
    run = paragraph.add_run("☒" if ticked else "☐")
    sdt(run._r, extra=(box,))


def footnote(document: Document, paragraph: Paragraph, text: str) -> None:
    """A footnote at the end of the paragraph."""
    main = document.part
    part = next((r.target_part for r in main.rels.values() if r.reltype == RELATIONSHIP_TYPE.FOOTNOTES), None)
    if part is None:
        blob = (
            f'<w:footnotes {W}><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p>'
            '</w:footnote><w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r>'
            "<w:continuationSeparator/></w:r></w:p></w:footnote></w:footnotes>"
        )
        part = Part(PackURI("/word/footnotes.xml"), FOOTNOTES, blob.encode(), main.package)
        main.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    notes = etree.fromstring(part._blob)
    identifier = str(len(notes) - 1)
    note = parse_xml(
        f'<w:footnote {W} w:id="{identifier}"><w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
        '<w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"/></w:r></w:p></w:footnote>'
    )
    note.find(".//" + qn("w:t")).text = " " + text
    notes.append(note)
    part._blob = etree.tostring(notes, xml_declaration=True, encoding="UTF-8", standalone=True)
    run = paragraph.add_run()
    run.font.superscript = True
    run._r.append(element("footnoteReference", id=identifier))


def text_box(
    anchor: Paragraph, inside: list[Paragraph], width: float, height: float, number: int = 1
) -> None:
    """Move paragraphs into a text box at the anchor, with the copy that Word keeps for old readers."""
    wide, high = int(width * EMU_PER_CM), int(height * EMU_PER_CM)
    xml = f"""<mc:AlternateContent {SHAPES}><mc:Choice Requires="wps"><w:drawing><wp:inline distT="0" distB="0"
 distL="0" distR="0"><wp:extent cx="{wide}" cy="{high}"/><wp:docPr id="{number}" name="Text Box {number}"/>
<wp:cNvGraphicFramePr/><a:graphic>
<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>
<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="E8F1F8"/></a:solidFill>
<a:ln w="9525"><a:solidFill><a:srgbClr val="1F4E79"/></a:solidFill></a:ln></wps:spPr><wps:txbx><w:txbxContent/>
</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback>
<w:pict><v:shape id="box{number}" style="width:{width:.1f}cm;height:{height:.1f}cm"><v:textbox><w:txbxContent/>
</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent>"""
    shape = parse_xml(" ".join(xml.split("\n")))
    now, old = shape.iter(qn("w:txbxContent"))
    for paragraph in inside:
        old.append(copy.deepcopy(paragraph._p))
        now.append(paragraph._p)
    anchor.add_run()._r.append(shape)


def columns(section: Any, count: int) -> None:
    """Set a section of the document in columns."""
    properties = section._sectPr
    found = properties.find(qn("w:cols"))
    if found is None:
        found = element("cols")
        properties.append(found)
    found.set(qn("w:num"), str(count))
    found.set(qn("w:space"), "708")


def header_row(row: Any) -> None:
    """Repeat the row at the top of every page."""
    row._tr.get_or_add_trPr().append(element("tblHeader"))
