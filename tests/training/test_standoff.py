"""Names annotated over raw text elsewhere: read from its offsets, refused when the text is another."""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path

import pytest

pytest.importorskip("scipy", reason="needs the extra [train]")

from hindi_news.errors import FormatError, InputError, LexiconError
from hindi_news.lexicon import parse
from hindi_news.tagging import pack
from hindi_news.tagging.names import KIND
from hindi_news.training import corpus
from hindi_news.training.__main__ import main
from hindi_news.training.held_out import HeldOut
from hindi_news.training.standoff import COLUMNS, checksum, excerpts

from .news import marked

FIRST = "नगर में मेला लगा।"
SECOND = "कल शाम अनिल जोशी रामगढ़ गए।\nवहां उनका स्वागत हुआ और सभा देर रात तक चली।"
EXCERPT = SECOND[7:27]


def row(start: int = 7, end: int = 27, names: str = "P:0-9 L:10-16", article: str = "1", digest: str = "") -> str:
    return "\t".join(("a", article, str(start), str(end), digest or checksum(SECOND[start:end]), names))


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "a.txt").write_text(f"{FIRST}\n\n\n{SECOND}", encoding="utf-8")
    return tmp_path / "raw"


def table(folder: Path, *rows: str) -> Path:
    path = folder / "names.tsv"
    path.write_text("\n".join(["# own", "\t".join(COLUMNS), *rows]) + "\n", encoding="utf-8")
    return path


def test_reads_text_and_names(tmp_path: Path, raw: Path) -> None:
    (found,) = excerpts(table(tmp_path, row()), raw)
    assert found.text == EXCERPT == "अनिल जोशी रामगढ़ गए।"
    assert [found.text[a:b] for a, b, _ in found.names] == ["अनिल जोशी", "रामगढ़"]
    assert found.article == SECOND
    (sentence,) = corpus.read([tmp_path / "names.tsv"], "standoff", corpus.Context(raw))
    assert [t.label for t in sentence] == ["B-P", "I-P", "B-L", "O", "O"]


def test_ends_of_lines_do_not_count(tmp_path: Path, raw: Path) -> None:
    path = table(tmp_path, row(7, len(SECOND)))
    (before,) = excerpts(path, raw)
    (raw / "a.txt").write_bytes(f"{FIRST}\n\n\n{SECOND}".replace("\n", "\r\n").encode())
    assert list(excerpts(path, raw)) == [before]


def test_an_excerpt_without_names(tmp_path: Path, raw: Path) -> None:
    (found,) = excerpts(table(tmp_path, row(names="")), raw)
    assert found.names == []


@pytest.mark.parametrize(
    ("bad", "message"),
    [
        (row(digest="0" * 16), "differs there from the text"),
        (row(end=900), "differs there from the text"),
        (row(article="2"), "has 2 articles"),
        (row(article="one"), "must be numbers"),
        (row(names="P:0-9 L:8-16"), "not after the name before it"),
        (row(names="L:10-99"), "outside its 20 code points"),
        (row(names="X:0-9"), "a letter of P, L, O, N, T"),
    ],
)
def test_what_does_not_fit_is_refused(tmp_path: Path, raw: Path, bad: str, message: str) -> None:
    with pytest.raises(FormatError, match=message) as caught:
        list(excerpts(table(tmp_path, bad), raw))
    assert "names.tsv: a " in str(caught.value)


def test_another_text_is_refused(tmp_path: Path, raw: Path) -> None:
    path = table(tmp_path, row())
    (raw / "a.txt").write_text(f"{FIRST}\n\n\n{SECOND.replace('अनिल', 'सुनील')}", encoding="utf-8")
    with pytest.raises(FormatError, match=r"a\.txt differs there"):
        list(excerpts(path, raw))
    (raw / "a.txt").unlink()
    with pytest.raises(InputError, match="No such file"):
        list(excerpts(path, raw))


def test_a_broken_table_is_refused(tmp_path: Path, raw: Path) -> None:
    with pytest.raises(LexiconError, match=r"names\.tsv:3"):
        list(excerpts(table(tmp_path, "a\t1"), raw))


