"""Open a PDF, or draw one of its pages, in a process of its own with little memory and time.

Run by paper.opening as a script: the file on standard input; on standard output a line of JSON,
and behind it a drawn page's pixels (PPM). Knows nothing of the project, so that it starts at once.
"""

import contextlib
import json
import resource
import sys

import pypdfium2

MEMORY = 1536 * 1024 * 1024  # bytes of addresses
SECONDS = 20  # of processor time; a page full of large photos takes two
OUTPUT = 64 * 1024 * 1024  # bytes; the largest page is 20 million
MOST_PAGES = 100
# Points of 1/72 inch: a visiting card's side, and more than that of a spread of a large paper.
SHORTEST, LONGEST = 140, 5000
SLIMMEST = 4  # times as long as wide
SIDE = 2600  # pixels of the longer side: small print of an A3 page can be read
LONGEST_TEXT = 60_000  # characters; a page full of small print has a third of that
PASSWORD = 4  # PDFium's number for a file that asks for one


def main() -> None:
    limit(resource.RLIMIT_AS, MEMORY)
    limit(resource.RLIMIT_CPU, SECONDS)
    limit(resource.RLIMIT_FSIZE, OUTPUT)
    limit(resource.RLIMIT_CORE, 0)
    try:
        document = pypdfium2.PdfDocument(sys.stdin.buffer.read())
    except pypdfium2.PdfiumError as reason:
        tell(fault="password" if reason.err_code == PASSWORD else "broken")
    else:
        draw(document, int(sys.argv[1])) if len(sys.argv) > 1 else count(document)


def limit(what: int, most: int) -> None:
    # Some systems refuse a limit of addresses.
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(what, (most, most))


def tell(**facts: object) -> None:
    sys.stdout.buffer.write(json.dumps(facts).encode() + b"\n")


def count(document: pypdfium2.PdfDocument) -> None:
    pages = len(document)
    if not 0 < pages <= MOST_PAGES:
        tell(fault="many" if pages else "broken", most=MOST_PAGES)
        return
    odd = [n for n in range(pages) if not is_a_page(*document.get_page_size(n))]
    tell(**({"fault": "odd", "page": odd[0] + 1} if odd else {"pages": pages}))


def is_a_page(width: float, height: float) -> bool:
    short, long = sorted((width, height))
    return short >= SHORTEST and long <= min(LONGEST, SLIMMEST * short)


def draw(document: pypdfium2.PdfDocument, number: int) -> None:
    """:param number: from 1"""
    page = document[number - 1]
    size = page.get_size()
    if not is_a_page(*size):
        tell(fault="odd", page=number)
        return
    # Notes and fields that somebody left on the page were never printed.
    drawn = page.render(scale=SIDE / max(size), may_draw_forms=False, draw_annots=False)
    picture = drawn.to_pil().convert("RGB")
    text = page.get_textpage()
    tell(text=text.get_text_range(0, min(text.count_chars(), LONGEST_TEXT)))
    picture.save(sys.stdout.buffer, "PPM")


if __name__ == "__main__":
    main()
