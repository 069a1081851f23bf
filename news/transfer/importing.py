"""Writing the lines of a file: each against the site as it stands, in one transaction."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from kazakh import name_key
from news import arranging, history
from news.models import (
    Article,
    Byline,
    Person,
    Rubric,
    RubricRedirect,
    Tag,
    ViewBase,
)
from news.models.article import Section, Status
from news.models.tag import tag_named
from news.transfer import curation
from news.transfer.lines import BadLine, Line, read_lines
from news.transfer.photos import Photos
from news.transfer.report import Aborted, Fault, Report


def import_file(
    path: Path, *, media: Path | None, keep_going: bool, progress: Callable[[int], None]
) -> Report:
    """Write a file's lines into the site; with a faulty line nothing, unless `keep_going`.

    Every line is tried, in one transaction that is given up in the end if a fault was met: so
    what is checked is what would be written.

    :param media: the folder in which the photos' files lie.
    :param progress: called with the number of each line that was looked at.
    """
    report = Report()
    importer = Importer(media, report)
    try:
        with transaction.atomic():
            for line in read_lines(path):
                importer.take(line)
                progress(line[0] if isinstance(line, tuple) else line.number)
            importer.relate()
            if report.faults and not keep_going:
                raise Aborted
            importer.finish()
    except BaseException as reason:
        importer.photos.remove_files()
        if not isinstance(reason, Aborted):
            raise
        report.written.clear()
    return report


class Importer:
    """Takes line after line, remembering what earlier ones brought."""

    def __init__(self, media: Path | None, report: Report) -> None:
        self.photos = Photos(media)
        self.report = report
        self.dated: dict[date, int] = {}
        self.brought: set[int] = set()
        self.line = 0
        self.related: dict[int, tuple[Article, list[int]]] = {}
        self.has_placed = False

    def take(self, line: Line | Fault) -> None:
        """Write one line in a savepoint of its own, or note why not."""
        if isinstance(line, tuple):
            self.report.faults.append(line)
            return
        write, self.line = getattr(self, line.kind), line.number
        try:
            with transaction.atomic():
                is_new = write(line.facts)
        except BadLine as fault:
            self.report.faults.append((line.number, fault))
        except DatabaseError as fault:
            self.report.faults.append((line.number, BadLine(f"the database refuses it: {fault}")))
        except ValidationError as fault:
            self.report.faults.append((line.number, BadLine(" ".join(fault.messages))))
        else:
            self.note(line.kind, is_new)

    def note(self, kind: str, is_new: bool) -> None:
        if is_new:
            self.report.written[kind] = self.report.written.get(kind, 0) + 1
        else:
            self.report.already_here += 1

    def relate(self) -> None:
        """Let articles lead to each other when all are there: an earlier line may name a later."""
        for number, (article, others) in self.related.items():
            known = Article.objects.filter(pk__in=others)
            if missing := set(others).difference(known.values_list("pk", flat=True)):
                fault = BadLine(f"«related»: there is no article {min(missing)}")
                self.report.faults.append((number, fault))
            article.related.set(known)
            history.record(article, by=None)

    def finish(self) -> None:
        """Let our own ids go on after those that were brought.

        The version of the front page is raised last, since its row is held until the end.
        """
        if self.has_placed:
            arranging.note_change()
        if self.brought:
            with connection.cursor() as cursor:
                cursor.execute(NEXT_ID, {"most": max(self.brought)})

    def rubric(self, facts: dict[str, Any]) -> bool:
        found = Rubric.objects.filter(path=facts["path"]).first()
        if found:
            return False
        rubric = self.new_rubric(facts["path"], facts["name"], facts.get("description", ""))
        for path in facts.get("redirects", []):
            RubricRedirect.objects.get_or_create(path=path, defaults={"rubric": rubric})
        return True

    def tag(self, facts: dict[str, Any]) -> bool:
        is_new = not Tag.objects.filter(key=name_key(facts["name"])).exists()
        if is_new:
            self.tag_named(facts["name"], slug=facts.get("slug", ""))
        return is_new

    def new_rubric(self, path: str, name: str, description: str = "") -> Rubric:
        above, _, slug = path.rpartition("/")
        parent = Rubric.objects.filter(path=above).first() if above else None
        if above and not parent:
            raise BadLine(f"rubric «{path}» stands under «{above}», which is not known")
        rubric = Rubric(name=name, slug=slug, parent=parent, description=description)
        rubric.full_clean()
        rubric.save()
        return rubric

    def known_rubric(self, path: str, name: str = "") -> Rubric:
        found = Rubric.objects.filter(path=path).first()
        if found:
            return found
        if not name:
            raise BadLine(f"rubric «{path}» is not known and has no «rubric_name»")
        return self.new_rubric(path, name)

    def photo(self, facts: dict[str, Any]) -> bool:
        return self.photos.take(facts)

    def person(self, facts: dict[str, Any]) -> bool:
        if Person.objects.filter(name=facts["name"]).exists():
            return False
        photo = self.photos[facts.pop("photo")] if "photo" in facts else None
        person = Person(**facts, photo=photo)
        person.clean_fields(exclude={"photo", "slug"} - facts.keys())
        person.save()
        return True

    def article(self, facts: dict[str, Any]) -> bool:
        published = self.time_of(facts.get("published"))
        if self.is_here(facts, published):
            return False
        article = Article(
            pk=facts.get("id"),
            section=facts.get("section", Section.NEWS),
            title=facts["title"],
            lead=facts.get("lead", ""),
            body=self.photos.text_of(facts.get("body", "")),
            slug=facts.get("slug", ""),
            status=facts.get("status", Status.PUBLISHED if published else Status.DRAFT),
            published_at=published,
            unpublish_at=facts.get("unpublish"),
            label=facts.get("label", ""),
            comments_open=facts.get("comments_open", False),
            source_name=facts.get("source", {}).get("name", ""),
            source_url=facts.get("source", {}).get("url", ""),
        )
        if facts.get("rubric"):
            article.rubric = self.known_rubric(facts["rubric"], facts.get("rubric_name", ""))
        if "photo" in facts:
            article.lead_photo = self.photos[facts["photo"]]
        article.tidy()
        article.full_clean(exclude=["id"], validate_unique=False)
        article.save(force_insert=True)
        self.relations(article, facts)
        self.brought.add(article.pk)
        if facts.get("related"):
            self.related[self.line] = article, facts["related"]
        else:
            history.record(article, by=None)
        return True

    def relations(self, article: Article, facts: dict[str, Any]) -> None:
        if article.section == Section.SPIRITUAL and facts.get("rubrics"):
            raise BadLine("an article of the column has no rubrics")
        article.rubrics.set([self.known_rubric(path) for path in facts.get("rubrics", [])])
        article.tags.set([self.tag_named(name) for name in facts.get("tags", [])])
        for order, byline in enumerate(facts.get("bylines", []), start=1):
            self.byline(article, order, byline)
        for note in facts.get("corrections", []):
            curation.correct(article, note)
        if facts.get("pinned_until"):
            curation.place(article, facts)
            self.has_placed = True
        if facts.get("views"):
            ViewBase.objects.create(article=article, count=facts["views"])

    def tag_named(self, name: str, slug: str = "") -> Tag:
        if not name_key(name):
            raise BadLine("a tag without a name")
        Tag(name=name, slug=slug or "x").clean_fields(exclude=["key"])
        return tag_named(name, slug)

    def byline(self, article: Article, order: int, facts: dict[str, str]) -> None:
        byline = Byline(article=article, order=order, role=facts.get("role", Byline.Role.AUTHOR))
        byline.text = facts.get("text", "")
        if name := facts.get("name"):
            Person(name=name).clean_fields(exclude=["slug"])
            byline.person, _ = Person.objects.get_or_create(name=name)
        byline.full_clean(exclude=["article", "person"])
        byline.save()

    def is_here(self, facts: dict[str, Any], published: datetime | None) -> bool:
        """Whether the same article was here before this file: it may hold twins of its own."""
        section, title = facts.get("section", Section.NEWS), facts["title"].strip()
        if pk := facts.get("id"):
            other = Article.objects.filter(pk=pk).first()
            if other and (other.section, other.title) != (section, title):
                raise BadLine(f"the id {pk} belongs to another article: «{other.title}»")
            return bool(other)
        same = Article.objects.filter(section=section, title=title)
        if isinstance(facts.get("published"), datetime) or published is None:
            same = same.filter(published_at=published)
        else:
            day = timezone.make_aware(datetime.combine(facts["published"], time()))
            same = same.between(day, day + timedelta(days=1))
        return not self.brought.issuperset(same.values_list("pk", flat=True))

    def time_of(self, published: date | datetime | None) -> datetime | None:
        """A date alone is noon of it, and each further one in the file a second earlier.

        So a list keeps the order of its file, which is that of the page it was taken from.
        """
        if published is None or isinstance(published, datetime):
            return published
        earlier = self.dated[published] = self.dated.get(published, -1) + 1
        noon = timezone.make_aware(datetime.combine(published, time(12)))
        return noon - timedelta(seconds=earlier)


# Never back: an id that was given away once is not given again.
NEXT_ID = """
SELECT setval('news_article_id_seq', %(most)s) FROM news_article_id_seq WHERE last_value <= %(most)s
"""
