from __future__ import annotations

import base64
import functools
import io
import zlib

import pypdf
import pytest
from hypothesis import given, settings, strategies as st
from PIL import Image
from pypdf.generic import DictionaryObject, NameObject, TextStringObject
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from knowledge.bulletins.readers.file_text import ReadingLimits
from knowledge.bulletins.readers.pdf import read_pdf
from knowledge.errors import BulletinError
from tests.knowledge.issues import part
from tests.knowledge.pdfs import column, issue_pdf, pdf, put

PROSE = ["为保障劳动者的基本生活和合法权益，根据有关规定，结合我市实际，", "决定调整全市标准。"] * 10
OCR = "ocrmypdf -l chi_sim 输入.pdf 输出.pdf"


def page(canvas: Canvas) -> None:
    column(canvas, 60, 100, PROSE)


def scan(canvas: Canvas) -> None:
    picture = ImageReader(Image.new("L", (60, 84), 200))
    canvas.drawImage(picture, 0, -842, 595, 842)


@functools.lru_cache(maxsize=1)
def whole() -> bytes:
    """Two pages with the lines of a shipped issue."""
    lines = [line.text for line in part("2019-12", 21, 100) if line.text.strip()]
    return issue_pdf([lines[:20], lines[20:]])


@functools.lru_cache(maxsize=1)
def whole_lines() -> tuple[str, ...]:
    return read_pdf(whole(), "2019-12.pdf").lines


def refused(data: bytes, limits: ReadingLimits | None = None) -> str:
    with pytest.raises(BulletinError) as raised:
        read_pdf(data, "2019-12.pdf", limits or ReadingLimits())
    return str(raised.value)


def rewritten(data: bytes, **encryption: object) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    if encryption:
        writer.encrypt(**encryption)  # type: ignore[arg-type]
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def read_or_refused(data: bytes) -> tuple[str, ...] | None:
    """The lines, or None where the file was refused; no other error may come out."""
    try:
        return read_pdf(data, "2019-12.pdf").lines
    except BulletinError:
        return None


@settings(max_examples=60, deadline=None)
@given(st.floats(0, 1))
def test_a_cut_file_is_refused_or_wholly_read(share: float) -> None:
    cut = whole()[: int(share * len(whole()))]

    assert read_or_refused(cut) in (None, whole_lines())


@settings(max_examples=60, deadline=None)
@given(st.floats(0, 1, exclude_max=True), st.binary(min_size=1, max_size=40))
def test_a_damaged_file_is_refused_or_read_without_another_error(share: float, damage: bytes) -> None:
    place = int(share * len(whole()))

    read_or_refused(whole()[:place] + damage + whole()[place + len(damage) :])


def test_a_cut_file_is_named_with_the_way_out() -> None:
    assert refused(whole()[:-50]) == (
        "2019-12.pdf 是不完整的 PDF：末尾没有 %%EOF；文件可能没有下载完整，请重新下载"
    )


def test_a_file_that_tells_its_length_is_compared_with_it() -> None:
    data = whole().replace(b"1 0 obj", b"9 0 obj <</Linearized 1 /L 999999>> endobj\n1 0 obj", 1)

    assert refused(data) == (
        f"2019-12.pdf 是不完整的 PDF：应有 999999 字节，实有 {len(data)} 字节；文件可能没有下载完整，请重新下载"
    )


def test_a_damaged_stream_is_refused_because_text_would_be_missing() -> None:
    stream = zlib.compress(b"BT (text) Tj ET" * 200)
    broken = b"9 0 obj <</Filter /FlateDecode>> stream\n" + stream[:20] + b"\xff\xff\xff" + stream[23:]
    data = whole().replace(b"1 0 obj", broken + b"\nendstream endobj\n1 0 obj", 1)

    assert refused(data) == (
        "2019-12.pdf 是损坏的 PDF：第 1 个数据流无法解压，文字会缺失；文件可能没有下载完整，请重新下载"
    )


