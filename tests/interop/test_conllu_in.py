"""CoNLL-U of other hands: tokens, sentences and tags are kept, the rest is read, damage is named by line."""

from __future__ import annotations

import re

import pytest

from hindi_news import Document, FormatError
from hindi_news.interop.conllu import from_conllu, to_conllu

from ..sample import build

FOREIGN = """\ufeff# newdoc id = a
# newpar
# sent_id = 1
# text = बुधवार को सीता वर्मा ने कहा, "पुल बनेगा।"
1\tबुधवार\tबुधवार\tNOUN\tNN\tCase=Acc\t6\tobl\t_\t_
2\tको\tको\tADP\t_\t_\t1\tcase\t_\t_
3\tसीता\tसीता\tPROPN\t_\t_\t4\tcompound\t_\t_
4\tवर्मा\tवर्मा\tPROPN\t_\t_\t6\tnsubj\t_\t_
5\tने\tने\tADP\t_\t_\t4\tcase\t_\t_
6\tकहा\tकह\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No
7\t,\t,\tPUNCT\t_\t_\t6\tpunct\t_\t_
8\t"\t"\tPUNCT\t_\t_\t10\tpunct\t_\tSpaceAfter=No
9\tपुल\tपुल\tNOUN\t_\t_\t10\tobj\t_\t_
9.1\tवह\t_\t_\t_\t_\t_\t_\t_\t_
10\tबनेगा\tबन\tVERB\t_\t_\t6\tccomp\t_\tSpaceAfter=No
11\t।\t।\tPUNCT\t_\t_\t10\tpunct\t_\tSpaceAfter=No
12\t"\t"\tPUNCT\t_\t_\t10\tpunct\t_\t_

1-2\tउसका\t_\t_\t_\t_\t_\t_\t_\t_
1\tउस\tवह\tPRON\t_\t_\t3\tnmod\t_\t_
2\tका\tका\tADP\t_\t_\t1\tcase\t_\t_
3\tघर\tघर\tNOUN\t_\t_\t0\troot\t_\tSpaceAfter=No
4\t।\t।\tPUNCT\t_\t_\t3\tpunct\t_\t_

# newdoc id = b
1\tपटना\t_\t_\t_\t_\t_\t_\t_\t_
"""


def test_a_file_of_another_hand_is_read() -> None:
    doc, other = from_conllu(FOREIGN, published="2018-08-22")
    assert doc.text == 'बुधवार को सीता वर्मा ने कहा, "पुल बनेगा।" उसका घर।'
    assert [s.text for s in doc.sentences] == ['बुधवार को सीता वर्मा ने कहा, "पुल बनेगा।"', "उसका घर।"]
    assert [t.text for t in doc.tokens][-3:] == ["उसका", "घर", "।"]
    assert (doc.tokens[0].xpos, doc.tokens[0].feats, doc.tokens[0].head) == ("NN", "Case=Acc", 5)
    assert ([p.name for p in doc.people], [d.value for d in doc.dates]) == (["सीता वर्मा"], ["2018-08-22"])
    assert [(q.text, q.speaker.name if q.speaker else None) for q in doc.quotes] == [("पुल बनेगा।", "सीता वर्मा")]
    assert (other.text, [p.name for p in other.places], doc.engine) == ("पटना", ["पटना"], "conllu")
    assert other.tokens[0].upos == "PROPN"  # where the file has no tags, ours stand
    assert Document.from_dict(doc.to_dict()) == doc


def test_our_own_documents_and_others_stand_in_one_file() -> None:
    assert [d.engine for d in from_conllu((to_conllu(build()) + FOREIGN[1:]).splitlines(keepends=True))] == [
        build().engine, "conllu", "conllu",
    ]  # fmt: skip


def test_a_new_paragraph_and_words_without_text() -> None:
    rows = "1\tपुल\t_\t_\t_\t_\t_\t_\t_\t_\n2\tबना\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n\n"
    (doc,) = from_conllu(rows + rows + "# newpar\n" + rows)
    assert doc.text == "पुल बनापुल बना\n\nपुल बना"


def _row(ident: str, form: str = "पुल", head: str = "_") -> str:
    return "\t".join((ident, form, *"____", head, *"___"))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("1 पुल बना", "x:1: 1 columns; CoNLL-U has 10, with tabs between them"),
        (_row("a"), "x:1: the id is 'a'; expected a number, a range or an empty node's"),
        (_row("-2"), "x:1: the id is '-2'; expected a number, a range or an empty node's"),
        (_row("1-"), "x:1: the id is '1-'; expected a number, a range or an empty node's"),
        (f"{_row('1')}\n{_row('3')}", "x:2: the id is '3'; expected 2"),
        (_row("1", " "), "x:1: no form"),
        (_row("1", head="x"), "x:1: the head is 'x'"),
        (_row("1" * 5000), "x:1: the id is '11"),
        (_row("1", head="1" * 5000), "x:1: the head is '11"),
        (_row("1-2"), "x:1: no words of the token 'पुल' follow"),
        (f"# text = नदी\n{_row('1')}", "x:2: 'पुल' does not stand next in '# text'"),
        (f"# text = पुल बना\n{_row('1')}", "x:2: no word is 'बना', which ends '# text'"),
    ],
)
def test_damage_is_named_by_line(text: str, message: str) -> None:
    with pytest.raises(FormatError, match=re.escape(message)):
        list(from_conllu(text, "x"))
