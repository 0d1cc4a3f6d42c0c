"""`kg build`: the summary, the JSON report, stdin, unchanged pages, and bytes that do not depend on order or seed."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from kg.pipeline.fingerprint import fingerprint
from tests.cli.conftest import Run, Shell
from tests.manifests import rewrite

PAGES = 13


def test_summary_goes_to_stderr(kg: Run, samples: Path, tmp_path: Path) -> None:
    result = kg("build", samples, "--store", tmp_path / "s")
    assert result.exit_code == 0
    assert result.stdout == ""
    assert result.stderr.startswith(f"{PAGES} pages read: {PAGES} built, 0 unchanged, 0 failed; ")
    assert result.stderr.endswith(f" s, in {tmp_path / 's'}\n")
    assert result.stderr.count("\n") == 1


def test_json_report(kg: Run, samples: Path, tmp_path: Path) -> None:
    result = kg("build", samples / "records.jsonl", "--store", tmp_path / "s", "--json", "--quiet")
    assert result.stderr == ""
    report = json.loads(result.stdout)
    assert list(report) == [
        "read",
        "built",
        "unchanged",
        "duplicates",
        "dropped",
        "outdated",
        "failed",
        "duplicate_pages",
        "lost",
        "triples",
        "seconds",
        "store",
    ]
    assert (report["read"], report["built"], report["failed"]) == (3, 3, [])
    assert report["triples"] > 300


def test_a_failed_page_has_file_page_line_and_reason(kg: Run, samples: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.jsonl"
    bad.write_text((samples / "records.jsonl").read_text(encoding="utf-8") + "{oops\n", encoding="utf-8")
    result = kg("build", bad, "--store", tmp_path / "s", "--json")
    assert result.exit_code == 1
    report = json.loads(result.stdout)
    assert (report["read"], report["built"]) == (4, 3)
    (page,) = report["failed"]
    assert (page["file"], page["page"], page["line"]) == (str(bad), 4, 4)
    assert page["reason"]


def test_unchanged_pages_are_left_alone(kg: Run, samples: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    shutil.copy(samples / "whitehouse-en" / "2021-12-07-biden-putin-video-call.md", page)
    words = ("build", samples / "ukraine.csv", page, "--store", tmp_path / "s", "--json")
    assert json.loads(kg(*words).stdout)["built"] == 3
    page.write_text(page.read_text(encoding="utf-8") + "\nThey will talk again.\n", encoding="utf-8")
    report = json.loads(kg(*words).stdout)
    assert (report["built"], report["unchanged"]) == (1, 2)


def test_pages_read_by_another_version_are_read_anew(kg: Run, samples: Path, tmp_path: Path) -> None:
    words = ("build", samples / "ukraine.csv", "--store", tmp_path / "s")
    assert kg(*words).exit_code == 0
    rewrite(tmp_path / "s" / "manifest.json", lambda text: text.replace(fingerprint()[:16], "0" * 16))
    result = kg(*words)
    assert "kg: note: everything is rebuilt: the reference data or the program changed\n" in result.stderr
    assert "2 built, 0 unchanged" in result.stderr
    assert "rebuilt:" not in kg(*words).stderr


def test_prune_drops_what_is_gone_but_not_when_a_page_failed(kg: Run, samples: Path, tmp_path: Path) -> None:
    bad, store = tmp_path / "bad.jsonl", tmp_path / "s"
    bad.write_text("{}\n", encoding="utf-8")
    assert kg("build", samples / "records.jsonl", samples / "ukraine.csv", "--store", store).exit_code == 0
    result = kg("build", samples / "ukraine.csv", bad, "--store", store, "--prune")
    assert result.exit_code == 1
    assert "kg: note: nothing was dropped" in result.stderr
    assert json.loads(kg("stats", "--store", store, "--json").stdout)["documents"] == 5
    result = kg("build", samples / "ukraine.csv", "--store", store, "--prune")
    assert "2 unchanged, 3 dropped, 0 failed" in result.stderr
    assert json.loads(kg("stats", "--store", store, "--json").stdout)["documents"] == 2


def test_pages_from_stdin(kg: Run, samples: Path, tmp_path: Path) -> None:
    data = (samples / "records.jsonl").read_bytes()
    result = kg("build", "-", "--store", tmp_path / "s", "--json", stdin=data)
    assert result.exit_code == 0
    assert json.loads(result.stdout)["built"] == 3


def test_a_path_that_does_not_exist_leaves_no_store(kg: Run, samples: Path, tmp_path: Path) -> None:
    result = kg("build", samples, tmp_path / "nowhere", "--store", tmp_path / "s")
    assert result.exit_code == 2
    assert result.stderr == f"kg: {tmp_path / 'nowhere'}: no such file or folder\n"
    assert not (tmp_path / "s").exists()


def test_a_folder_that_is_no_store_is_not_written_to(kg: Run, samples: Path, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    result = kg("build", samples / "ukraine.csv", "--store", tmp_path)
    assert result.exit_code == 2
    assert "not a store" in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_same_bytes_for_any_order_of_files_and_any_hash_seed(shell: Shell, samples: Path, tmp_path: Path) -> None:
    files = sorted(path for path in samples.rglob("*") if path.is_file())
    exports = []
    for seed, order in (("1", files), ("2", files[::-1])):
        built = shell("build", *order, "--store", f"store-{seed}", PYTHONHASHSEED=seed)
        assert built.returncode == 0, built.stderr
        for style in ("trig", "jsonld"):
            done = shell("export", "--store", f"store-{seed}", "-o", f"{seed}.{style}", PYTHONHASHSEED=seed)
            assert done.returncode == 0, done.stderr
        exports.append([(tmp_path / f"{seed}.{style}").read_bytes() for style in ("trig", "jsonld")])
    assert exports[0] == exports[1]
