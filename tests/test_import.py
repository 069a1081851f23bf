"""Articles in, from JSON Lines: as they are, once, and with every fault named."""

import io
import json

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from news import arranging
from news.models import Article, Correction, FrontPlace, Photo, Rubric
from tests.factories import (
    make_article,
    picture_bytes,
)

# The shape of the agency's real page: one news piece, its neighbours, the column's five.
PAGE = [
    {
        "section": "news",
        "rubric": "zanalyk",
        "rubric_name": "Жаңалық",
        "title": "Көпірдің жөндеуі келер айда аяқталады",
        "lead": "Бұл туралы бүгін мердігер мәлім етті, деп хабарлайды baq.kz.",
        "body": "<p>Жұмысты елу адам атқарып жатыр.</p><p>«Мерзімінен қалмаймыз»,-деді ол.</p>",
        "source": "baq.kz",
        "published": "2022-10-27",
        "views": 419,
        "comments": 0,
    },
    *(
        {
            **{"section": "news", "rubric": "zanalyk", "rubric_name": "Жаңалық", "title": title},
            **{"lead": "", "body": "", "published": "2025-09-16", "views": views, "comments": 0},
        }
        for title, views in (("Алғыс айтылды", 113), ("Шеберлер алаңы", 102), ("Ел еңсесі", 109))
    ),
    *(
        {"section": "spiritual", "title": title, "published": day, "views": 0}
        for title, day in (
            ("Ой", "2024-11-08"),
            ("Ой.", "2024-11-08"),
            ("Ой", "2024-11-07"),
            ("Ой  бар!", "2024-11-07"),
            ("Ой", "2024-11-04"),
        )
    ),
]


def write_lines(path, *lines):
    texts = (line if isinstance(line, str) else json.dumps(line) for line in lines)
    path.write_text("\n".join(texts))
    return path


def run(path, **options):
    out, err = io.StringIO(), io.StringIO()
    call_command("import_articles", path, stdout=out, stderr=err, **options)
    return out.getvalue(), err.getvalue()


def fails(path, **options):
    err = io.StringIO()
    with pytest.raises(CommandError):
        call_command("import_articles", path, stdout=io.StringIO(), stderr=err, **options)
    return err.getvalue()


def test_the_page_of_the_agency_moves_in(client, db, tmp_path):
    out, _ = run(write_lines(tmp_path / "page.jsonl", *PAGE))
    assert "9 articles" in out
    article = Article.objects.with_views().get(title__startswith="Көпірдің")
    assert (article.views, article.source_name, article.rubric.path) == (419, "baq.kz", "zanalyk")
    page = client.get(article.get_absolute_url()).content.decode()
    assert "27 қазан 2022 ж." in page
    assert "Дереккөз: baq.kz" in page
    # The lists keep the order of the file, which is that of the page it was taken from.
    titles = [line["title"] for line in PAGE]
    assert list(Article.objects.newest_first().values_list("title", flat=True)) == (
        titles[1:4] + titles[4:] + titles[:1]
    )
    assert len({a.get_absolute_url() for a in Article.objects.select_related("rubric")}) == 9


def test_the_same_file_twice_is_the_same_site(db, tmp_path):
    path = write_lines(tmp_path / "page.jsonl", *PAGE)
    run(path)
    out, _ = run(path)
    assert out.strip() == "Written: nothing. Already here: 9."
    assert Article.objects.count() == 9


def test_twins_within_one_file_are_both_kept(db, tmp_path):
    twin = {"title": "Ой", "section": "spiritual", "published": "2024-11-08"}
    run(write_lines(tmp_path / "a.jsonl", twin, {**twin, "lead": "басқа"}))
    assert Article.objects.count() == 2


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


def test_an_id_of_the_old_site_stays_and_our_own_go_on(db, tmp_path):
    lines = [
        {"id": 44105, "title": "Ескі", "published": "2024-10-25"},
        {"id": 1_500_000, "title": "Жаңа", "published": "2025-10-25"},
    ]
    run(write_lines(tmp_path / "a.jsonl", *lines))
    assert Article.objects.filter(pk=44105, title="Ескі").exists()
    assert make_article().pk == 1_500_001


def test_an_id_given_away_once_is_not_given_again(db, tmp_path):
    deleted = make_article()
    deleted.delete()
    run(write_lines(tmp_path / "a.jsonl", {"kind": "rubric", "path": "a", "name": "А"}))
    fails(write_lines(tmp_path / "b.jsonl", {"id": 5_000_000, "title": "x"}, "{"))
    assert deleted.pk is None
    assert make_article().pk < 5_000_000
    assert Article.objects.count() == 1


