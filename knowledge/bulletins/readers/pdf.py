"""A PDF with a text layer as printed lines."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from statistics import median
from typing import TYPE_CHECKING

from knowledge.bulletins.readers.file_text import LIMITS, PAGE_MARK, FileText, ReadingLimits
from knowledge.bulletins.readers.glyphs import GETA
from knowledge.bulletins.readers.gutters import common_gutters
from knowledge.bulletins.readers.pdf_guards import refuse_damaged
from knowledge.bulletins.readers.pdf_page import PrintedPage, read_page
from knowledge.bulletins.readers.plausibility import reads_as_chinese
from knowledge.errors import BulletinError

if TYPE_CHECKING:
    from pdfplumber.pdf import PDF

_OCR = "ocrmypdf -l chi_sim 输入.pdf 输出.pdf"
_PACKAGES = "Debian 软件包 ocrmypdf 和 tesseract-ocr-chi-sim"
# over this share of characters without meaning, a text layer is of no use
_UNREADABLE_SHARE = 0.05


def read_pdf(data: bytes, name: str, limits: ReadingLimits = LIMITS) -> FileText:
    """Return the lines of a PDF, page by page.

    Raises:
        BulletinError: the file is cut, damaged, encrypted, too large, or has no text that can be read.
    """
    refuse_damaged(data, name, limits)
    # pdfminer reports every oddity of a font; what matters is said in the errors and warnings here
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    try:
        pages, repaired = _read(data, name, limits)
    except BulletinError:
        raise
    # a broken PDF makes the library fail in any way: missing keys, wrong types, endless recursion
    except Exception as error:
        raise BulletinError(
            f"{name} 是损坏的 PDF，无法解析（{type(error).__name__}）；请重新下载，或用阅读器打开后另存为 PDF"
        ) from error
    texts = _in_order(pages)
    _refuse_without_text(pages, texts, name)
    lines = [
        (PAGE_MARK if position == 0 else "") + line for text in texts for position, line in enumerate(text)
    ]
    doubt = (f"{name} 的交叉引用表损坏，已按内容恢复；请核对页数和文字，最好重新下载",) if repaired else ()
    return FileText(lines=tuple(lines), warnings=(*doubt, *_warnings(pages, texts, name)))


def _in_order(pages: list[PrintedPage]) -> list[list[str]]:
    """Return the lines of each page; the gutters of all pages help with those that hold few lines."""
    em = median([page.level.em for page in pages if page.level.runs] or [1.0])
    known = common_gutters([page.level.gutter() for page in pages], em)
    return [page.lines(known) for page in pages]


def _read(data: bytes, name: str, limits: ReadingLimits) -> tuple[list[PrintedPage], bool]:
    """Return the pages, and whether the file had to be searched for its objects."""
    from pdfminer.pdfdocument import PDFXRefFallback

    with _opened(data, name) as pdf:
        told = _told_count(pdf)
        # the pages are not even counted where the file says to have too many
        count = told if told is not None and told > limits.pdf_pages else len(pdf.pages)
        if count > limits.pdf_pages:
            raise BulletinError(f"{name} 有 {count} 页，超过 {limits.pdf_pages} 页的上限；请按期拆分")
        if count == 0 or (told is not None and told > count):
            missing = f"应有 {told or '若干'} 页，只读出 {count} 页"
            raise BulletinError(f"{name} 是损坏的 PDF：{missing}；请重新下载")
        repaired = any(isinstance(table, PDFXRefFallback) for table in pdf.doc.xrefs)
        return [read_page(pdf, number, limits) for number in range(count)], repaired


def _opened(data: bytes, name: str) -> PDF:
    import pdfplumber
    from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
    from pdfplumber.utils.exceptions import PdfminerException

    start = data.find(b"%PDF-")
    try:
        return pdfplumber.open(io.BytesIO(data[start:]))
    except PdfminerException as error:
        cause = error.args[0] if error.args else None
        if isinstance(cause, PDFPasswordIncorrect):
            raise BulletinError(
                f"{name} 是加密的 PDF，需要密码才能打开；请用密码打开后另存为不加密的 PDF（qpdf --decrypt）"
            ) from error
        if isinstance(cause, PDFEncryptionError):
            raise BulletinError(f"{name} 的加密方式无法读取；请用阅读器打开后另存为不加密的 PDF") from error
        raise


def _told_count(pdf: PDF) -> int | None:
    """Return how many pages the file says to have."""
    from pdfminer.pdftypes import resolve1

    pages = resolve1(pdf.doc.catalog.get("Pages"))
    count = resolve1(pages.get("Count")) if isinstance(pages, dict) else None
    return count if isinstance(count, int) else None


def _refuse_without_text(pages: list[PrintedPage], texts: list[list[str]], name: str) -> None:
    text = "".join("".join(lines) for lines in texts)
    printed = len("".join(text.split()))
    if printed == 0 or all(page.pictured for page in pages):
        raise BulletinError(
            f"{name} 是没有文字层的 PDF（扫描件，{len(pages)} 页）；"
            f"请先识别文字：{_OCR}（{_PACKAGES}），再收录输出的文件"
        )
    unreadable = text.count(GETA)
    if unreadable > _UNREADABLE_SHARE * printed or not reads_as_chinese(text):
        raise BulletinError(
            f"{name} 的字体没有字符对照表，{printed} 个字符中至少有 {unreadable} 个读不出；"
            f"请重新识别文字：{_OCR.replace('-l', '--force-ocr -l')}（{_PACKAGES}），再收录输出的文件"
        )


def _warnings(pages: list[PrintedPage], texts: list[list[str]], name: str) -> Iterator[str]:
    pictured = [number for number, page in enumerate(pages, 1) if page.pictured]
    if pictured:
        pages_named = f"{name} 第 {_list(pictured)} 页"
        yield f"{pages_named}只有图像没有文字，没有读入；如是扫描页，请先识别文字：{_OCR}"
    unread = [number for number, lines in enumerate(texts, 1) if GETA in "".join(lines)]
    if unread:
        yield f"{name} 第 {_list(unread)} 页有字体不能对照的字符，记作 {GETA}，请对照原件"
    crowded = [number for number, page in enumerate(pages, 1) if page.crowded]
    if crowded:
        yield f"{name} 第 {_list(crowded)} 页线条过多（地图或图表），没有在其中查找表格"


def _list(numbers: list[int]) -> str:
    shown = "、".join(str(number) for number in numbers[:20])
    return shown if len(numbers) <= 20 else f"{shown} 等 {len(numbers)}"
