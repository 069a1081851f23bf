"""Pictures that are all beginning: small files that are hours of work before anything is seen.

Whoever opens a picture reads its parts one by one, in our own process; so they are counted first.
"""

import re

MOST_SCANS = 100  # cameras and tools write ten or so; each costs a pass over the whole picture
MOST_PARTS = 1000  # a profile and marks of 12 MB are two hundred
MOST_JUNK = 64 * 1024  # bytes between the parts before the pixels, which are skipped one by one
# Among pixels 0xFF is followed by a zero or a restart.
MARKER = re.compile(rb"\xff[^\x00\x01\xd0-\xd7\xff]")
JPEG, PNG = b"\xff\xd8", b"\x89PNG\r\n\x1a\n"
SCAN, END_OF_PICTURE = b"\xff\xda", b"\xff\xd9"


def is_laborious(content: bytes) -> bool:
    if content.startswith(JPEG):
        return has_many_segments(content)
    return content.startswith(PNG) and has_many_chunks(content)


def has_many_segments(content: bytes) -> bool:
    """Also a JPEG that paints over itself: 400 KB can hold an hour's work for a decoder."""
    scans = parts = junk = end = 0
    marker = MARKER.search(content, len(JPEG))
    while marker and marker[0] != END_OF_PICTURE:
        junk += 0 if scans else marker.start() - (end or len(JPEG))
        scans, parts = scans + (marker[0] == SCAN), parts + 1
        if scans > MOST_SCANS or parts > MOST_PARTS or junk > MOST_JUNK:
            return True
        end = marker.end() + int.from_bytes(content[marker.end() : marker.end() + 2], "big")
        marker = MARKER.search(content, end)
    # Nothing but junk to the end.
    return not scans and len(content) - end > MOST_JUNK


def has_many_chunks(content: bytes) -> bool:
    """Before its pixels: what follows them is read by the decoder alone."""
    place = len(PNG)
    for _ in range(MOST_PARTS):
        if content[place + 4 : place + 8] in (b"IDAT", b""):
            return False
        place += int.from_bytes(content[place : place + 4], "big") + 12
    return True
