"""What a parse adds to quotes: the subject of a reporting verb as its source, and where a reported clause ends.

An optional step after the rules (:data:`STEPS`); without dependencies it changes nothing.  It only fills in what the
rules left open, since they know the reporting verbs better than a parser does.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from ..page import Name, Page, QuoteDraft, TokenSpan, Trace
from ..resolve.phrases import role_of, word_class
from ..resolve.pronouns import pronouns

#: Labels of what belongs to a noun phrase before its head.
_OWN = frozenset(("amod", "nmod", "compound", "det", "nummod", "case", "flat"))
_PAUSES = frozenset((",", ";", "-", "–", "—"))


class Tree:
    """A page's dependencies as the steps look at them."""

    def __init__(self, page: Page, names: Sequence[Name]) -> None:
        self.page, self.head = page, page.tags.head
        self.labels = [label.split(":")[0] for label in page.tags.deprel]
        self.full_labels = page.tags.deprel
        self.name_at = {i: n for n in names for i in range(n.first, n.stop)}
        self.limit = {i: s for s in page.sentences for i in range(s.first, s.stop)}
        self.children: dict[int, list[int]] = {}
        for i, head in enumerate(self.head):
            self.children.setdefault(head, []).append(i)

    def verb(self, cue: TokenSpan) -> int:
        """The predicate of a cue: the verb itself, or the light verb of a noun (दावा किया)."""
        at = cue.stop - 1
        if self.labels[at] in ("compound", "obj", "nsubj", "aux") and self.head[at] >= 0:
            at = self.head[at]
        return at

    def subtree(self, top: int) -> TokenSpan:
        """The stretch from the first to the last token below ``top``."""
        first = last = top
        todo = [top]
        while todo:
            for child in self.children.get(todo.pop(), ()):
                first, last = min(first, child), max(last, child)
                todo.append(child)
        return TokenSpan(first, last + 1)


def subject_is_source(tree: Tree, draft: QuoteDraft) -> QuoteDraft:
    """A report without a source: the subject of its verb, if it is a name, a pronoun or a noun that can speak."""
    if draft.source is not None or draft.cue is None or not tree.head:
        return draft
    after = tree.page.words.key[draft.cue.stop : draft.cue.stop + 3]
    if any(word_class(key) == "passive" for key in after):
        return draft
    verb = tree.verb(draft.cue)
    for child in tree.children.get(verb, ()):
        if tree.full_labels[child] == "nsubj" and not draft.first <= child < draft.stop:
            span = _speaking(tree, child)
            if span is not None:
                return replace(draft, source=span)
    return draft


def _speaking(tree: Tree, at: int) -> TokenSpan | None:
    """The noun phrase of word ``at`` as a source is given: a name without its title, a pronoun, or role and modifiers."""
    name = tree.name_at.get(at)
    if name is not None:
        return TokenSpan(name.first, name.stop) if name.type not in ("group", "treaty") else None
    key = tree.page.words.key[at]
    if key in pronouns():
        return TokenSpan(at, at + 1)
    if role_of(key) is None:
        return None
    first = at
    while first - 1 >= tree.limit[at].first and tree.labels[first - 1] in _OWN and at - first < 8:
        first -= 1
    while first < at and tree.labels[first] == "case":
        first += 1
    return TokenSpan(first, at + 1)


def next_clause_ends_it(tree: Tree, draft: QuoteDraft) -> QuoteDraft:
    """X ने कहा कि A और Y चले गए: a clause beside the reporting verb is no longer reported."""
    if draft.rule != "that_clause" or draft.cue is None or draft.cue.stop > draft.first:
        return draft
    verb = tree.verb(draft.cue)
    for child in tree.children.get(verb, ()):
        if tree.labels[child] == "conj" and draft.first < child < draft.stop:
            first = tree.subtree(child).first
            while first > draft.first and (
                tree.page.words.norm[first - 1] in _PAUSES or word_class(tree.page.words.key[first - 1]) == "and"
            ):
                first -= 1
            if first - draft.first >= 3 and _finished(tree, draft.first, first):
                return replace(draft, stop=first)
    return draft


def _finished(tree: Tree, first: int, stop: int) -> bool:
    """Whether the stretch holds a finite verb: only then can a clause have ended in it."""
    upos = tree.page.tags.upos
    return bool(upos) and upos[stop - 1] in ("VERB", "AUX") and stop - first > 2


Step = Callable[[Tree, QuoteDraft], QuoteDraft]
#: Each gets every quote.
STEPS: tuple[Step, ...] = (subject_is_source, next_clause_ends_it)


def refine(
    page: Page, names: Sequence[Name], drafts: Sequence[QuoteDraft], trace: Trace | None = None
) -> tuple[QuoteDraft, ...]:
    """The quotes with what the page's dependencies add to them; as they are if it has none."""
    if not page.tags.head or not page.tags.deprel or not drafts:
        return tuple(drafts)
    tree = Tree(page, names)
    out = []
    for draft in drafts:
        for step in STEPS:
            changed = step(tree, draft)
            if changed is not draft and trace is not None:
                span = page.words.slice(changed.first, changed.stop)
                trace.add("quote", f"syntax {step.__name__}", span.start, span.end)
            draft = changed
        out.append(draft)
    return tuple(out)
