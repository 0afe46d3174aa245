"""Web pages as articles (extra ``[html]``): title, author and date become headline, byline and publication date.

The main text is found by trafilatura (Barbaresi, ACL 2021).
"""

from __future__ import annotations

from typing import NamedTuple

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
    found = None if tree is None else bare_extraction(tree, with_metadata=True, include_comments=False)
    data = {} if found is None else found if isinstance(found, dict) else found.as_dict()
    body = (data.get("text") or "").strip()
    if not body:
        raise InputError(f"{name}: no article text in this page")
    title, author = data.get("title"), data.get("author")
    # One line of source is one paragraph in trafilatura's text, whose first may be the title again.
    paragraphs = [line.strip() for line in body.split("\n") if line.strip()]
    if paragraphs[0] == title:
        del paragraphs[0]
    # A bare name would be read as a heading; marked as the author's, the layout knows it for the byline.
    blocks = [block for block in (title, f"{AUTHOR}: {author}" if author else None) if block]
    return Page("\n\n".join([*blocks, *paragraphs]), data.get("date"), title, author, data.get("url"))
