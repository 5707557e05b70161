#!/usr/bin/env python3
"""Draws gen-report.ico: a sheet with a red head, lines of text and a tick. Run it after a change; needs Python alone."""

import struct
import zlib

SIZES = [16, 24, 32, 48, 64, 256]
WHITE, EDGE, RED, GREY, GREEN = (255, 255, 255), (120, 128, 140), (200, 30, 36), (150, 158, 170), (26, 140, 72)
SAMPLES = 4  # a side, for smooth edges


def near_segment(x, y, ax, ay, bx, by, radius):
    dx, dy = bx - ax, by - ay
    along = max(0.0, min(1.0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)))
    return (x - ax - along * dx) ** 2 + (y - ay - along * dy) ** 2 <= radius * radius


def colour(x, y):
    """The colour at a place of the unit square; None where nothing is drawn."""
    if near_segment(x, y, 0.52, 0.74, 0.66, 0.88, 0.06) or near_segment(x, y, 0.66, 0.88, 0.92, 0.56, 0.06):
        return GREEN
    if not (0.14 <= x <= 0.80 and 0.04 <= y <= 0.96):
        return None
    if not (0.17 <= x <= 0.77 and 0.07 <= y <= 0.93):
        return EDGE
    if 0.24 <= x <= 0.70 and 0.16 <= y <= 0.26 or 0.22 <= x <= 0.72 and 0.32 <= y <= 0.36:
        return RED
    if any(top <= y <= top + 0.05 for top in (0.44, 0.56, 0.68)) and 0.24 <= x <= 0.70:
        return GREY
    return WHITE


def pixel(column, row, size):
    found = [
        colour((column + (i + 0.5) / SAMPLES) / size, (row + (j + 0.5) / SAMPLES) / size)
        for i in range(SAMPLES) for j in range(SAMPLES)
    ]
    drawn = [c for c in found if c]
    if not drawn:
        return bytes(4)
    mean = [sum(c[k] for c in drawn) // len(drawn) for k in range(3)]
    return bytes(mean + [255 * len(drawn) // len(found)])


def png(size):
    rows = b"".join(b"\0" + b"".join(pixel(x, y, size) for x in range(size)) for y in range(size))

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", size, size, 8, 6, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b"")


def bitmap(size):
    """Windows 7 reads the small sizes as bitmaps only."""
    rows = b""
    for y in reversed(range(size)):
        for x in range(size):
            r, g, b, a = pixel(x, y, size)
            rows += bytes([b, g, r, a])
    mask = bytes((size + 31) // 32 * 4 * size)
    return struct.pack("<IiiHHIIiiII", 40, size, 2 * size, 1, 32, 0, len(rows), 0, 0, 0, 0) + rows + mask


images = [png(size) if size == 256 else bitmap(size) for size in SIZES]
place = 6 + 16 * len(SIZES)
with open(__file__.replace("icon.py", "gen-report.ico"), "wb") as file:
    file.write(struct.pack("<HHH", 0, 1, len(SIZES)))
    for size, image in zip(SIZES, images):
        file.write(struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(image), place))
        place += len(image)
    for image in images:
        file.write(image)