@pytest.mark.parametrize("armoured", [False, True])
def test_a_stream_that_unpacks_without_end_is_not_unpacked(armoured: bool) -> None:
    bomb = zlib.compress(b"\0" * (4 << 20))
    kind = b"/FlateDecode"
    if armoured:
        bomb, kind = base64.a85encode(bomb) + b"~>", b"[ /ASCII85Decode /FlateDecode ]"
    data = whole().replace(
        b"1 0 obj", b"9 0 obj <</Filter " + kind + b">> stream\n" + bomb + b"\nendstream endobj\n1 0 obj", 1
    )

    assert refused(data, ReadingLimits(stream_bytes=2 << 20)) == (
        "2019-12.pdf 的第 1 个数据流展开后超过 2 MB，不像正常的公报，没有读取"
    )


def test_a_file_whose_table_of_objects_is_lost_is_read_with_a_warning() -> None:
    source = read_pdf(whole().replace(b"startxref\n", b"startxref\n9"), "2019-12.pdf")

    assert source.lines == whole_lines()
    assert source.warnings == ("2019-12.pdf 的交叉引用表损坏，已按内容恢复；请核对页数和文字，最好重新下载",)


def test_a_file_with_fewer_pages_than_it_says_is_refused() -> None:
    assert refused(whole().replace(b"/Count 2", b"/Count 3")) == (
        "2019-12.pdf 是损坏的 PDF：应有 3 页，只读出 2 页；请重新下载"
    )


def test_limits_of_size_and_pages_are_named() -> None:
    assert (
        refused(whole(), ReadingLimits(pdf_bytes=1024)) == "2019-12.pdf 超过 0 MB 的上限；请先压缩图片或拆分"
    )
    assert refused(whole(), ReadingLimits(pdf_pages=1)) == "2019-12.pdf 有 2 页，超过 1 页的上限；请按期拆分"


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-128", "AES-256"])
def test_an_encrypted_file_is_read_when_no_password_is_needed_to_open_it(algorithm: str) -> None:
    closed = rewritten(whole(), user_password="geheim", owner_password="x", algorithm=algorithm)
    locked = rewritten(whole(), user_password="", owner_password="geheim", algorithm=algorithm)

    assert refused(closed) == (
        "2019-12.pdf 是加密的 PDF，需要密码才能打开；请用密码打开后另存为不加密的 PDF（qpdf --decrypt）"
    )
    assert read_or_refused(locked) == whole_lines()


def test_a_scan_is_named_with_the_way_to_read_it() -> None:
    assert refused(pdf(scan, scan)) == (
        "2019-12.pdf 是没有文字层的 PDF（扫描件，2 页）；"
        f"请先识别文字：{OCR}（Debian 软件包 ocrmypdf 和 tesseract-ocr-chi-sim），再收录输出的文件"
    )


def test_a_scan_with_typed_folios_is_a_scan() -> None:
    def numbered(canvas: Canvas) -> None:
        scan(canvas)
        put(canvas, 290, 800, "- 4 -")

    assert "是没有文字层的 PDF（扫描件，3 页）" in refused(pdf(numbered, numbered, numbered))


def test_scanned_pages_among_others_are_named_and_blank_ones_are_not() -> None:
    source = read_pdf(pdf(page, scan, lambda canvas: None, page, scan), "2019-12.pdf")

    assert source.warnings == (
        f"2019-12.pdf 第 2、5 页只有图像没有文字，没有读入；如是扫描页，请先识别文字：{OCR}",
    )
    assert list(source.lines) == [f"\f{PROSE[0]}", *PROSE[1:]] * 2


def test_bytes_in_front_of_the_header_and_behind_the_end_do_no_harm() -> None:
    assert read_or_refused(b"HTTP junk\r\n" + whole() + b"\n\0\0\0\n") == whole_lines()


def test_scripts_and_enclosed_files_are_left_alone() -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(whole()))
    script = {
        NameObject("/S"): NameObject("/JavaScript"),
        NameObject("/JS"): TextStringObject("app.alert(1)"),
    }
    writer.root_object[NameObject("/OpenAction")] = DictionaryObject(script)
    writer.add_attachment("附件.txt", b"no part of the issue")
    buffer = io.BytesIO()
    writer.write(buffer)

    assert read_or_refused(buffer.getvalue()) == whole_lines()
