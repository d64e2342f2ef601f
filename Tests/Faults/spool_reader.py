# Copyright (c) 2026 the genai-telemetry authors
# SPDX-License-Identifier: Apache-2.0

"""Reads a spool without the package that wrote it: a second reading of the format, for the ledger."""

import struct
import zlib

from arrivals import decode

HEADER_SIZE = 40
MARK = struct.Struct("<IIQIII")  # side, bytes of payload, first number, spans, checksum of payload, checksum of this
FRONT, BACK = 0x3C534147, 0x3E534147


def records(file):
    """The payloads of a segment, up to the first byte that is not as it was written."""
    salt = int(file.stem.split("-")[2], 16)
    data = file.read_bytes()
    offset = HEADER_SIZE
    while (front := mark(data, offset, FRONT, salt)) is not None:
        start = offset + MARK.size
        payload = data[start : start + front[0]]
        if zlib.crc32(payload, salt) != front[1] or mark(data, start + front[0], BACK, salt) != front:
            return
        yield payload
        offset = start + front[0] + MARK.size


def mark(data, offset, side, salt):
    """Size and checksum of the payload, when there is an intact mark."""
    if len(data) - offset < MARK.size:
        return None
    found, size, _, _, checksum, own = MARK.unpack_from(data, offset)
    if found != side or zlib.crc32(data[offset : offset + MARK.size - 4], salt) != own:
        return None
    return size, checksum


def segments(directory):
    return sorted(directory.glob("*-*/*.spool"))


def sequences(directory, run=None):
    """The sequence numbers of all spans in a spool, those that were delivered and not removed yet among them."""
    found = set()
    for file in segments(directory):
        for payload in records(file):
            found |= {span.sequence for span in decode(payload) if run in (None, span.run)}
    return found


def size(directory):
    """The bytes of all segments; files may come and go meanwhile."""
    total = 0
    for file in segments(directory):
        try:
            total += file.stat().st_size
        except FileNotFoundError:
            continue
    return total
