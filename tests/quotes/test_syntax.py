"""A parse fills in the sources and clause ends that the rules left open, and nothing else."""

from __future__ import annotations

from dataclasses import replace

from hindi_news import analyze
from hindi_news.engines.native import read_layout
from hindi_news.page import Name, QuoteDraft, TokenSpan, Trace
from hindi_news.quotes.syntax import refine

from ..trees import parsed

SENTENCE = (
    "मेहता/PROPN/5/nsubj लंबी/ADJ/3/amod बैठक/NOUN/5/obl में/ADP/3/case बोले/VERB/0/root कि/SCONJ/9/mark"
    " बांध/NOUN/9/nsubj सुरक्षित/ADJ/9/compound रहेगा/VERB/5/ccomp और/CCONJ/12/cc घर/NOUN/12/obl लौटे/VERB/5/conj"
)
DRAFT = QuoteDraft(6, 12, "indirect", "that_clause", cue=TokenSpan(4, 5))
MEHTA = Name(0, 1, "person", 0.9, "tagger")


def test_the_subject_is_the_source_and_the_next_clause_ends_the_report() -> None:
    page = parsed(SENTENCE)
    trace = Trace(page.words.text)
    (found,) = refine(page, [MEHTA], [DRAFT], trace)
    assert found.source == TokenSpan(0, 1)
    assert page.words.phrase(found.first, found.stop) == "बांध सुरक्षित रहेगा"
    assert [d.rule for d in trace.decisions] == ["syntax subject_is_source", "syntax next_clause_ends_it"]


def test_what_the_rules_found_stays() -> None:
    given = replace(DRAFT, source=TokenSpan(2, 3), rule="marked_words")
    assert refine(parsed(SENTENCE), [MEHTA], [given]) == (given,)


def test_without_a_tree_nothing_changes() -> None:
    page = read_layout("मेहता बोले कि बांध सुरक्षित रहेगा।")
    assert refine(page, [MEHTA], [DRAFT]) == (DRAFT,)


def test_nouns_that_cannot_speak_are_no_source() -> None:
    page = parsed("बारिश/NOUN/2/nsubj कहती/VERB/0/root है/AUX/2/aux कि/SCONJ/6/mark फसल/NOUN/6/nsubj होगी/VERB/2/ccomp")
    draft = QuoteDraft(4, 6, "indirect", "that_clause", cue=TokenSpan(1, 2))
    assert refine(page, [], [draft])[0].source is None


def test_an_unnamed_source_takes_its_modifiers() -> None:
    page = parsed(
        "दो/NUM/3/nummod वरिष्ठ/ADJ/3/amod अधिकारी/NOUN/4/nsubj बोले/VERB/0/root कि/SCONJ/7/mark सब/PRON/7/nsubj"
        " ठीक/ADJ/4/ccomp"
    )
    draft = QuoteDraft(5, 7, "indirect", "that_clause", cue=TokenSpan(3, 4))
    assert refine(page, [], [draft])[0].source == TokenSpan(0, 3)


def test_passives_have_no_speaker() -> None:
    page = parsed("मंत्री/NOUN/2/nsubj कहा/VERB/0/root गया/AUX/2/aux कि/SCONJ/6/mark सब/PRON/6/nsubj ठीक/ADJ/2/ccomp")
    draft = QuoteDraft(4, 6, "indirect", "that_clause", cue=TokenSpan(1, 2))
    assert refine(page, [], [draft])[0].source is None


def test_native_readings_are_untouched() -> None:
    assert analyze("मेहता ने कहा कि बांध सुरक्षित है।").quotes[0].text == "बांध सुरक्षित है"
