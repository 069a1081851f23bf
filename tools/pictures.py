"""make pictures: photograph every kind of page of the site that make run serves.

Three editions; phone, tablet and desk; light and dark; into .local/pictures: pages are judged by
eye.
"""

import os
import re
import subprocess
import sys
from itertools import product
from typing import Literal

from tools import environment
from tools.postgres import LOCAL

WIDTHS = (360, 768, 1280)
EDITIONS = ("", "/lat", "/tote")
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
# Pictures below the window would otherwise wait for a reader to scroll.
LOAD_ALL = "document.querySelectorAll('img[loading]').forEach(i => { i.loading = 'eager' })"
CHROMIUM = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]


def main() -> None:
    environment.ensure(environment.TO_TEST)
    # Under the project's own Python, where the browser's driver is installed.
    done = subprocess.run([environment.PYTHON, "-m", "tools.pictures", "inside"])
    sys.exit(done.returncode)


def photograph() -> None:
    from playwright.sync_api import sync_playwright

    site = f"http://127.0.0.1:{os.environ.get('PORT', '8000')}"
    folder = LOCAL / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=environment.chromium(), args=CHROMIUM)
        page = chromium.new_page()
        kinds = kinds_of_page(page, site)
        for edition, (name, address) in product(EDITIONS, kinds.items()):
            for scheme, width in product(SCHEMES, WIDTHS):
                page.emulate_media(color_scheme=scheme)
                page.set_viewport_size({"width": width, "height": 800})
                page.goto(f"{site}{edition}{address}")
                page.evaluate(LOAD_ALL)
                page.wait_for_load_state("networkidle")
                picture = f"{name}{edition.replace('/', '-')}-{width}-{scheme}.png"
                page.screenshot(path=folder / picture, full_page=True)
        chromium.close()
    print(f"Pictures lie in {folder}")


def kinds_of_page(page, site: str) -> dict[str, str]:
    """An address for each kind of page, found by following the site's own links."""
    page.goto(site)
    links = page.eval_on_selector_all("a", "all => all.map(a => a.getAttribute('href'))")

    def first(pattern: str) -> str:
        return next(link for link in links if re.search(pattern, link))

    article = first(r"^/(?!ruhaniyat).*[0-9]+-.*\.html$")
    number = article.rpartition("/")[2].partition("-")[0]
    page.goto(site + article)
    tag = page.locator('[rel="tag"]').first.get_attribute("href")
    person = page.locator('[rel="author"]').first.get_attribute("href")
    return {
        "front": "/",
        "latest": "/page/2/",
        "rubric": first(r"^/(?!ruhaniyat|lat|tote)[a-z]+/$"),
        "article": article,
        "spiritual": "/ruhaniyat/",
        "spiritual-article": first(r"^/ruhaniyat/[0-9]+-.*\.html$"),
        "tag": tag or "/",
        "year": first(r"^/[0-9]{4}/$"),
        "month": first(r"^/[0-9]{4}/[0-9]{2}/$"),
        "day": first(r"^/[0-9]{4}/[0-9]{2}/[0-9]{2}/$"),
        "search": "/search/?q=мектептеріміздегі+оқушылар",
        "search-empty": "/search/?q=зыңғырлауық",
        "not-found": "/joq/",
        "person": person or "/",
        "corrections": "/tuzetuler/",
        "page": "/bet/biz-turaly/",
        "display": "/korinis/",
        "comments": f"/pikirler/{number}/",
        "mistake": f"/qate/{number}/",
        "send-news": "/zhanalyq-zhiberu/",
        "contact": "/bailanys/",
        "polls": "/saualnama/",
        "poll": "/saualnama/1/",
        "notices": "/habarlandyru/",
        "privacy": "/qupiyalyq/",
        "offline": "/zhelisiz/",
    }


if __name__ == "__main__":
    photograph() if sys.argv[1:] == ["inside"] else main()
