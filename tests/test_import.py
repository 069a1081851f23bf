"""Articles in, from JSON Lines: as they are, once, and with every fault named."""

import io
import json

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from news import arranging
from news.models import Article, Correction, FrontPlace, Photo
from tests.factories import (
    make_article,
    picture_bytes,
)

pytestmark = pytest.mark.postgres15

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
