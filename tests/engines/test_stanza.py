"""The Stanza engine with real models: small ones, trained by the same command as larger ones and loaded the same way."""

from __future__ import annotations

import importlib.util
import itertools
import json
import os
import shutil
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from hindi_news import Analyzer, Document, InputError, MissingExtraError, ModelError

MODELS = Path(__file__).parent.parent / "models" / "stanza-tiny"
SEED = Path(__file__).parents[2] / "seeds" / "putin-kim-2025-09-03.txt"
TEXT = (
    "बाढ़ से राहत\n\nपटना/वार्ता। राज्य के मुख्यमंत्री सुरेश मेहता ने बुधवार को कहा कि बांध सुरक्षित है। “हम तैयार हैं,” उन्होंने कहा।\n"
    "भारत और नेपाल के बीच हुए समझौते पर १२ लोग&nbsp;बोले ।"
)


def run(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=False)


# -- without Stanza ---------------------------------------------------------------------------------------------------
def test_nothing_loads_torch_unasked() -> None:
    done = run(
        "import sys, hindi_news; hindi_news.analyze('राम ने कहा कि वह आएगा।').to_dict();"
        "import hindi_news.cli; found = {'torch', 'stanza'} & set(sys.modules); assert not found, found"
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    "code",
    [
        "Analyzer(engine='stanza')",
        "analyze('राम').to_stanza()",
        "Document.from_stanza(None)",
        "from hindi_news.engines.stanza_fetch import fetch",
    ],
)
def test_a_missing_package_names_the_pip_command(code: str) -> None:
    done = run(f"import sys; sys.modules['stanza'] = None\nfrom hindi_news import *\n{code}")
    assert MissingExtraError.__name__ in done.stderr
    assert "pip install 'hindi_news[stanza]'" in done.stderr


# -- with it ----------------------------------------------------------------------------------------------------------

@pytest.fixture(scope="module")
def analyzer() -> Analyzer:
    pytest.importorskip("stanza", reason="needs the extra [stanza]")
    return Analyzer(engine="stanza", stanza_dir=MODELS)


@pytest.fixture(scope="module")
def ours() -> Analyzer:
    """Stanza's tags on our tokens and sentences."""
    pytest.importorskip("stanza", reason="needs the extra [stanza]")
    return Analyzer(engine="stanza", stanza_dir=MODELS, tokenize_pretokenized=True)


def seen(text: str) -> str:
    """The characters that show: a joiner between words may belong to no token."""
    return "".join(c for c in text if not c.isspace() and unicodedata.category(c) != "Cf")


def check(doc: Document, text: str) -> None:
    """Every offset is a place in the text, tokens are disjoint and in order, each sentence is one tree."""
    assert doc.text == text
    for span in [*doc.tokens, *doc.sentences, *doc.quotes, *doc.dates, *(m for e in doc.entities for m in e.mentions)]:
        assert text[span.start : span.end] == span.text != ""
    assert all(a.end <= b.start for a, b in itertools.pairwise(doc.tokens))
    assert seen("".join(t.text for t in doc.tokens)) == seen(text)
    for s in doc.sentences:
        heads = [doc.tokens[i].head for i in range(s.first, s.stop)]
        assert heads.count(-1) == 1
        assert all(h is not None and (h == -1 or s.first <= h < s.stop) for h in heads)


@pytest.mark.stanza
@pytest.mark.slow
@pytest.mark.parametrize("which", ["analyzer", "ours"])
def test_documents_keep_the_contract(which: str, request: pytest.FixtureRequest) -> None:
    reader: Analyzer = request.getfixturevalue(which)
    for text in (TEXT.replace("&nbsp;", " "), SEED.read_text(encoding="utf-8")):
        doc = reader.analyze(text, "2025-09-03")
        check(doc, text)
        assert doc.engine == "stanza"
        assert Document.from_dict(json.loads(doc.to_json())) == doc
        token = doc.to_dict()["tokens"][0]
        assert {"start", "end", "norm", "lemma", "upos", "feats", "head", "deprel"} <= set(token)


@pytest.mark.stanza
@pytest.mark.slow
def test_our_layers_read_stanzas_tags(analyzer: Analyzer) -> None:
    doc = analyzer.analyze("रूस के राष्ट्रपति व्लादिमीर पुतिन ने मास्को में बुधवार को कहा कि समझौता जल्द होगा।", "2025-09-03")
    assert doc.quotes[0].speaker is not None
    assert "पुतिन" in doc.quotes[0].speaker.name
    assert doc.dates[0].value == "2025-09-03"
    upos = {t.text: t.upos for t in doc.tokens}
    assert (upos["ने"], upos["।"]) == ("ADP", "PUNCT")