def test_needs_the_raw_text(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="--raw"):
        corpus.read([table(tmp_path, row())], "standoff")


LONG = (
    "नगर के पुराने पुल पर कल शाम नाव उलट गई और चार मछुआरे नदी में गिर पड़े, पर गांव के लड़कों ने सबको बचा लिया। "
    "सुबह तक पुल के दोनों ओर लोगों की भीड़ जमा रही और पुलिस ने रास्ता बंद कर दिया था।"
)


def test_articles_kept_for_measuring_are_left_out(tmp_path: Path, raw: Path) -> None:
    text = f"{LONG} कल अनिल जोशी आए।"
    (raw / "a.txt").write_text(f"{text}\n\n\n{FIRST} {LONG[:60]}\n{FIRST}", encoding="utf-8")
    (tmp_path / "kept.txt").write_text(LONG, encoding="utf-8")
    held = HeldOut([tmp_path / "kept.txt"])
    assert held.owns(text)
    assert held.shared(LONG[:60]) == 21
    assert not held.owns(LONG[:60])
    assert held.shared(FIRST) == 0
    at = text.index("अनिल")
    cells = ("a", "0", str(at), str(len(text)), checksum(text[at:]), "P:0-9")
    other = ("a", "1", "0", "17", checksum(FIRST[:17]), "")
    path = table(tmp_path, "\t".join(cells), "\t".join(other))
    assert len(corpus.read([path], "standoff", corpus.Context(raw))) == 2
    assert len(corpus.read([path], "standoff", corpus.Context(raw, held))) == 1
    # Of an article that only quotes them, the line that does.
    assert [len(a) for a in corpus.raw_articles(raw, [tmp_path / "kept.txt"])] == [1]


def test_a_tagger_learns_from_two_formats(tmp_path: Path, raw: Path) -> None:
    (tmp_path / "in.txt").write_text(marked(1, 60), encoding="utf-8")
    data = [str(tmp_path / "in.txt"), f"standoff:{table(tmp_path, row(names='P:0-9 O:10-16'))}"]
    given = ["ner", "--data", *data, "--raw", str(raw), "--rounds", "0", "--folds", "0", "--epochs", "2", "--note", "own"]
    (tmp_path / "none.zip").write_bytes(b"")
    assert main([*given[:-2], "--classes", str(tmp_path / "none.zip"), "--out", str(tmp_path / "m.zip")]) == 2
    (tmp_path / "plain").mkdir()
    assert main(["ner", "--data", data[0], "--folds", "0", "--epochs", "1", "--out", str(tmp_path / "c.zip")]) == 0
    assert main([*given, "--classes", str(tmp_path / "c.zip"), "--out", str(tmp_path / "m.zip")]) == 0
    card = pack.load(tmp_path / "m.zip", KIND).card
    assert "B-O" in card["labels"]
    assert card["notes"] == ["own"]


def test_the_annotation_of_the_project_is_well_formed() -> None:
    """Every row is strict, its names are disjoint and inside; no word of any text stands there."""
    with as_file(files("hindi_news").joinpath("training", "annotations", "names.tsv")) as path:
        content = path.read_text(encoding="utf-8")
        rows = parse(content, str(path), COLUMNS)
    assert len(rows) > 200
    assert content.isascii()
    assert len({(r["file"], r["article"], r["start"]) for r in rows}) == len(rows)
    for r in rows:
        size, last = int(r["end"]) - int(r["start"]), 0
        for part in r["names"].split():
            first, stop = map(int, part[2:].split("-"))
            assert part[0] in "PLONT"
            assert last <= first < stop <= size
            last = stop


@pytest.mark.gold
def test_the_annotation_fits_its_raw_text(eval_data: Path) -> None:
    raw = eval_data / "data" / "raw"
    if not raw.is_dir():
        pytest.skip("needs the raw text that was annotated")
    with as_file(files("hindi_news").joinpath("training", "annotations", "names.tsv")) as path:
        found = list(excerpts(path, raw))
    assert sum(len(e.names) for e in found) > 3500
    assert all(e.text[a:b].strip() == e.text[a:b] for e in found for a, b, _ in e.names)
