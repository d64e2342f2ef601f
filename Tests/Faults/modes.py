# Copyright (c) 2026 the genai-telemetry authors
# SPDX-License-Identifier: Apache-2.0

"""What a misbehaving collector does with one request. A mode is a function of an `Exchange`; some need an argument."""

import email.utils
import gzip
import random
import threading
import time

from opentelemetry.proto.collector.trace.v1 import trace_service_pb2 as service

MEBIBYTE = 1 << 20


def named(mode, name):
    mode.__name__ = name
    return mode


# Success, in its forms.


def ok(exchange):
    exchange.read()
    exchange.answer(200)


def ok_close(exchange):
    """Answers, and closes without having said so."""
    exchange.read()
    exchange.answer(200)
    exchange.close()


def success(status, body=b"", content_type="application/x-protobuf"):
    """Any success, with a body that may be nonsense."""

    def mode(exchange):
        exchange.read()
        exchange.answer(status, body, content_type=content_type)

    return named(mode, f"success {status}")


html200 = success(200, b"<html><title>Sign in to the hotel's network</title></html>", "text/html")
json_for_proto = success(200, b'{"partialSuccess":{}}', "application/json")
bad_proto = success(200, b"\x0a\xff\xff\xff\xff\xff", "application/x-protobuf")
without_type = success(200, b"fine", None)


def partial(rejected, message=""):
    """Success, with spans that were rejected: a number, or a function of how many there were."""

    def mode(exchange):
        arrival = exchange.read()
        response = service.ExportTraceServiceResponse()
        count = rejected(len(arrival.spans)) if callable(rejected) else rejected
        response.partial_success.rejected_spans = count
        response.partial_success.error_message = message
        exchange.answer(200, response.SerializeToString())

    return named(mode, "partial success")


def late(seconds):
    """Answers with success after a while."""

    def mode(exchange):
        exchange.read()
        exchange.wait(seconds)
        exchange.answer(200)

    return named(mode, f"late {seconds} s")


def rate(spans_per_second):
    """Takes no more than a number of spans in a second, in all connections together."""
    lock, free_at = threading.Lock(), [0.0]

    def mode(exchange):
        arrival = exchange.read()
        with lock:
            start = max(time.monotonic(), free_at[0])
            free_at[0] = start + len(arrival.spans) / spans_per_second
            pause = free_at[0] - time.monotonic()
        if pause > 0:
            exchange.wait(pause)
        exchange.answer(200)

    return named(mode, f"rate {spans_per_second}")


# Silence.


def accept_hang(exchange):
    """Reads nothing and says nothing."""
    time.sleep(0)
    while not exchange.server.is_stopped:
        time.sleep(0.1)


def read_slow(bytes_per_second):
    def mode(exchange):
        exchange.read(rate=bytes_per_second)
        exchange.answer(200)

    return named(mode, "read slow")


def hang_after_body(exchange):
    exchange.read()
    exchange.hang()


def drip_header(exchange):
    exchange.read()
    drip(exchange, b"HTTP/1.1 200 OK\r\n" + b"X-Slow: yes\r\n" * 1000)


def drip_body(exchange):
    exchange.read()
    exchange.send(b"HTTP/1.1 200 OK\r\nContent-Type: application/x-protobuf\r\nContent-Length: 4000\r\n\r\n")
    exchange.mark(200)
    drip(exchange, bytes(4000))


def drip(exchange, data):
    for index in range(len(data)):
        exchange.send(data[index : index + 1])
        exchange.wait(0.2)
    exchange.close()


# Broken connections.


def rst_mid(byte_count):
    """Breaks the connection after a number of bytes of the body; a shorter body arrives whole and unanswered."""

    def mode(exchange):
        exchange.read(limit=byte_count)
        exchange.reset()

    return named(mode, "reset mid-body")


def rst_after_body(exchange):
    exchange.read()
    exchange.reset()


def fin_after_body(exchange):
    exchange.read()
    exchange.close()


# Refusals.