@pytest.mark.stanza
@pytest.mark.slow
def test_our_tokens_stand_in(ours: Analyzer) -> None:
    native = Analyzer()
    for text in (TEXT, SEED.read_text(encoding="utf-8"), "क" * 50 + " " + "शब्द " * 700 + "।"):
        doc, own = ours.analyze(text), native.analyze(text)
        assert (doc.tokens.start, doc.tokens.end, doc.tokens.norm) == (own.tokens.start, own.tokens.end, own.tokens.norm)
        assert doc.sentences == own.sentences
        assert all(t.upos for t in doc.tokens)


@pytest.mark.stanza
@pytest.mark.slow
def test_batches_give_what_single_texts_give(analyzer: Analyzer) -> None:
    texts = [TEXT, "", "राम ने कहा कि वह आएगा।", " \n ", "\u200d", SEED.read_text(encoding="utf-8")]
    together = list(analyzer.pipe(texts))
    assert [d.text for d in together] == texts
    alone = [analyzer.analyze(t) for t in texts]
    assert [[(t.start, t.end) for t in d.tokens] for d in together] == [[(t.start, t.end) for t in d.tokens] for d in alone]
    assert [d.sentences for d in together] == [d.sentences for d in alone]


@pytest.mark.stanza
@pytest.mark.slow
def test_hostile_text_is_read(analyzer: Analyzer, ours: Analyzer) -> None:
    for text in ("a" * 3000, "अ" * 2500, "शब्द " * 1500, "।" * 300, "“" * 200, "१" * 1200, "\ud800 क", "क\u0300\u0301 ख"):
        for reader in (analyzer, ours):
            doc = reader.analyze(text)
            assert all(text[t.start : t.end] == t.text for t in doc.tokens)


@pytest.mark.stanza
@pytest.mark.slow
def test_explanations_name_what_stanza_cut(analyzer: Analyzer) -> None:
    found = [d for d in analyzer.explain("किम जोंग-उन ने कहा कि कि.मी. लंबा पुल बनेगा।") if d.rule.startswith("stanza")]
    assert all(d.stage == "token" for d in found)


@pytest.mark.stanza
@pytest.mark.slow
def test_names_of_either_tagger_alone() -> None:
    pytest.importorskip("stanza", reason="needs the extra [stanza]")
    text = "सुरेश मेहता ने पटना में कहा कि बांध सुरक्षित है।"
    for names in ("stanza", "native", "both"):
        doc = Analyzer(engine="stanza", stanza_dir=MODELS, names=names).analyze(text)
        assert [e.name for e in doc.people] == ["सुरेश मेहता"]


@pytest.mark.stanza
@pytest.mark.slow
def test_chains_are_sought_in_one_document_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("stanza", reason="needs the extra [stanza]")
    from stanza.models.coref.coref_chain import CorefChain, CorefMention

    text = "व्लादिमीर पुतिन ने सुरेश मेहता से बात की। उन्होंने कहा कि बैठक सफल रही।"
    reader = Analyzer(engine="stanza", stanza_dir=MODELS, tokenize_pretokenized=True)

    class Chains:
        """Stands for Stanza's processor, whose models are too large for a test."""

        def process(self, document: Any) -> Any:
            mentions = [CorefMention(0, 3, 5), CorefMention(1, 0, 1)]
            document.coref = [CorefChain(0, mentions, "सुरेश मेहता", 0)]
            return document

    monkeypatch.setitem(reader._engine.pipeline.processors, "coref", Chains())
    for doc in reader.pipe([text, text]):
        assert doc.quotes[0].speaker is not None
        assert doc.quotes[0].speaker.name == "सुरेश मेहता"


@pytest.mark.stanza
@pytest.mark.slow
def test_the_command_line_and_processes() -> None:
    pytest.importorskip("stanza", reason="needs the extra [stanza]")
    done = subprocess.run(
        [sys.executable, "-m", "hindi_news.cli", "analyze", "--engine", "stanza", "-f", "conllu", str(SEED)],
        capture_output=True, check=False, env={**os.environ, "STANZA_RESOURCES_DIR": str(MODELS), "PYTHONUTF8": "1"},
    )
    assert done.returncode == 0, done.stderr.decode()
    assert "\tnsubj\t" in done.stdout.decode()
    reader = Analyzer(engine="stanza", stanza_dir=str(MODELS))
    assert [len(d.tokens) for d in reader.pipe(["राम गया।"] * 3, processes=2)] == [3, 3, 3]


