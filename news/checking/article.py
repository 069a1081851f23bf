"""All troubles of an article, saved or only typed."""

from collections import defaultdict
from collections.abc import Iterator
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

import kazakh
from news import body
from news.checking import spacing
from news.checking.images import photo_troubles
from news.checking.near import Near, near_texts, same_titles
from news.checking.paragraphs import parts
from news.checking.sources import Named, named_source
from news.checking.trouble import MUST, SHOULD, SHOWN, Degree, Trouble, listed, shortened
from news.checking.unseen import MOST, unseen_words
from news.models import Article, Newsroom
from news.models.article import Section, Status

FIELDS = ("title", "lead", "body", "lead_photo", "rubric", "source_name")
Parts = list[tuple[str, str]]
"""Paragraphs, each with its form field."""


def troubles_of(article: Article) -> list[Trouble]:
    """What must and what should be mended, in the order of the form, «must» first in each field.

    The article need not be saved: its own fields are all that is read of it, so that it had better
    be tidied. Some ten queries.
    """
    pieces = list(parts(article.title, article.lead, article.body))
    found = [
        *missing(article, pieces),
        *photo_troubles(article),
        *seen_before(article),
        *spacing_troubles(pieces),
        *script_troubles(pieces),
        *unseen_troubles(article, pieces),
        *source_troubles(article, pieces),
    ]
    return sorted(found, key=lambda one: (FIELDS.index(one.field), one.degree != MUST))


def missing(article: Article, pieces: Parts) -> Iterator[Trouble]:
    filled = {field for field, _ in pieces}
    if "title" not in filled:
        yield Trouble("title", MUST, "Тақырыбы жоқ.")
    if not filled & {"lead", "body"} and not body.photo_ids(article.body):
        yield Trouble("body", MUST, "Мәтіні жоқ: кіріспе де, мәтін де бос.")
    if article.section == Section.NEWS and not article.rubric_id:
        yield Trouble("rubric", MUST, "Айдары таңдалмаған.")


def seen_before(article: Article) -> Iterator[Trouble]:
    titles = same_titles(article)
    if titles:
        yield seen_title(titles)
    near = near_texts(article)
    twice = [one for one in near if is_twice(one, {title.pk for title in titles})]
    if twice and not is_public(article):
        yield seen_text(twice[0], MUST)
    elif near:
        yield seen_text(near[0], SHOULD)


def seen_title(titles: list[Article]) -> Trouble:
    last = titles[0]
    many = f" {len(titles)} рет" if len(titles) > 1 else ""
    which = " Соңғысы:" if many else ""
    sentence = f"Мұндай тақырып бұрын{many} қойылған.{which} {told(last)}."
    return Trouble("title", SHOULD, sentence, address(last))


def is_twice(near: Near, with_our_title: set[int]) -> bool:
    """Readers are not given one piece twice; a draft or what was withdrawn may come again."""
    is_one_piece = near.is_whole or (near.is_same and near.article.pk in with_our_title)
    return is_one_piece and near.article.status == Status.PUBLISHED


def seen_text(near: Near, degree: Degree) -> Trouble:
    other = near.article
    if near.is_whole:
        sentence = f"Дәл осы мәтін бұрын берілген: {told(other)}."
    elif near.of_ours >= near.of_theirs:
        sentence = f"Мәтіннің {percent(near.of_ours)} мына мақаламен бірдей: {told(other)}."
    else:
        sentence = f"Мына мақаланың {percent(near.of_theirs)} осы мәтінде тұр: {told(other)}."
    return Trouble("body", degree, sentence, address(other))


def percent(share: float) -> str:
    """Never more than there is."""
    return f"{int(100 * share)} %-ы"


def told(article: Article) -> str:
    """«№ 1024 «Көпір ашылды», 03.11.2025»; its state where it is not published."""
    if article.status == Status.PUBLISHED and article.published_at:
        state = f"{timezone.localtime(article.published_at):%d.%m.%Y}"
    else:
        state = article.get_status_display()
    return f"№ {article.pk} «{article.title}», {state}"


def address(article: Article) -> str:
    """The page that readers see, else the desk's."""
    if is_public(article):
        return article.get_absolute_url()
    model = "news_article" if article.section == Section.NEWS else "spiritual_spiritualarticle"
    return reverse(f"admin:{model}_change", args=[article.pk])


def is_public(article: Article) -> bool:
    """Whether readers have it already: no refusal would take it from them."""
    return Article.objects.published().filter(pk=article.pk).exists()


def spacing_troubles(pieces: Parts) -> Iterator[Trouble]:
    places: dict[tuple[str, str], list[str]] = defaultdict(list)
    for field, text in pieces:
        for kind, place in spacing.findings(text):
            places[field, kind].append(place)
    for (field, kind), examples in places.items():
        yield Trouble(field, SHOULD, f"{kind}: {listed(examples)}")


def script_troubles(pieces: Parts) -> Iterator[Trouble]:
    words: dict[str, dict[str, str]] = defaultdict(dict)
    for field, text in pieces:
        words[field] |= kazakh.mixed_words(text)
    for field, letters in words.items():
        if letters:
            few = ", ".join(f"«{shortened(w)}» ({letters[w]})" for w in list(letters)[:SHOWN])
            more = f" Барлығы {len(letters)} сөз." if len(letters) > SHOWN else ""
            yield Trouble(field, SHOULD, f"Екі әліпбидің әрпі аралас сөз бар: {few}.{more}")


def unseen_troubles(article: Article, pieces: Parts) -> Iterator[Trouble]:
    words = unseen_words(article, [text for _, text in pieces])
    if words:
        sentence = f"Мұрағатта бұрын кездеспеген сөздер: {listed(words, MOST)} Дұрыс терілген бе?"
        yield Trouble("body", SHOULD, sentence)


def source_troubles(article: Article, pieces: Parts) -> Iterator[Trouble]:
    if article.source_name.strip() or article.source_url:
        return
    named = (named_source(text) for _, text in pieces)
    found = next((one for one in named if one and not is_ours(one)), None)
    if found:
        sentence = f"Мәтінде дереккөз аталған, ал өрісі бос: {listed([found.words])}"
        yield Trouble("source_name", SHOULD, sentence, value=found.name[:120])


def is_ours(source: Named) -> bool:
    """«деп хабарлайды Qazaly.kz тілшісі», «Қазалы» агенттігі; not the district's offices."""
    host = urlsplit(settings.SITE_URL).hostname
    return source.name.lower() == host or f"«{Newsroom.ours().name}»" in source.name
