"""Lines that are not imported: each is named, and nothing of them is written."""

import pytest
from django.core.management import CommandError, call_command

from news.models import Article, Rubric

# The shape of the agency's real page: one news piece, its neighbours, the column's five.
from tests.test_import import fails, run, write_lines

pytestmark = pytest.mark.postgres15

BAD = {
    "no json": ("{", "no JSON"),
    "no object": ("[1]", "no JSON object"),
    "number": ("7", "no JSON object"),
    "deep": ("[" * 100_000, "no JSON"),
    "no title": ({"lead": "x"}, "«title» is missing"),
    "empty title": ({"title": ""}, "«title» is missing"),
    "blank title": ({"title": " \u200b "}, ""),
    "long title": ({"title": "а" * 301}, "300"),
    "unknown field": ({"title": "x", "autor": "y"}, "unknown field «autor»"),
    "unknown kind": ({"kind": "page", "title": "x"}, "«kind»"),
    "kind no text": ({"kind": [], "title": "x"}, "«kind»"),
    "bad section": ({"title": "x", "section": "sport"}, "«section»"),
    "bad date": ({"title": "x", "published": "2025-02-30"}, "«published»"),
    "russian date": ({"title": "x", "published": "16.09.2025"}, "«published»"),
    "date no text": ({"title": "x", "published": 20250916}, "«published»"),
    "published without time": ({"title": "x", "status": "published"}, ""),
    "leaves before it came": (
        {"title": "x", "published": "2025-09-16", "unpublish": "2025-01-01T00:00"},
        "",
    ),
    "negative views": ({"title": "x", "views": -1}, "«views»"),
    "text views": ({"title": "x", "views": "419"}, "«views»"),
    "huge views": ({"title": "x", "views": 2**63}, "«views»"),
    "true views": ({"title": "x", "views": True}, "«views»"),
    "huge id": ({"title": "x", "id": 10**15}, "«id»"),
    "largest id": ({"title": "x", "id": 2**63 - 1}, "«id»"),
    "year 205": ({"title": "x", "published": "0205-09-16"}, "Жылы қате"),
    "year one": ({"title": "x", "published": "0001-01-01T00:00:00+14:00"}, ""),
    "year 9999": ({"title": "x", "published": "9999-12-31T23:59:59-12:00"}, ""),
    "deep value": ('{"title": ' + "[" * 900 + "]" * 900 + "}", ""),
    "long tag": ({"title": "x", "tags": ["а" * 200]}, ""),
    "long name": ({"title": "x", "bylines": [{"name": "а" * 200}]}, ""),
    "blank name": ({"title": "x", "bylines": [{"name": "  "}]}, "«bylines»"),
    "column with rubrics": (
        {"title": "x", "section": "spiritual", "rubrics": ["kogam"]},
        "the column has no rubrics",
    ),
    "zero id": ({"title": "x", "id": 0}, "«id»"),
    "unknown rubric": ({"title": "x", "rubric": "zhoq"}, "«zhoq» is not known"),
    "orphan rubric": ({"title": "x", "rubric": "a/b", "rubric_name": "Б"}, "stands under «a»"),
    "reserved rubric": ({"kind": "rubric", "path": "tags", "name": "Т"}, ""),
    "hostile rubric": ({"kind": "rubric", "path": "../x", "name": "Т"}, ""),
    "rubric in the column": (
        {"title": "x", "section": "spiritual", "rubric": "kogam", "rubric_name": "Қоғам"},
        "",
    ),
    "bad byline": ({"title": "x", "bylines": [{"role": "author"}]}, "«bylines»"),
    "byline both": ({"title": "x", "bylines": [{"name": "А", "text": "Б"}]}, "«bylines»"),
    "tags no list": ({"title": "x", "tags": "өзен"}, "«tags»"),
    "empty tag": ({"title": "x", "tags": ["\u200b"]}, "tag"),
    "bad source": ({"title": "x", "source": {"href": "y"}}, "«source»"),
    "script source": ({"title": "x", "source": {"name": "y", "url": "javascript:1"}}, ""),
    "unknown photo": ({"title": "x", "photo": 3}, "photo number 3"),
    "unknown photo in text": (
        {"title": "x", "body": '<figure data-photo="3"></figure>'},
        "photo number 3",
    ),
    "photo without media": ({"kind": "photo", "number": 1, "file": "a.jpg"}, "--media"),
    "focal point": ({"kind": "photo", "number": 1, "file": "a.jpg", "focal_x": 101}, "«focal_x»"),
    "slash in slug": ({"title": "x", "slug": "a/b"}, ""),
    "long slug": ({"title": "x", "slug": "a" * 201}, ""),
}


@pytest.mark.parametrize(("line", "reason"), BAD.values(), ids=BAD)
def test_a_bad_line_is_named_and_nothing_is_written(db, tmp_path, line, reason):
    good = {"title": "Жақсы мақала", "published": "2025-09-16"}
    path = write_lines(tmp_path / "a.jsonl", good, line, {"title": "Тағы", "views": -3})
    told = fails(path)
    assert "line 2: " in told
    assert reason in told
    assert "line 3: «views»" in told, "the rest of the file is still checked"
    assert not Article.objects.exists()
    assert not Rubric.objects.exists()


def test_bytes_that_are_no_text_are_named(db, tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_bytes('{"title": "а"}\n'.encode("cp1251") + b'\xef\xbb\xbf{"title": "b"}\n\n')
    assert "line 1: the line is not UTF-8" in fails(path)


def test_keep_going_writes_the_good_lines(db, tmp_path):
    path = write_lines(tmp_path / "a.jsonl", {"title": "Жақсы"}, "{", {"title": "Тағы"})
    out, err = run(path, keep_going=True)
    assert "line 2" in err
    assert "2 articles" in out
    assert Article.objects.count() == 2


def test_a_missing_file_or_folder_is_a_sentence(db, tmp_path):
    with pytest.raises(CommandError, match="is no file"):
        call_command("import_articles", tmp_path / "zhoq.jsonl")
    path = write_lines(tmp_path / "a.jsonl", {"title": "x"})
    with pytest.raises(CommandError, match="is no folder"):
        call_command("import_articles", path, media=tmp_path / "zhoq")


def test_characters_that_databases_refuse_are_left_out(db, tmp_path):
    line = '{"title": "Қа\\u0000ла\\ud800", "lead": "\\u202eсоңы", "body": "<p>\\u0000м</p>"}'
    run(write_lines(tmp_path / "a.jsonl", line))
    article = Article.objects.get()
    assert (article.title, article.lead, article.body) == ("Қала", "соңы", "<p>м</p>")
