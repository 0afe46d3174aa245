"""The page in a real browser: every mark covers its words, nothing is fetched or run, light and dark can be read.

With HINDI_NEWS_SCREENSHOTS set to a folder, pictures of the page are left there to be looked at.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hindi_news import analyze
from hindi_news.render.marks import marks
from hindi_news.render.views import page

from ..sample import build

webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="no chromium and chromedriver on this machine"),
    pytest.mark.filterwarnings("default::DeprecationWarning"),
]
SEED = Path(__file__).resolve().parent.parent.parent / "seeds" / "putin-kim-2025-09-03.txt"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=900,1400", "--no-first-run"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(executable_path=DRIVER))
    yield driver
    driver.quit()


def show(browser: Any, folder: Path, html: str, scheme: str = "light") -> None:
    path = folder / "page.html"
    path.write_text(html, encoding="utf-8", errors="surrogatepass")
    browser.execute_cdp_cmd(
        "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    )
    browser.get(path.as_uri())


#: Every mark of the article with the words it covers; badges are not part of the text.
COVERED = """
const bare = node => { const copy = node.cloneNode(true);
  copy.querySelectorAll('sup').forEach(s => s.remove()); return copy.textContent; };
return [...document.querySelectorAll('section[id$=article] [data-hn]')].map(
  m => [m.dataset.hn, m.dataset.id, bare(m), m.title, m.getBoundingClientRect().width]);
"""


@pytest.mark.parametrize("doc", [build(), analyze(SEED.read_text(encoding="utf-8"), "2025-09-03")], ids=["built", "seed"])
def test_marks_cover_the_right_words(browser: Any, tmp_path: Path, doc: Any) -> None:
    show(browser, tmp_path, page(doc))
    shown = browser.execute_script(COVERED)
    assert all(width > 0 for *_, width in shown)
    # A mark that another one cuts is shown in pieces; together they are its words.
    pieces: dict[tuple[str, str, str], str] = {}
    for kind, id_, words, note, _ in shown:
        pieces[kind, id_, note] = pieces.get((kind, id_, note), "") + words
    wanted: dict[tuple[str, str, str], str] = {}
    for m in marks(doc):
        wanted[m.kind, m.id, m.note] = wanted.get((m.kind, m.id, m.note), "") + doc.text[m.start : m.end]
    assert pieces == wanted
    # Cutting nothing: what is read on the page is the article, line breaks included.
    text = browser.execute_script(
        "const a = document.querySelector('section[id$=article] [lang=hi]').cloneNode(true);"
        "a.querySelectorAll('sup').forEach(s => s.remove()); return a.textContent;"
    )
    assert text == doc.text


def test_nothing_is_fetched_or_run(browser: Any, tmp_path: Path) -> None:
    payload = '<script>document.title="run"</script><img src=x onerror="document.title=1">'
    show(browser, tmp_path, page(analyze(f'{payload}\n\nश्री {payload} ने कहा, "{payload} हम तैयार हैं।"')))
    assert browser.title != "run"
    assert browser.execute_script("return performance.getEntriesByType('resource').length") == 0
    assert browser.execute_script("return document.querySelectorAll('script, img, iframe, link').length") == 0
    assert [e for e in browser.get_log("browser") if e["level"] == "SEVERE"] == []


CONTRAST = """
const light = c => { const v = c.match(/[\\d.]+/g).slice(0, 3).map(x => { x /= 255;
  return x <= .04045 ? x / 12.92 : Math.pow((x + .055) / 1.055, 2.4); });
  return .2126 * v[0] + .7152 * v[1] + .0722 * v[2]; };
return [...document.querySelectorAll('mark, em')].map(m => { const s = getComputedStyle(m);
  const [a, b] = [light(s.color), light(s.backgroundColor)].sort((x, y) => y - x);
  return [m.dataset.hn || m.textContent, (a + .05) / (b + .05)]; });
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_light_and_dark_can_be_read(browser: Any, tmp_path: Path, scheme: str) -> None:
    show(browser, tmp_path, page(analyze(SEED.read_text(encoding="utf-8"), "2025-09-03")), scheme)
    ratios = browser.execute_script(CONTRAST)
    assert len(ratios) > 20
    # WCAG 2 AA for text.
    assert [r for r in ratios if r[1] < 4.5] == []
    # Nothing runs out of the window sideways.
    assert browser.execute_script("return document.documentElement.scrollWidth <= window.innerWidth")
    height = browser.execute_script("return document.documentElement.scrollHeight")
    browser.set_window_size(900, min(height + 200, 6000))
    picture = browser.get_screenshot_as_png()
    assert picture.startswith(b"\x89PNG")
    if folder := os.environ.get("HINDI_NEWS_SCREENSHOTS"):
        (Path(folder) / f"page-{scheme}.png").write_bytes(picture)