def status(code, *retry_after, echo=True):
    """A status, with any number of `Retry-After` headers. It repeats the credentials that it was sent, as some do."""

    def mode(exchange):
        exchange.read()
        said = f"no, not with {exchange.headers.get('authorization', 'nothing')}" if echo else ""
        headers = [f"Retry-After: {value() if callable(value) else value}" for value in retry_after]
        exchange.answer(code, said.encode(), headers, content_type="text/plain")

    return named(mode, f"status {code}")


def date_in(seconds):
    """A date that is so far away when it is said; negative in the past."""
    return lambda: email.utils.formatdate(time.time() + seconds, usegmt=True)


def redirect(code, target):
    def mode(exchange):
        exchange.read()
        exchange.answer(code, headers=[f"Location: {target}"])

    return named(mode, f"redirect {code}")


def p503(probability, seed, in_a_row):
    """503 by chance, but not more often than so many times in a row."""
    chance, count = random.Random(seed), 0

    def mode(exchange):
        nonlocal count
        fails = count < in_a_row and chance.random() < probability
        count = count + 1 if fails else 0
        (status(503) if fails else ok)(exchange)

    return named(mode, "503 by chance")


def limit(byte_count):
    """413 for a request that is larger, before compression."""

    def mode(exchange):
        arrival = exchange.read()
        exchange.answer(413 if arrival.size > byte_count else 200)

    return named(mode, f"413 above {byte_count}")


def poison(is_poison):
    """400 for a request that has a span with a sequence number that somebody minds."""

    def mode(exchange):
        arrival = exchange.read()
        has_any = any(span.sequence is not None and is_poison(span.sequence) for span in arrival.spans)
        exchange.answer(400 if has_any else 200)

    return named(mode, "400 on poison")


# Answers that are spoiled or too large. The status line has decided by then.


def spoiled(head, body=b"", repeat=1, is_success=True):
    """Sends these bytes as they are, the body any number of times, and closes."""

    def mode(exchange):
        exchange.read()
        if is_success:
            exchange.mark(200)
        exchange.send(head)
        for _ in range(repeat):
            if exchange.server.is_stopped:
                break
            exchange.send(body)
        exchange.close()

    return mode


OK_LINE = b"HTTP/1.1 200 OK\r\nContent-Type: application/x-protobuf\r\n"
truncated = named(spoiled(OK_LINE + b"Content-Length: 100\r\n\r\nonly this"), "truncated")
bad_gzip = named(spoiled(OK_LINE + b"Content-Encoding: gzip\r\nContent-Length: 4\r\n\r\nnope"), "bad gzip")
bad_chunk = named(spoiled(OK_LINE + b"Transfer-Encoding: chunked\r\n\r\nZZ\r\nnope\r\n"), "bad chunk")
huge_cl = named(
    spoiled(OK_LINE + b"Content-Length: %d\r\n\r\n" % (256 * MEBIBYTE), bytes(MEBIBYTE), 256, False), "huge length"
)
huge_chunked = named(
    spoiled(OK_LINE + b"Transfer-Encoding: chunked\r\n\r\n", b"100000\r\n" + bytes(MEBIBYTE) + b"\r\n", 256, False),
    "huge chunked",
)
length_overflow = named(
    spoiled(OK_LINE + b"Content-Length: 99999999999999999999999\r\n\r\nx", is_success=False), "overflow"
)
hdr_bomb = named(spoiled(b"HTTP/1.1 200 OK\r\n", b"X-Bomb: " + b"v" * 1000 + b"\r\n", 20_000, False), "header bomb")


def gzip_bomb(exchange):
    exchange.read()
    body = gzip.compress(bytes(256 * MEBIBYTE), 1)
    exchange.mark(200)
    exchange.send(OK_LINE + b"Content-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(body) + body)


def flood_1xx(exchange):
    exchange.read()
    exchange.send(b"HTTP/1.1 100 Continue\r\n\r\n" * 5000)
    exchange.answer(200)
