"""make demo-paper: print the demo's articles as a newspaper, desk/demo/gazet.pdf.

With Chromium, from the same texts, pictures and letters as the demo's site.
"""

import base64
import io
import json
import subprocess
import sys
from pathlib import Path

from tools import environment

ROOT = environment.ROOT
DEMO, TARGET = ROOT / "news" / "demo", ROOT / "desk" / "demo" / "gazet.pdf"
PAPER = ROOT / "tools" / "demo_paper.html"
ARTICLES, PHOTOS = 30, 8
WIDTH = 480  # pixels of a photo


def main() -> None:
    environment.ensure(environment.TO_TEST)
    # Under the project's own Python, where the browser's driver is installed.
    command: list[str | Path] = [environment.PYTHON, "-m", "tools.demo_paper", "inside"]
    sys.exit(subprocess.run(command, cwd=ROOT).returncode)


def printed() -> bytes:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=environment.chromium(), args=["--no-sandbox"]
        )
        page = browser.new_page()
        page.set_content(document(), wait_until="load")
        page.evaluate("document.fonts.ready")
        return page.pdf(prefer_css_page_size=True, print_background=True)


def document() -> str:
    fonts = {
        name: data(ROOT / "static" / "fonts" / f"literata-{name}.woff2", "font/woff2")
        for name in ("cyrillic", "latin")
    }
    text = PAPER.read_text()
    for name, address in fonts.items():
        text = text.replace(f"{name}.woff2", address)
    return text.replace("<!-- articles -->", "".join(articles()))


def articles() -> list[str]:
    lines = [json.loads(line) for line in (DEMO / "articles.jsonl").read_text().splitlines()]
    photos = 0
    told = []
    for article in lines[:ARTICLES]:
        path = DEMO / "photos" / f"{article.get('photo', {}).get('scene', '')}-1.jpg"
        shown = path.exists() and photos < PHOTOS
        photos += shown
        picture = f'<img alt="" src="{data(path, "image/jpeg")}">' if shown else ""
        lead = f'<p class="lead">{article.get("lead", "")}</p>'
        told.append(
            f"<article><h2>{article['title']}</h2>{picture}{lead}{article['body']}</article>"
        )
    return told


def data(path: Path, kind: str) -> str:
    content = path.read_bytes()
    if kind.startswith("image"):
        content = smaller(content)
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"


def smaller(content: bytes) -> bytes:
    from PIL import Image

    out = io.BytesIO()
    with Image.open(io.BytesIO(content)) as picture:
        picture.thumbnail((WIDTH, WIDTH))
        picture.save(out, "JPEG", quality=60)
    return out.getvalue()


if __name__ == "__main__":
    if sys.argv[1:]:
        TARGET.write_bytes(printed())
    else:
        main()
