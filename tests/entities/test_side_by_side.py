"""Two people side by side are two where the article has each by itself."""

from __future__ import annotations

import pytest

from hindi_news.entities.side_by_side import two_people

from ..marked import read_marked


@pytest.mark.parametrize(
    ("marked", "first"),
    [
        # Both by their full names, or the second by the first word of one.
        ("[p1 अनिल राव सुनील दास] के दोस्त हैं। [p2 अनिल राव] आए। [p3 सुनील दास] गए।", ["अनिल राव", "सुनील दास"]),
        ("[p1 अनिल राव सुनील] के दोस्त हैं। [p2 अनिल राव] आए। [p3 सुनील दास] गए।", ["अनिल राव", "सुनील"]),
        ("[p1 अनिल सुनील दास] के दोस्त हैं। [p2 अनिल] आए। [p3 सुनील दास] गए।", ["अनिल", "सुनील दास"]),
        # A surname that others have, too, is no second person, nor is a name that comes again two.
        ("[p1 अनिल राव दास] के दोस्त हैं। [p2 अनिल राव] आए। [p3 सुनील दास] गए।", ["अनिल राव दास"]),
        ("[p1 अनिल सुनील दास] आए। [p2 अनिल] आए। [p3 सुनील दास] गए। [p1 अनिल सुनील दास] गए।", ["अनिल सुनील दास"]),
    ],
)
def test_side_by_side(marked: str, first: list[str]) -> None:
    page, names = read_marked(marked)
    given = [name for _, name in names]
    found = two_people(page, given, ())
    assert [page.words.phrase(n.first, n.stop) for n in found[: len(first)]] == first
    assert len(found) == len(given) + len(first) - 1
