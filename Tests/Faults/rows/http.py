# Copyright (c) 2026 the genai-telemetry authors
# SPDX-License-Identifier: Apache-2.0

"""What a collector may answer."""

import itertools
import random
import statistics

import certificates
import modes
from fault_server import Script
from modes import ok, status
from rows.row import row
from trial import losses


def cycle(*chosen):
    """One mode after the other, and again."""
    turns = itertools.cycle(chosen)
    return modes.named(lambda exchange: next(turns)(exchange), "cycle")


def check_loss(trial, outcome, expected, wanted=None):
    """Everything was given up, for these reasons."""
    found = losses(outcome.counters)
    count = outcome.counters["ended"] if wanted is None else wanted
    trial.check(
        sum(found.values()) == count and set(found) <= set(expected),
        f"given up: {found}, expected {count} as {', '.join(expected)}",
    )


@row(
    23,
    "B",
    "503 for ever",
    "waits double and are spread by a fifth, at most 30 s; the queue overflows exactly counted",
    is_quick=True,
    weight=15,
)
def unavailable(trial):
    seconds = trial.seconds(12, 60)
    server, soak, outcome = trial.run(status(503), rate=300, duration=seconds, export_timeout=3600)
    gaps = server.arrivals.gaps()[:-1]  # the last attempt is shutdown's
    nominal = [min(2**index, 30) for index in range(len(gaps))]
    trial.check(len(gaps) >= 3, f"only {len(gaps) + 1} attempts in {seconds} s")
    for gap, wait in zip(gaps, nominal):
        trial.check(0.79 * wait <= gap <= 1.2 * wait + 0.4, f"a gap of {gap:.2f} s where {wait} s were due")
    limit = 5 + seconds / 30 * 1.25 + 1
    trial.check(len(server.arrivals) <= limit, f"{len(server.arrivals)} attempts in {seconds} s")
    spread = statistics.stdev([gap / wait for gap, wait in zip(gaps, nominal)])
    trial.measured(
        f"{seconds:g} s: {len(server.arrivals)} attempts, gaps {', '.join(f'{gap:.1f}' for gap in gaps)} s, "
        f"spread {spread:.2f}"
    )
    trial.judge(soak, outcome, server)
    trial.check_shutdown(outcome, 5)


@row(24, "B", "429 with Retry-After in seconds", "no request earlier, and not much later", is_quick=True, weight=9)
def throttled(trial):
    wait = trial.seconds(2, 7)
    server, soak, outcome = trial.run(
        (status(429, f"{wait:.0f}"), 3), ok, rate=100, duration=3 * wait * 1.2 + 1, export_timeout=60
    )
    gaps = server.arrivals.gaps()[:3]
    for index, gap in enumerate(gaps):
        # Its own wait, which doubles, counts when it is longer.
        longest = max(wait, 2**index) * 1.2 + 1
        trial.check(round(wait) <= gap <= longest, f"a gap of {gap:.2f} s where {wait:.0f} s were asked for")
    trial.measured(f"asked {wait:.0f} s, gaps {', '.join(f'{gap:.2f}' for gap in gaps)} s")
    trial.judge(soak, outcome, server)


@row(
    25,
    "B",
    "Retry-After as a date, in the past, negative, senseless, twice, 10¹¹",
    "a date is obeyed, the longest of two, nonsense leaves the own wait, a long one is cut to 60 s",
    is_quick=True,
    weight=18,
)
def odd_retry_after(trial):
    forms = [
        ("a date in 3 s", [modes.date_in(3)], 1.9, 4.5),
        ("a past date", [modes.date_in(-3600)], 0.79, 1.5),
        ("-1", ["-1"], 0.79, 1.5),
        ("abc", ["abc"], 0.79, 1.5),
        ("1 and 2", ["1", "2"], 1.99, 2.7),
    ]
    script = [step for _, values, _, _ in forms for step in (status(429, *values), ok)]
    server = trial.server(*script, status(429, "99999999999"))
    soak = trial.soak(server, rate=50, duration=16, export_timeout=60)
    outcome = soak.finish()
    arrivals = server.arrivals.list()
    for index, (name, _, shortest, longest) in enumerate(forms):
        if not trial.check(len(arrivals) > 2 * index + 1, f"{name}: no request followed"):
            continue
        gap = arrivals[2 * index + 1].time - arrivals[2 * index].time
        trial.check(shortest <= gap <= longest, f"{name}: a gap of {gap:.2f} s")
        trial.measured(f"{name}: {gap:.1f} s")
    last = arrivals[2 * len(forms)].time
    soon = [a for a in arrivals if last < a.time < soak.started + 15.9]
    trial.check(not soon, "a request came though the server asked for years")
    trial.judge(soak, outcome, server)
    trial.check_shutdown(outcome, 5)


@row(26, "B", "502, 504, 503, then 200", "sent again, once taken", is_quick=True, weight=10)
def gateway(trial):
    server, soak, outcome = trial.run(status(502), status(504), status(503), ok, rate=100, duration=9)
    trial.judge_delivery(soak, outcome, server)


