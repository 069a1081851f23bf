"""Static pages, and the redirects that the old site had of its own."""

import re
from html import escape
from urllib.parse import unquote

from kazakh import slugify
from legacy import packed
from legacy.dump import Row
from legacy.models import Brought, Kind, Redirect
from legacy.moving import memory
from legacy.moving.around import Around, number, text
from legacy.moving.attachments import NOBODY
from legacy.moving.order import Order
from legacy.moving.report import Report
from legacy.text import Cleaned, Site, page_of, title_of
from news import figures
from pages.models import Page, Place

WORD = re.compile(r"[-a-zA-Z0-9_]{1,100}")
EDITED = "мұнда өзгертілген, сондықтан ескі сайттағы өзгерісі алынбады"
DOWNLOAD = "/index.php?do=download&id={key}"


def move(around: Around, order: Order, report: Report) -> None:
    site = Site(order.hosts, around.page_files)
    known = memory.known(Kind.PAGE)
    for row in around.pages:
        name, key = text(row, "key") or text(row, "name"), number(row, "id")
        if not name:
            report.leave("static", "атауы жоқ", key)
            continue
        if not packed.is_page_for_all(text(row, "grouplevel")) or text(row, "password"):
            report.leave("static", "бәріне ашық емес еді", key)
            close_files(key, around)
            continue
        source = memory.hash_of(sorted((k, v) for k, v in row.items() if k != "views"))
        if name in known and known[name].source == source:
            report.tables["static"].same += 1
        else:
            found = page_of(text(row, "template"), site)
            tell(found, key, report)
            write(name, key, page(row, found), source, report)


def close_files(page: int, around: Around) -> None:
    """What hung on a page that is not for all is not for all either."""
    closed = [file for file, owner in around.page_owners.items() if owner == page]
    memory.remember(
        Brought(kind=Kind.FILE, old=around.page_files[file].address, new=NOBODY) for file in closed
    )


def tell(found: Cleaned, key: int, report: Report) -> None:
    if found.hidden:
        report.leave("static", "жасырын бөлігі", key)
    for kind in {dropped.kind for dropped in found.dropped}:
        report.leave("static", f"мәтінінің бір бөлігі ({kind})", key)


def page(row: Row, found: Cleaned) -> Page:
    name, number_ = text(row, "name"), number(row, "id")
    slug = name if WORD.fullmatch(name) else slugify(name)[:100] or f"bet-{number_}"
    title = title_of(text(row, "descr"))[:120] or name[:120]
    return Page(title=title, slug=slug, body=with_links(found), place=Place.NOWHERE)


def with_links(found: Cleaned) -> str:
    """A page that stays has no photos: links lead to the files that it showed."""
    links = "".join(
        f'<p><a href="{escape(one.address)}">{escape(one.alt) or "Сурет"}</a></p>'
        for one in found.pictures
        if one.address
    )
    return figures.renumbered(found.html, lambda number: None) + links


def write(name: str, key: int, made: Page, source: str, report: Report) -> None:
    before = Brought.objects.filter(kind=Kind.PAGE, old=name).first()
    here = Page.objects.filter(pk=before.new).first() if before else None
    twin = Page.objects.filter(slug=made.slug).exists()
    if before and (not here or state(here) != before.written):
        report.leave("static", EDITED, key)
        return
    if not before and twin:
        report.leave("static", "мекенжайын мұнда басқа бет алған", key)
        return
    if here:
        made.pk, made.slug, made.place, made.order = here.pk, here.slug, here.place, here.order
    made.save()
    told = report.tables["static"]
    told.changed, told.taken = told.changed + bool(here), told.taken + (not here)
    facts = {"source": source, "written": state(made)}
    memory.remember([Brought(kind=Kind.PAGE, old=name, new=made.pk, **facts)])


def state(page: Page) -> str:
    return memory.hash_of(page.title, page.body)


def move_redirects(around: Around, order: Order, report: Report) -> None:
    """Those that were switched on and stay within the site, and the way to each attached file."""
    found, site = [], Site(order.hosts)
    for row in around.redirects:
        key, said, leads = number(row, "id"), text(row, "from"), text(row, "to")
        source, target = (site.path_of(unquote(address)) for address in (said, leads))
        if not source or not target or not row.get("enabled", 1):
            report.leave("redirects", "қосылмаған, бос не басқа сайтқа апарады", key)
            continue
        found.append(Redirect(source=source, target=target, rank=key))
    report.tables["redirects"].taken += len(found)
    found += [
        Redirect(source=DOWNLOAD.format(key=key) + more, target=file.address)
        for files, more in ((around.files, ""), (around.page_files, "&area=static"))
        for key, file in files.items()
    ]
    unique = {one.source: one for one in sorted(found, key=lambda one: one.rank)}
    Redirect.objects.bulk_create(
        unique.values(),
        update_conflicts=True,
        unique_fields=["source"],
        update_fields=["target", "rank"],
    )