@pytest.mark.stanza
@pytest.mark.slow
def test_processors_and_packages_can_be_chosen() -> None:
    pytest.importorskip("stanza", reason="needs the extra [stanza]")
    only = Analyzer(engine="stanza", stanza_dir=MODELS, processors="tokenize,pos")
    token = only.analyze("राम गया।").tokens[0]
    assert token.upos
    assert token.head is None
    some = Analyzer(engine="stanza", stanza_dir=MODELS, processors={"tokenize": "tiny", "ner": "ilner"}, use_gpu=False)
    assert some.analyze("राम गया।").tokens[0].upos is None
    assert list(Analyzer(engine="stanza", stanza_dir=MODELS, package="tiny", batch_size=2).pipe(["राम।"] * 3))


@pytest.mark.stanza
@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"package": "nope"}, "unknown .*package 'nope'; choose one of: .*default"),
        ({"processors": "tokenize,poss"}, "unknown processor 'poss'; choose one of: .*pos"),
        ({"processors": {"tokenize": "tiny", "ner": "x"}}, "unknown ner package 'x'; choose one of: .*ilner"),
        ({"processors": "pos"}, "'tokenize' must be among them"),
        ({"processors": "tokenize,depparse"}, "one needs another"),
        ({"names": "some"}, "unknown names 'some'; choose one of: both, native, stanza"),
        ({"stanza_folder": "x"}, "unknown option 'stanza_folder'; choose one of: .*pos_…"),
        ({"batch_size": 0}, "batch_size is 0; expected 1 or more"),
    ],
)
def test_unusable_options_name_the_choices(options: dict[str, object], message: str) -> None:
    pytest.importorskip("stanza", reason="needs the extra [stanza]")
    with pytest.raises(InputError, match=message):
        Analyzer(engine="stanza", stanza_dir=MODELS, **options)


@pytest.mark.stanza
def test_missing_models_name_the_command(tmp_path: Path) -> None:
    pytest.importorskip("stanza", reason="needs the extra [stanza]")
    with pytest.raises(ModelError, match=r"no Stanza models here; run: hindi-news download stanza --dir"):
        Analyzer(engine="stanza", stanza_dir=tmp_path)
    (tmp_path / "resources.json").write_text("{", encoding="utf-8")
    with pytest.raises(ModelError, match="damaged"):
        Analyzer(engine="stanza", stanza_dir=tmp_path)
    (tmp_path / "resources.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ModelError, match="no Hindi models"):
        Analyzer(engine="stanza", stanza_dir=tmp_path)


@pytest.mark.stanza
@pytest.mark.slow
def test_one_missing_file_is_named(tmp_path: Path) -> None:
    pytest.importorskip("stanza", reason="needs the extra [stanza]")
    shutil.copytree(MODELS, tmp_path / "m")
    (tmp_path / "m" / "hi" / "pos" / "tiny.pt").unlink()
    with pytest.raises(ModelError, match=r"tiny\.pt.*run: hindi-news download stanza"):
        Analyzer(engine="stanza", stanza_dir=tmp_path / "m")


def test_the_models_are_small_and_have_a_card() -> None:
    card = json.loads((MODELS / "card.json").read_text(encoding="utf-8"))
    files = {str(p.relative_to(MODELS)): p.stat().st_size for p in MODELS.rglob("*.pt")}
    assert card["files"] == files
    assert sum(files.values()) < 6_000_000
    assert card["licence"]
    assert card["commands"]


@pytest.mark.stanza
@pytest.mark.skipif(
    all(importlib.util.find_spec(name) for name in ("transformers", "peft")), reason="the libraries of coreference are here"
)
def test_coreference_without_its_libraries_names_their_extra() -> None:
    pytest.importorskip("stanza", reason="needs the extra [stanza]")
    with pytest.raises(MissingExtraError, match=r"peft\) is not installed; run: pip install 'hindi_news\[coref\]'"):
        Analyzer(engine="stanza", stanza_dir=MODELS, package="tiny", processors="tokenize,coref")


@pytest.mark.stanza
@pytest.mark.slow
@pytest.mark.gold
def test_offsets_agree_with_the_text_layer_on_articles(eval_data: Path, analyzer: Analyzer, ours: Analyzer) -> None:
    native = Analyzer()
    paths = sorted((eval_data / "gold" / "dev").glob("*.txt"))
    texts = [p.read_text(encoding="utf-8").rstrip("\n") for p in paths]
    assert texts
    for text, own, theirs in zip(texts, ours.pipe(texts), analyzer.pipe(texts), strict=True):
        reading = native.analyze(text)
        check(own, text)
        check(theirs, text)
        assert own.tokens.start == reading.tokens.start
        assert own.tokens.end == reading.tokens.end
        assert own.sentences == reading.sentences
        again = Document.from_stanza(own.to_stanza())
        assert again == own
        stanza_tokens = [(t.start_char, t.end_char) for s in own.to_stanza().sentences for t in s.tokens]
        assert stanza_tokens == list(zip(own.tokens.start, own.tokens.end, strict=True))