@row(27, "B", "500, 501, 505, 408", "given up after one request, counted", is_quick=True)
def final_failures(trial):
    server, soak, outcome = trial.run(cycle(*map(status, (500, 501, 505, 408))), rate=500, duration=3)
    repeated = len([1 for arrivals in server.arrivals.by_sequence().values() if len(arrivals) > 1])
    trial.check(repeated == 0, f"{repeated} spans were sent again")
    trial.judge(soak, outcome, server)
    check_loss(trial, outcome, ["refused"])
    trial.measured(f"{len(server.arrivals)} requests")


@row(
    28,
    "B",
    "400 because of one span of 512",
    "its 511 neighbours arrive, it alone is counted, within 18 requests",
    is_quick=True,
)
def poison(trial):
    server, soak, outcome = trial.run(
        modes.poison(lambda sequence: sequence % 512 == 7),
        rate=2000,
        duration=2.1,
        batch=512,
        batch_delay="3s",
        queue=8192,
    )
    books = trial.judge(soak, outcome, server)
    poisoned = {sequence for sequence in books.ended if sequence % 512 == 7}
    trial.check(books.missing == poisoned, f"{len(books.missing)} spans are missing, {len(poisoned)} are unreadable")
    check_loss(trial, outcome, ["refused"], len(poisoned))
    batches = -(-len(books.ended) // 512)
    trial.check(len(server.arrivals) <= batches * 19, f"{len(server.arrivals)} requests for {batches} batches")
    trial.measured(f"{len(server.arrivals)} requests for {batches} batches")


@row(
    29,
    "B",
    "401, then other credentials",
    "memory: counted; spool: held, one request a minute, then delivered",
    is_quick=True,
)
def unauthorized(trial):
    server, soak, outcome = trial.run(status(401), rate=200, duration=2, shutdown_timeout=1)
    trial.judge(soak, outcome, server)
    trial.check(len(server.arrivals) <= 2, f"{len(server.arrivals)} requests although the credentials were refused")
    check_loss(trial, outcome, ["unauthorized", "cancelled", "shutdown_timeout"])
    spool = trial.spool()
    server, soak, outcome = trial.run(status(401), rate=200, duration=2, spool=spool, run="2", shutdown_timeout=1)
    first = trial.judge(soak, outcome, server, spool=spool)
    trial.check(len(server.arrivals) <= 2, f"{len(server.arrivals)} requests although the credentials were refused")
    trial.check(outcome.counters["spooled"] == len(first.ended), "not everything waits on disk")
    server, soak, outcome = trial.run(ok, rate=50, duration=1, spool=spool, run="3")
    trial.judge(soak, outcome, server, spool=spool)
    missing = first.ended - server.arrivals.taken("2")
    trial.check(not missing, f"{len(missing)} spans of the run before never came")


@row(30, "B", "404, 405, 415", "given up, told once a minute", is_quick=True)
def misconfigured(trial):
    for code in (404, 405, 415):
        server, soak, outcome = trial.run(status(code), rate=200, duration=1.2, run=str(code))
        trial.judge(soak, outcome, server)
        check_loss(trial, outcome, ["refused"])
        warnings = len(outcome.errors.splitlines())
        trial.check(1 <= warnings <= 2, f"{code}: {warnings} lines on standard error")


@row(31, "B", "413 above 200 kB", "halved until it passes; what was too large is not sent twice", is_quick=True)
def too_large(trial):
    server, soak, outcome = trial.run(
        modes.limit(200_000), rate=400, duration=3, content=4000, batch=512, batch_delay="1s"
    )
    trial.judge_delivery(soak, outcome, server)
    refused = [frozenset(s.identity for s in a.spans) for a in server.arrivals.list() if a.status == 413]
    trial.check(len(refused) == len(set(refused)), "a request that was too large was sent twice")
    trial.measured(f"{len(refused)} of {len(server.arrivals)} requests refused")


@row(32, "B", "redirects to another host, to a file, to itself", "not followed, counted", is_quick=True)
def redirects(trial):
    elsewhere = trial.server(ok)
    server = trial.server(ok)
    server.script = Script(
        cycle(
            modes.redirect(307, f"{elsewhere.endpoint}/v1/traces"),
            modes.redirect(308, "file:///etc/passwd"),
            modes.redirect(301, f"{server.endpoint}/v1/traces"),
        )
    )
    server, soak, outcome = trial.run(server=server, rate=300, duration=2)
    trial.judge(soak, outcome, server)
    check_loss(trial, outcome, ["refused"])
    trial.check(elsewhere.byte_count == 0, f"{elsewhere.byte_count} bytes went to the other host")
    trial.measured(f"{elsewhere.byte_count} bytes at the target")


@row(33, "B", "200, 5 of each batch rejected", "rejected counted exactly, nothing sent again", is_quick=True)
def rejected(trial):
    server, soak, outcome = trial.run(modes.partial(5, "too old"), rate=500, duration=2)
    trial.judge(soak, outcome, server)
    trial.check(
        outcome.counters["rejected"] == 5 * len(server.arrivals),
        f"{outcome.counters['rejected']} rejected in {len(server.arrivals)} answers of 5",
    )


@row(
    34,
    "B",
    "rejected: 0 with words, more than were sent, negative",
    "clamped to what was sent; counters never negative",
    is_quick=True,
)
def absurd_rejections(trial):
    server, soak, outcome = trial.run(
        cycle(modes.partial(0, "a remark"), modes.partial(lambda count: count + 100), modes.partial(-3)),
        rate=500,
        duration=2,
    )
    trial.judge(soak, outcome, server)
    every_third = sum(len(arrival.spans) for arrival in server.arrivals.list()[1::3])
    trial.check(
        outcome.counters["rejected"] == every_third,
        f"{outcome.counters['rejected']} rejected, {every_third} were sent to be",
    )


@row(
    35,
    "B",
    "200 with HTML, JSON for protobuf, broken protobuf, no type; 204; 202",
    "accepted, nothing sent again",
    is_quick=True,
)
def odd_successes(trial):
    server, soak, outcome = trial.run(
        cycle(
            modes.html200,
            modes.json_for_proto,
            modes.bad_proto,
            modes.without_type,
            modes.success(204),
            modes.success(202),
        ),
        rate=500,
        duration=3,
    )
    trial.judge_delivery(soak, outcome, server)


@row(
    36, "B", "200 with a body that is cut, not gzip, wrongly chunked", "accepted: the status has decided", is_quick=True
)
def cut_successes(trial):
    server, soak, outcome = trial.run(cycle(modes.truncated, modes.bad_gzip, modes.bad_chunk), rate=500, duration=3)
    trial.judge_delivery(soak, outcome, server)


@row(
    37,
    "B",
    "200 with 256 MiB: with a length, chunked, as gzip",
    "read up to 4 MiB, final, counted; memory flat",
    is_quick=True,
)
def huge_answers(trial):
    for index, mode in enumerate((modes.huge_cl, modes.huge_chunked, modes.gzip_bomb)):
        server, soak, outcome = trial.run(mode, ok, rate=200, duration=2, run=str(index))
        grown = outcome.peak_bytes - trial.tools.base_bytes
        trial.measured(f"{mode.__name__}: {grown / (1 << 20):+.1f} MiB")
        trial.check(grown <= 8 << 20, f"{mode.__name__}: memory grew by {grown >> 20} MiB")
        trial.judge(soak, outcome, server, may_miss_answers=True)


@row(38, "B", "20 MB of headers; 5 000 interim answers; a length that overflows", "survived; memory flat", weight=8)
def absurd_heads(trial):
    for index, mode in enumerate((modes.hdr_bomb, modes.flood_1xx, modes.length_overflow)):
        server, soak, outcome = trial.run(mode, ok, rate=200, duration=3, run=str(index))
        grown = outcome.peak_bytes - trial.tools.base_bytes
        trial.check(grown <= 8 << 20, f"{mode.__name__}: memory grew by {grown >> 20} MiB")
        trial.judge(soak, outcome, server, may_miss_answers=True, checks_duplicates=False)


@row(39, "B", "a server that does not know Expect, 2 MiB of body", "no second of waiting: the header is not sent")
def expect(trial):
    server, soak, outcome = trial.run(ok, rate=200, duration=3, content=11_000, batch=210, batch_delay="1s")
    trial.judge(soak, outcome, server)
    largest = max(arrival.size for arrival in server.arrivals.list())
    trial.check(largest > 2 << 20, f"the largest body had only {largest} bytes")
    took = server.arrivals.list()[0].time - server.connections[0]
    trial.check(took < 0.5, f"the first request took {took:.2f} s")
    trial.measured(f"first request of {server.arrivals.list()[0].size >> 20} MiB in {took * 1000:.0f} ms")


@row(40, "B", "a server that offers HTTP/2", "HTTP/1.1 is spoken: none of the faults of HTTP/2 can happen")
def http2(trial):
    context = certificates.context(*trial.authority.issue("server"))
    context.set_alpn_protocols(["h2", "http/1.1"])
    server = trial.server(ok, context=context)
    soak = trial.soak(
        server, rate=200, duration=1, environment={"OTEL_EXPORTER_OTLP_CERTIFICATE": trial.authority.certificate}
    )
    trial.judge(soak, soak.finish(), server)


@row(82, "B", "503 half of the time, by chance, four times in a row at most", "everything arrives once", weight=12)
def flaky(trial):
    seed = random.randrange(1 << 32)
    trial.measured(f"seed {seed}")
    server, soak, outcome = trial.run(
        modes.p503(0.5, seed, in_a_row=4),
        rate=100,
        duration=trial.seconds(6, 20),
        shutdown_timeout=60,
        export_timeout=120,
        queue=20_000,
    )
    trial.judge_delivery(soak, outcome, server)
