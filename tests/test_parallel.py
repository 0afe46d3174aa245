"""Processes that die lose no article; one that keeps killing them is given up."""

from __future__ import annotations

import os
import pickle
import signal
from typing import Any

import pytest

from hindi_news import Analyzer, Document, HindiNewsError, InputError, parallel

TEXT = "रूस ने कहा कि वह तैयार है।"


class Deadly:
    """Stands for a text whose reading ends the process; ``lives`` says how often (a file counts)."""

    def __init__(self, folder: str, lives: int) -> None:
        self.folder, self.lives = folder, lives

    def __reduce__(self) -> tuple[Any, tuple[Any, ...]]:
        return arrive, (self.folder, self.lives)


def arrive(folder: str, lives: int) -> Any:
    """What unpickling a :class:`Deadly` does in the worker."""
    died = len(os.listdir(folder))
    if died < lives:
        with open(os.path.join(folder, str(died)), "w"):
            pass
        os.kill(os.getpid(), signal.SIGKILL)
    return TEXT + " बच गया।"


def texts(deadly: Deadly) -> list[Any]:
    return [*(f"{TEXT} {i}" for i in range(40)), deadly, *(f"{TEXT} {i}" for i in range(40, 60))]


def test_an_analyzer_is_sent_as_its_recipe() -> None:
    analyzer = Analyzer(max_chars=50, words=False)
    sent = pickle.dumps(analyzer)
    assert len(sent) < 1_000
    back = pickle.loads(sent)
    assert back.recipe == analyzer.recipe
    assert back.analyze("रूस ने कहा कि वह तैयार है।") == analyzer.analyze("रूस ने कहा कि वह तैयार है।")


def test_articles_of_a_killed_process_are_read_again(tmp_path: Any) -> None:
    found = list(parallel.try_pipe({}, texts(Deadly(str(tmp_path), 1)), 2, parallel.whole))
    wanted = [*(f"{TEXT} {i}" for i in range(40)), TEXT + " बच गया।", *(f"{TEXT} {i}" for i in range(40, 60))]
    assert [d.text for d in found if isinstance(d, Document)] == wanted


def test_an_article_that_always_kills_is_given_up_and_only_it(tmp_path: Any) -> None:
    found = list(parallel.try_pipe({}, texts(Deadly(str(tmp_path), 99)), 2, parallel.whole))
    assert [d.text for d in found if isinstance(d, Document)] == [f"{TEXT} {i}" for i in range(60)]
    (error,) = (d for d in found if isinstance(d, HindiNewsError))
    assert found.index(error) == 40
    assert isinstance(error, InputError)
    with pytest.raises(InputError, match="ended 3 worker processes"):
        raise error
