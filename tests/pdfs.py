"""PDF files for tests, written here: pages with Kazakh words, and what hostile people send."""

import re

SIZE = (842, 1191)  # A3


def pdf(*texts: str, size: tuple[float, float] = SIZE, more: str = "") -> bytes:
    """A page for each text, its lines from the top; a text of "" is a page with a picture alone."""
    return written(*objects(texts, size, more))


def objects(texts: tuple[str, ...], size: tuple[float, float], more: str = "") -> list[str]:
    """The bodies of a PDF's objects, the first its root, numbered from 1."""
    first = 6
    pages = [first + 2 * number for number in range(len(texts))]
    kids = " ".join(f"{number} 0 R" for number in pages)
    letters = sorted(set("".join(texts)) - {"\n"})
    bodies = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>",
        "<</Type/Font/Subtype/Type0/BaseFont/Test/Encoding/Identity-H"
        "/DescendantFonts[4 0 R]/ToUnicode 5 0 R>>",
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/Test/DW 600"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>",
        stream(to_unicode(letters)),
    ]
    for number, text in zip(pages, texts, strict=True):
        bodies.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {size[0]} {size[1]}]{more}"
            f"/Resources<</Font<</F 3 0 R>>>>/Contents {number + 1} 0 R>>"
        )
        bodies.append(stream(shown(text, letters, size[1])))
    return bodies


def stream(content: str) -> str:
    return f"<</Length {len(content)}>>\nstream\n{content}\nendstream"


def shown(text: str, letters: list[str], height: float) -> str:
    """A grey box, so that a page is not white, and the text's lines."""
    lines = [
        f"BT /F 20 Tf 40 {height - 60 - 30 * number:.0f} Td "
        f"<{''.join(f'{letters.index(one) + 1:04x}' for one in line)}> Tj ET"
        for number, line in enumerate(text.split("\n"))
        if line
    ]
    return "\n".join(["0.8 g 0 0 90 90 re f 0 g", *lines])


def to_unicode(letters: list[str]) -> str:
    pairs = "\n".join(
        f"<{number + 1:04x}> <{letter.encode('utf-16-be').hex()}>"
        for number, letter in enumerate(letters)
    )
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "/CMapName /T def /CMapType 2 def\n"
        "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        f"{len(letters)} beginbfchar\n{pairs}\nendbfchar\n"
        "endcmap CMapName currentdict /CMap defineresource pop end end"
    )


def written(*bodies: str, trailer: str = "") -> bytes:
    """The file of these objects; the first is its root."""
    out, places = "%PDF-1.7\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    start, size = len(out), len(places) + 1
    out += f"xref\n0 {size}\n0000000000 65535 f \n{table}"
    out += f"trailer\n<</Size {size}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF\n"
    return out.encode("ascii")


def locked() -> bytes:
    """One that asks for a password: whatever is tried, the key does not fit."""
    key = "00" * 32
    lock = f"<</Filter/Standard/V 2/R 3/Length 128/P -44/O<{key}>/U<{key}>>>"
    bodies = [*objects(("Құпия",), SIZE), lock]
    return written(*bodies, trailer=f"/Encrypt {len(bodies)} 0 R/ID[<00><00>]")


def endless() -> bytes:
    """A page of a few hundred bytes that takes minutes to draw: forms that show each other."""
    depth, times = 12, 20
    bodies = objects(("",), SIZE)
    first = len(bodies) + 1
    box = f"/BBox[0 0 {SIZE[0]} {SIZE[1]}]"
    for number in range(depth):
        inner = f"/Resources<</XObject<</X {first + number + 1} 0 R>>>>"
        content = "/X Do\n" * times
        if number == depth - 1:
            inner, content = "", "0 0 m 800 1000 l S\n" * times
        bodies.append(
            f"<</Type/XObject/Subtype/Form{box}{inner}/Length {len(content)}>>\n"
            f"stream\n{content}\nendstream"
        )
    page = next(number for number, body in enumerate(bodies) if "/Type/Page/" in body)
    bodies[page] = bodies[page].replace("/Resources<<", f"/Resources<</XObject<</X {first} 0 R>>")
    bodies[page + 1] = stream("/X Do\n" * times)
    return written(*bodies)


def half(content: bytes) -> bytes:
    return content[: len(content) // 2]


def without_its_pages(content: bytes) -> bytes:
    """The same, with a tree of pages that leads nowhere."""
    # As long as before, so that its other parts are where they were.
    return re.sub(
        rb"/Kids\[([^]]*)", lambda found: b"/Kids[" + b" " * len(found[1]), content, count=1
    )
