"""A real Ray cluster of two nodes on this machine: workers and nodes that are killed lose nothing and double nothing."""

from __future__ import annotations

import json
import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hindi_news import Analyzer, Document
from hindi_news.corpus import Summary, run
from hindi_news.inputs import Article

ray = pytest.importorskip("ray", reason="Ray is not installed")
pa = pytest.importorskip("pyarrow")
pytestmark = [pytest.mark.ray, pytest.mark.slow, pytest.mark.filterwarnings("ignore")]
TEXT = "रूस के राष्ट्रपति व्लादिमीर पुतिन ने बुधवार को कहा कि समझौता जल्द होगा।"


def some(n: int) -> list[Article]:
    return [Article(f"a{i}", f"{TEXT} {i} " * 4, "2024-01-02") for i in range(n)]


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    from ray.cluster_utils import Cluster

    os.environ["PYTHONPATH"] = str(Path(__file__).resolve().parents[2])
    made = Cluster(initialize_head=True, head_node_args={"num_cpus": 1, "include_dashboard": False})
    made.add_node(num_cpus=1)
    ray.init(address=made.address, log_to_driver=False, configure_logging=False)
    yield made
    ray.shutdown()
    made.shutdown()


def workers(title: str) -> list[int]:
    """Processes that are running a task or actor with ``title`` in its name."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            line = (folder / "cmdline").read_bytes()
        except OSError:
            continue
        if line.startswith(b"ray::") and title.encode() in line:
            found.append(int(folder.name))
    return found


class Killer(threading.Thread):
    """SIGKILL to ``count`` workers while they run ``title``, one after the other."""

    def __init__(self, title: str, count: int) -> None:
        super().__init__(daemon=True)
        self.title, self.count = title, count
        self.killed: set[int] = set()
        self.over = threading.Event()
        self.start()

    def run(self) -> None:
        # A worker that takes the place of a killed one reads its models first, which is long enough to be seen.
        while len(self.killed) < self.count and not self.over.is_set():
            for pid in workers(self.title)[:1]:
                if pid not in self.killed:
                    os.kill(pid, signal.SIGKILL)
                    self.killed.add(pid)
            time.sleep(0.005)

    def stop(self) -> set[int]:
        self.over.set()
        self.join()
        return self.killed


def check(out: Path, n: int) -> None:
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [r["key"] for r in rows] == [f"a{i}" for i in range(n)]
    last = dict(rows[-1])
    assert Document.from_dict(last) == Analyzer().analyze(f"{TEXT} {n - 1} " * 4, "2024-01-02")


def test_two_nodes_share_a_run_and_a_killed_worker_loses_nothing(cluster: Any, tmp_path: Path) -> None:
    from hindi_news.interop import with_ray

    assert len([n for n in ray.nodes() if n["Alive"]]) == 2
    analyzer = Analyzer()
    killer = Killer("_read", 2)
    summary = run(some(600), tmp_path / "out.jsonl", analyzer, pipe=with_ray.pipe(analyzer))
    assert len(killer.stop()) == 2
    assert (summary.done, summary.failed) == (600, 0)
    check(tmp_path / "out.jsonl", 600)


def test_a_bad_article_is_named_on_a_cluster_too(cluster: Any, tmp_path: Path) -> None:
    from hindi_news.interop import with_ray

    items = [*some(3), Article("bad", TEXT, "yesterday"), Article("none", None, error="row 9: not JSON")]
    summary = run(items, tmp_path / "out.jsonl", Analyzer(), pipe=with_ray.pipe(Analyzer()))
    assert (summary.done, summary.failed) == (3, 2)
    errors = (tmp_path / "out.jsonl.errors.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(e)["key"] for e in errors] == ["bad", "none"]


def test_a_dataset_is_read_though_an_actor_is_killed(cluster: Any) -> None:
    from hindi_news.interop import with_ray

    n = 400
    table = pa.table({"id": list(range(n)), "text": [f"{TEXT} {i} " * 4 for i in range(n)], "day": ["2024-01-02"] * n})
    data = ray.data.from_arrow([table.slice(i, 20) for i in range(0, n, 20)])
    out = with_ray.read(data, published="day", workers=1, batch_size=20)
    killer = Killer("BatchAnalyzer", 1)
    rows = out.take_all()
    assert killer.stop()
    assert sorted(r["id"] for r in rows) == list(range(n))
    assert {r["error"] for r in rows} == {None}
    assert Document.from_json(rows[0]["document"]).quotes


def test_a_lost_node_loses_nothing(cluster: Any, tmp_path: Path) -> None:
    from hindi_news.interop import with_ray

    lost = cluster.add_node(num_cpus=1)
    cluster.wait_for_nodes()

    def progress(summary: Summary) -> None:
        if summary.done == 100:
            cluster.remove_node(lost, allow_graceful=False)

    analyzer = Analyzer()
    summary = run(some(400), tmp_path / "out.jsonl", analyzer, progress=progress, pipe=with_ray.pipe(analyzer))
    assert (summary.done, summary.failed) == (400, 0)
    check(tmp_path / "out.jsonl", 400)
