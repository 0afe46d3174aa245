"""The public names and the main promises of the Python API."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys

import pytest

import hindi_news as hn

TEXT = "रूस के राष्ट्रपति व्लादिमीर पुतिन ने बुधवार को कहा कि समझौता जल्द होगा।"


def test_all_is_what_the_package_gives() -> None:
    assert all(getattr(hn, name).__name__ == name for name in hn.__all__)
    given = {n for n in vars(hn) if not n.startswith("_") and n not in ("TYPE_CHECKING", "Any", "import_module")}
    modules = {n for n in given if type(vars(hn)[n]).__name__ == "module"}
    assert given - modules == set(hn.__all__)
    assert set(hn.__all__) < set(dir(hn))
    assert list(hn.__all__) == sorted(hn.__all__)
    with pytest.raises(AttributeError, match="has no attribute 'analyse'"):
        _ = hn.analyse


def test_import_is_light() -> None:
    heavy = ("numpy", "pandas", "sphinx", "torch", "stanza", "spacy", "rich", "typer")
    code = f"import hindi_news, sys; print([m for m in {heavy!r} if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


@pytest.mark.parametrize("published", ["2025-09-03", dt.date(2025, 9, 3), dt.datetime(2025, 9, 3, 12)])
def test_published_is_a_day(published: dt.date | str) -> None:
    assert hn.analyze(TEXT, published).published == dt.date(2025, 9, 3)


def test_analyze_pipe_and_call_agree() -> None:
    analyzer = hn.Analyzer()
    one = hn.analyze(TEXT, "2025-09-03")
    assert analyzer(TEXT, "2025-09-03") == one
    assert list(analyzer.pipe([(TEXT, "2025-09-03")])) == [one]


def test_pipe_is_lazy_and_keeps_order() -> None:
    texts = (f"समाचार {i}।" for i in range(10**9))
    stream = hn.Analyzer().pipe(texts)
    assert [next(stream).text for _ in range(3)] == ["समाचार 0।", "समाचार 1।", "समाचार 2।"]


def test_processes_give_the_same_documents_in_order() -> None:
    texts = [(f"{TEXT} {i}", "2025-09-03") for i in range(40)]
    analyzer = hn.Analyzer()
    assert list(analyzer.pipe(texts, processes=2)) == list(analyzer.pipe(texts))


def test_a_bad_article_raises_after_the_ones_before_it() -> None:
    stream = hn.Analyzer().pipe(["एक।", 2, "तीन।"], processes=2)  # type: ignore[list-item]
    assert next(stream).text == "एक।"
    with pytest.raises(hn.InputTypeError, match="int"):
        next(stream)


def test_unknown_engine_and_option_name_the_choices() -> None:
    with pytest.raises(hn.InputError, match=r"unknown engine 'x'; choose one of: native"):
        hn.Analyzer(engine="x")
    with pytest.raises(hn.InputError, match="colour"):
        hn.Analyzer(colour=1)
    with pytest.raises(hn.InputError, match="processes is 0"):
        list(hn.Analyzer().pipe([], processes=0))
    with pytest.raises(hn.InputTypeError, match="processes must be a whole number, not str"):
        list(hn.Analyzer().pipe([], processes="2"))  # type: ignore[arg-type]


def test_text_limit_is_named() -> None:
    with pytest.raises(hn.InputError, match="max_chars is 5"):
        hn.Analyzer(max_chars=5).analyze("सात अक्षर")


def test_error_tree() -> None:
    for cls in (hn.InputError, hn.LexiconError, hn.ModelError, hn.FormatError, hn.MissingExtraError):
        assert issubclass(cls, hn.HindiNewsError)
    error = hn.MissingExtraError("stanza", "stanza")
    assert isinstance(error, ImportError)
    assert str(error) == "stanza is not installed; run: pip install 'hindi_news[stanza]'"
