"""What a file is that is no text: known by its first bytes, named with the way out."""

from __future__ import annotations

import re

_SAVE_AS = "请用相应软件打开后另存为 PDF 或 UTF-8 纯文本"
_OCR = "请先识别文字：img2pdf 图片 -o 输入.pdf，再 ocrmypdf -l chi_sim 输入.pdf 输出.pdf"
_UNPACK = "请先解压，再给出其中的 PDF 或文本"
_FIRST_BYTES: tuple[tuple[bytes, str, str], ...] = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "旧版 Office 或 WPS 文档（.doc、.wps、.xls）", _SAVE_AS),
    (b"{\\rtf", "RTF 文档", _SAVE_AS),
    (b"\x89PNG", "PNG 图片", _OCR),
    (b"\xff\xd8\xff", "JPEG 图片", _OCR),
    (b"GIF8", "GIF 图片", _OCR),
    (b"II*\0", "TIFF 图片", _OCR),
    (b"MM\0*", "TIFF 图片", _OCR),
    (b"BM", "BMP 图片", _OCR),
    (b"Rar!", "RAR 压缩包", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "7z 压缩包", _UNPACK),
    (b"\x1f\x8b", "gzip 压缩文件", _UNPACK),
    (b"CAJ\0", "CAJ 文档", "请用 CAJViewer 打开后另存为 PDF"),
    (b"SQLite format 3\0", "SQLite 数据库", "请给出公报的 PDF 或文本"),
    (b"\x7fELF", "程序文件", "请给出公报的 PDF 或文本"),
)
# the name of a member that tells the kind of a ZIP container; names are stored uncompressed
_MEMBERS: tuple[tuple[bytes, str], ...] = (
    (b"word/document.xml", "Word 文档（.docx）"),
    (b"xl/workbook.xml", "Excel 表格（.xlsx）"),
    (b"ppt/presentation.xml", "PowerPoint 文档（.pptx）"),
    (b"OFD.xml", "OFD 版式文件"),
    (b"application/vnd.oasis", "OpenDocument 文档（.odt）"),
)
# <!DOCTYPE html>   |   <?xml version="1.0"?><html …
_HTML = re.compile(
    rb"^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html)\b", re.I | re.S
)


def is_pdf(data: bytes) -> bool:
    """Return whether these are the bytes of a PDF; some senders put a few bytes in front of its header."""
    return b"%PDF-" in data[:1024]


def foreign_kind(data: bytes) -> tuple[str, str] | None:
    """Return what the file is, with the fix, when it is of a known kind that is no text; else None."""
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _container(data)
    if _HTML.match(data[:2048]):
        return "网页（HTML）", "请下载公报的 PDF，或把网页另存为 UTF-8 纯文本"
    # two letters alone may begin a text
    known = ((kind, fix) for first, kind, fix in _FIRST_BYTES if data.startswith(first))
    found = next(known, None)
    return None if found and data.startswith(b"BM") and b"\0" not in data[:64] else found


def _container(data: bytes) -> tuple[str, str]:
    kind = next((name for member, name in _MEMBERS if member in data), None)
    return (kind, _SAVE_AS) if kind else ("ZIP 压缩包", _UNPACK)