def test_a_refused_import_leaves_no_files(db, tmp_path):
    media = tmp_path / "media"
    media.mkdir()
    (media / "a.jpg").write_bytes(picture_bytes(colour="#fed"))
    before = {path for path in settings.FILES_ROOT.rglob("*") if path.is_file()}
    fails(
        write_lines(tmp_path / "a.jsonl", {"kind": "photo", "number": 1, "file": "a.jpg"}, "{"),
        media=media,
    )
    assert {path for path in settings.FILES_ROOT.rglob("*") if path.is_file()} == before


def test_an_id_that_belongs_to_another_article_is_refused(db, tmp_path):
    make_article(pk=44105, title="Бұрынғы")
    told = fails(write_lines(tmp_path / "a.jsonl", {"id": 44105, "title": "Басқа"}))
    assert "line 1: the id 44105 belongs to another article: «Бұрынғы»" in told


def test_photos_outside_the_folder_are_refused(db, tmp_path):
    media = tmp_path / "media"
    media.mkdir()
    (tmp_path / "secret.jpg").write_bytes(picture_bytes())
    (media / "link.jpg").symlink_to(tmp_path / "secret.jpg")
    (media / "text.jpg").write_text("бұл сурет емес")
    names = ["../secret.jpg", str(tmp_path / "secret.jpg"), "link.jpg", "zhoq.jpg", "text.jpg", "."]
    lines = [{"kind": "photo", "number": n, "file": f} for n, f in enumerate(names, start=1)]
    told = fails(write_lines(tmp_path / "a.jsonl", *lines), media=media)
    assert told.count("line ") == len(names)
    assert not Photo.objects.exists()


def test_an_import_tells_how_far_it_is(db, tmp_path):
    lines = [{"kind": "rubric", "path": "kogam", "name": "Қоғам"}] * 2000
    _, err = run(write_lines(tmp_path / "a.jsonl", *lines))
    assert "2000 lines" in err


def lines_of(*pins, **fields):
    return [
        {"id": number, "title": f"Мақала {number}", "published": "2026-11-24", **pin, **fields}
        for number, pin in enumerate(pins, start=1)
    ]


def test_of_pinned_articles_the_first_leads_and_a_number_decides(db, tmp_path):
    until = {"pinned_until": "2040-01-01T09:00"}
    run(write_lines(tmp_path / "a.jsonl", *lines_of(until, until, {})))
    assert list(FrontPlace.objects.values_list("article", flat=True)) == [1, 2]
    numbered = {**until, "pinned_place": 1, "pinned_headline": "Басты"}
    run(write_lines(tmp_path / "b.jsonl", {**lines_of(numbered)[0], "id": 9, "title": "Тоғыз"}))
    assert list(FrontPlace.objects.values_list("article", "headline")) == [
        (1, ""),
        (9, "Басты"),
        (2, ""),
    ]


def test_an_import_that_pins_is_seen_by_whoever_arranges_the_front_page(db, tmp_path):
    seen = arranging.current().version
    run(write_lines(tmp_path / "a.jsonl", *lines_of({})))
    assert arranging.current().version == seen
    pinned = {"id": 5, **lines_of({"pinned_until": "2040-01-01T09:00"})[0]}
    run(write_lines(tmp_path / "b.jsonl", {**pinned, "id": 5, "title": "Бес"}))
    with pytest.raises(arranging.StaleArrangement):
        arranging.arrange([], by=None, version=seen)


def test_corrections_come_with_their_article(db, tmp_path):
    note = {"kind": "addition", "text": "Авторы қосылды.", "made": "2026-11-24T14:05:00+05:00"}
    run(write_lines(tmp_path / "a.jsonl", *lines_of({"corrections": [note]})))
    kept = Correction.objects.get()
    assert (kept.article_id, kept.kind, kept.text) == (1, "addition", "Авторы қосылды.")
    assert kept.made_at.isoformat() == "2026-11-24T09:05:00+00:00"


@pytest.mark.parametrize(
    "fields",
    [
        {"corrections": [{"text": "Уақыты жоқ"}]},
        {"corrections": [{"text": " ", "made": "2026-11-24T14:05"}]},
        {"corrections": [{"text": "ұ" * 1001, "made": "2026-11-24T14:05"}]},
        {"corrections": [{"kind": "x", "text": "а", "made": "2026-11-24T14:05"}]},
        {"corrections": "x"},
        {"pinned_until": "2040-01-01T09:00", "pinned_place": 10**9},
        {"pinned_until": "2040-01-01T09:00", "pinned_place": -1},
        {"pinned_until": "2040-01-01T09:00", "pinned_headline": "ұ" * 301},
        {"pinned_until": "9999-01-01T09:00"},
    ],
)
def test_bad_corrections_and_places_are_named(db, tmp_path, fields):
    with pytest.raises(CommandError):
        run(write_lines(tmp_path / "a.jsonl", *lines_of(fields)))
    assert not Article.objects.exists()
