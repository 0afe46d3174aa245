"""Web pages as articles (extra ``[html]``): title, author and date become headline, byline and publication date.

The main text is found by trafilatura (Barbaresi, ACL 2021).
"""

from __future__ import annotations

import html
import re
from typing import Any, NamedTuple

from ..errors import InputError, MissingExtraError

#: What stands before the author's name in the text, as on many news pages.
AUTHOR = "लेखक"


class Page(NamedTuple):
    """A page's article: headline, byline and paragraphs as one text with blank lines between, and its date."""

    text: str
    published: str | None
    title: str | None
    author: str | None
    url: str | None


def read_html(source: str | bytes, name: str = "<html>") -> Page:
    """The article of an HTML page.

    Raises:
        InputError: the page has no article text.
        MissingExtraError: trafilatura is not installed.
    """
    try:
        from trafilatura import bare_extraction
        from trafilatura.utils import load_html
    except ImportError:
        raise MissingExtraError("trafilatura", "html") from None
    tree = load_html(source)
    markup = "" if tree is None else _plain(tree)
    found = None if tree is None else bare_extraction(tree, with_metadata=True, include_comments=False)
    data = {} if found is None else found if isinstance(found, dict) else found.as_dict()
    body = (data.get("text") or "").strip()
    if not body:
        raise InputError(f"{name}: no article text in this page")
    title, author = data.get("title"), _whole_names(data.get("author") or "", markup) or None
    # One line of source is one paragraph in trafilatura's text, whose first may be the title again.
    paragraphs = [line.strip() for line in body.split("\n") if line.strip()]
    if paragraphs[0] == title:
        del paragraphs[0]
    # A bare name would be read as a heading; marked as the author's, the layout knows it for the byline.
    blocks = [block for block in (title, f"{AUTHOR}: {author}" if author else None) if block]
    return Page("\n\n".join([*blocks, *paragraphs]), data.get("date"), title, author, data.get("url"))


_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})")
#: Vowel signs and other marks of Devanagari, which are no letters to the ``\\w`` of a pattern.
_MARKS = "[\u0900-\u0903\u093a-\u094f\u0955-\u0957\u0962\u0963]"


def _plain(tree: Any) -> str:
    """The markup of a page with its entities, and the escapes of its JSON, resolved."""
    from lxml.etree import tostring  # type: ignore[import-untyped]

    return _ESCAPE.sub(lambda m: chr(int(m[1], 16)), html.unescape(tostring(tree, encoding="unicode")))


def _whole_names(authors: str, markup: str) -> str:
    """The authors as the page writes them.

    trafilatura takes signs off the end of a name, and with them the vowel signs of Devanagari (शर्मा: शर्म); full stops
    become spaces.
    """
    names = []
    for author in authors.split("; "):
        words = author.split()
        if len(words) > 1 and words[0] == AUTHOR:
            del words[0]
        found = re.search(r"[\s._+]{1,9}".join(map(re.escape, words)) + f"{_MARKS}{{0,9}}", markup) if words else None
        names.append(" ".join(found[0].split()) if found else author)
    return "; ".join(names)
