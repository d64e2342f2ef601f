# Copyright (c) 2026 the genai-telemetry authors
# SPDX-License-Identifier: Apache-2.0

"""What may happen to a connection before and while a request is sent."""

import contextlib
import os
import pathlib
import socket
import subprocess
import threading
import time

import modes
from fault_server import in_namespace
from modes import ok
from rows.http import run
from rows.row import row
from trial import CannotRun, losses

QUICK_TIMEOUT = {"OTEL_EXPORTER_OTLP_TIMEOUT": "1000"}


class Namespace:
    """A network of its own, with a loopback and rules for packets; gone with its row."""

    count = 0
    lock = threading.Lock()

    def __init__(self, trial):
        with Namespace.lock:
            Namespace.count += 1
            self.name = f"faults-{os.getpid()}-{Namespace.count}"
        if not tool("ip", "netns", "add", self.name):
            raise CannotRun("no network namespace can be made")
        trial.callback(tool, "ip", "netns", "del", self.name)
        self.prefix = ["ip", "netns", "exec", self.name]
        tool(*self.prefix, "ip", "link", "set", "lo", "up")
        self.etc = pathlib.Path("/etc/netns") / self.name
        trial.callback(lambda: subprocess.run(["rm", "-rf", str(self.etc)], check=False))

    def rule(self, *words, program="iptables"):
        """Adds a rule; the result removes it."""
        if not tool(*self.prefix, program, "-A", *words):
            raise CannotRun(f"{program} cannot add a rule")
        return lambda: tool(*self.prefix, program, "-D", *words)

    def write(self, name, text):
        """A file that the program sees in /etc."""
        self.etc.mkdir(parents=True, exist_ok=True)
        (self.etc / name).write_text(text)


def tool(*command):
    """Runs a tool of the system; whether it is there and succeeded."""
    try:
        return subprocess.run(command, capture_output=True, timeout=20).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


@row(
    1,
    "A",
    "nobody listens, then somebody does",
    "asked with growing waits; everything arrives once",
    is_quick=True,
    weight=9,
)
def refused(trial):
    down = trial.seconds(3, 20)
    server = trial.server(ok)
    server.refuse()
    soak = trial.soak(server, rate=100, duration=down + 4, queue=20_000, export_timeout=120, shutdown_timeout=40)
    time.sleep(down)
    server.listen()
    up = time.monotonic()
    outcome = soak.finish()
    trial.judge(soak, outcome, server)
    trial.check(not losses(outcome.counters), "something was given up")
    late = server.arrivals.list()[0].time - up
    trial.check(late <= 1.2 * max(down, 2) + 1, f"the first request came {late:.1f} s after the start")
    trial.measured(f"down {down:g} s, first request {late:.1f} s after the start")


@row(
    2,
    "A",
    "a port that does not answer at all",
    "each attempt ends after the 3 s for connecting, not the 10 s for all",
    weight=12,
)
def syn_blackhole(trial):
    server = trial.server(ok, accepts=False)
    soak = trial.soak(server, rate=100, duration=10, shutdown_timeout=1)
    attempts = syn_times(soak, server.port)
    outcome = soak.finish()
    trial.check(attempts, "no attempt was seen")
    for took in attempts:
        trial.check(2.7 <= took <= 3.4, f"an attempt took {took:.1f} s")
    trial.measured(f"attempts of {', '.join(f'{took:.1f}' for took in attempts)} s")
    trial.judge(soak, outcome, server)
    trial.check_shutdown(outcome, 1)


def syn_times(soak, port):
    """How long each attempt to connect lasted, as the kernel shows them."""
    times, since = [], None
    while soak.is_running():
        lines = pathlib.Path("/proc/net/tcp").read_text().splitlines()[1:]
        trying = any(
            line.split()[2].endswith(f":{port:04X}") and line.split()[3] == "02" and owned(soak, line.split()[9])
            for line in lines
        )
        now = time.monotonic()
        if trying and since is None:
            since = now
        elif not trying and since is not None:
            times.append(now - since)
            since = None
        time.sleep(0.05)
    # Shutdown cuts the last one short.
    return times[:2]


def owned(soak, inode):
    folder = f"/proc/{soak.pid}/fd"
    with contextlib.suppress(OSError):
        return any(os.readlink(f"{folder}/{name}") == f"socket:[{inode}]" for name in os.listdir(folder))
    return False


@row(
    3,
    "A",
    "an unreachable host, and a reset instead of a connection",
    "as when nobody listens",
    is_quick=True,
    needs_root=True,
    weight=9,
)
def rejected_connections(trial):
    namespace = Namespace(trial)
    server = trial.server(ok, namespace=namespace.name)
    words = ("OUTPUT", "-p", "tcp", "--dport", str(server.port), "-j", "REJECT", "--reject-with")
    allow = namespace.rule(*words, "icmp-host-unreachable")
    soak = trial.soak(server, rate=100, duration=7, prefix=namespace.prefix)
    time.sleep(1.5)
    second = namespace.rule(*words, "tcp-reset")
    allow()
    time.sleep(1.5)
    second()
    outcome = soak.finish()
    trial.judge(soak, outcome, server)
    trial.check(not losses(outcome.counters), "something was given up")


@row(
    4,
    "A",
    "a server that accepts and does not read",
    "the timeout of a request; shutdown within its own",
    is_quick=True,
)
def accept_hang(trial):
    server, soak, outcome = run(trial, (modes.accept_hang, 2), ok, rate=100, duration=6, environment=QUICK_TIMEOUT)
    trial.judge(soak, outcome, server)
    trial.check(not losses(outcome.counters), "something was given up")
    server = trial.server(modes.accept_hang)
    soak = trial.soak(server, rate=100, duration=2, shutdown_timeout=1, run="2")
    outcome = soak.finish()
    trial.judge(soak, outcome, server)
    trial.check_shutdown(outcome, 1)


@row(5, "A", "a server that reads and never answers", "timed out and sent again: duplicates, no loss", weight=9)
def hang_after_body(trial):
    server, soak, outcome = run(trial, (modes.hang_after_body, 2), ok, rate=100, duration=6, environment=QUICK_TIMEOUT)
    trial.judge(soak, outcome, server)
    trial.check(not losses(outcome.counters), "something was given up")
    most = max(len(arrivals) for arrivals in server.arrivals.by_sequence().values())
    trial.check(most <= 3, f"a span arrived {most} times after 2 silent answers")
    trial.measured(f"a span arrived {most} times at most")


@row(6, "A", "an answer that drips: its headers, its body", "the timeout of a request wins", weight=8)
def slow_loris(trial):
    for index, mode in enumerate((modes.drip_header, modes.drip_body)):
        server, soak, outcome = run(trial, mode, ok, rate=100, duration=4, environment=QUICK_TIMEOUT, run=str(index))
        gap = server.arrivals.gaps()[0]
        trial.check(gap <= 1 + 1.2 + 0.5, f"{mode.__name__}: the next request came after {gap:.1f} s")
        trial.measured(f"{mode.__name__}: next request after {gap:.1f} s")
        trial.judge(soak, outcome, server, checks_duplicates=False)


@row(7, "A", "a server that reads 20 kB/s", "the worker stalls, the program does not; drops counted", weight=12)
def slow_reader(trial):
    server = trial.server(modes.read_slow(20_000), receive_buffer=4096)
    soak = trial.soak(server, rate=2000, duration=trial.seconds(5, 10), content=500, shutdown_timeout=1)
    outcome = soak.finish()
    trial.judge(soak, outcome, server, may_miss_answers=True)
    trial.check_shutdown(outcome, 1)


@row(8, "A", "a connection that is reset in mid-body", "sent again; no body arrived twice", is_quick=True, weight=8)
def reset_mid_body(trial):
    server, soak, outcome = run(
        trial, (modes.rst_mid(65_536), 3), ok, rate=200, duration=8, content=4000, batch_delay="1s"
    )
    trial.check(server.mode_counts["reset mid-body"] == 3, "the fault never happened")
    trial.judge(soak, outcome, server)
    trial.check(not losses(outcome.counters), "something was given up")
    most = max(len(arrivals) for arrivals in server.arrivals.by_sequence().values())
    trial.check(most == 1, f"a span arrived {most} times")


@row(
    9,
    "A",
    "a connection that is closed or reset after the body, reused before",
    "no loss; a batch arrives again at most " "twice for each",
    is_quick=True,
    weight=12,
)
def lost_answers(trial):
    pairs = trial.times(2, 10)
    script = [step for _ in range(pairs) for step in ((ok, 2), modes.fin_after_body, (ok, 2), modes.rst_after_body)]
    server, soak, outcome = run(trial, *script, ok, rate=100, duration=pairs * 4 + 2)
    trial.judge(soak, outcome, server)
    trial.check(not losses(outcome.counters), "something was given up")
    most = max(len(arrivals) for arrivals in server.arrivals.by_sequence().values())
    trial.check(most <= 3, f"a span arrived {most} times")
    trial.measured(f"{2 * pairs} lost answers, a span arrived {most} times at most")


@row(
    10,
    "A",
    "an idle connection whose packets vanish",
    "one timeout, then a new connection; at most the batch on its way arrives twice",
    needs_root=True,
    weight=12,
)
def blackholed_connection(trial):
    namespace = Namespace(trial)
    server = trial.server(ok, namespace=namespace.name)
    soak = trial.soak(server, rate=50, duration=9, prefix=namespace.prefix, environment=QUICK_TIMEOUT)
    trial.wait(lambda: len(server.arrivals) > 2, 5, "the first requests")
    allow = namespace.rule("OUTPUT", "-p", "tcp", "--dport", str(server.port), "-j", "DROP")
    time.sleep(2)
    allow()
    freed = time.monotonic()
    outcome = soak.finish()
    # What the server had received when packets stopped it may take late, when its client has given up.
    trial.judge(soak, outcome, server, checks_duplicates=False, may_miss_answers=True)
    trial.check(server.arrivals.duplicates() <= 50, "more than a batch arrived twice")
    trial.check(not losses(outcome.counters), "something was given up")
    late = min(arrival.time for arrival in server.arrivals.list() if arrival.time > freed) - freed
    trial.check(late <= 1 + 2 * 1.2 + 1.5, f"the next request came {late:.1f} s later")
    trial.measured(f"next request {late:.1f} s after packets passed again")


@row(
    11,
    "A",
    "an answer that takes 200 ms (the server's delay, not the network's)",
    "batches grow, nothing is lost",
    weight=6,
)
def delay(trial):
    server, soak, outcome = run(trial, modes.late(0.2), rate=500, duration=4, batch_delay="50ms")
    trial.judge(soak, outcome, server)
    trial.check(not losses(outcome.counters), "something was given up")


@row(12, "A", "5 % and 20 % of the packets vanish", "slower, nothing is lost", needs_root=True, weight=25)
def packet_loss(trial):
    for index, probability in enumerate((0.05, 0.2)):
        namespace = Namespace(trial)
        server = trial.server(ok, namespace=namespace.name)
        namespace.rule("OUTPUT", "-m", "statistic", "--mode", "random", "--probability", str(probability), "-j", "DROP")
        soak = trial.soak(
            server, rate=200, duration=6, content=1000, prefix=namespace.prefix, run=str(index), shutdown_timeout=20
        )
        trial.judge(soak, outcome := soak.finish(), server)
        trial.check(not losses(outcome.counters), f"{probability:.0%}: something was given up")


@row(14, "A", "512 kbit/s", "delivers what fits, counts the rest", needs_root=True, weight=25)
def narrow(trial):
    namespace = Namespace(trial)
    server = trial.server(ok, namespace=namespace.name)
    if not tool(
        *namespace.prefix,
        "tc",
        "qdisc",
        "add",
        "dev",
        "lo",
        "root",
        "tbf",
        "rate",
        "512kbit",
        "burst",
        "70kb",
        "latency",
        "400ms",
    ):
        raise CannotRun("tc cannot limit the rate")
    soak = trial.soak(
        server, rate=400, duration=trial.seconds(10, 20), content=1000, prefix=namespace.prefix, shutdown_timeout=2
    )
    outcome = soak.finish()
    trial.judge(soak, outcome, server, may_miss_answers=True)
    trial.check(len(server.arrivals) >= 2, f"only {len(server.arrivals)} requests arrived")


@row(
    15,
    "A",
    "answers that vanish on their way",
    "as when none is given: duplicates, no loss",
    needs_root=True,
    weight=10,
)
def answers_vanish(trial):
    namespace = Namespace(trial)
    server = trial.server(ok, namespace=namespace.name)
    soak = trial.soak(server, rate=50, duration=8, prefix=namespace.prefix, environment=QUICK_TIMEOUT)
    trial.wait(lambda: len(server.arrivals) > 2, 5, "the first requests")
    allow = namespace.rule(
        "INPUT", "-p", "tcp", "--sport", str(server.port), "-m", "length", "--length", "90:65535", "-j", "DROP"
    )
    time.sleep(2.5)
    allow()
    outcome = soak.finish()
    trial.judge(soak, outcome, server, checks_duplicates=False)
    trial.check(not losses(outcome.counters), "something was given up")


@row(
    16,
    "A",
    "2 s up, 2 s down, over and over",
    "one request at a time finds out; everything arrives, with the spool",
    weight=45,
)
def flapping(trial):
    seconds = trial.seconds(20, 40)
    server, spool = trial.server(ok), trial.spool()
    soak = trial.soak(server, rate=200, duration=seconds, spool=spool, shutdown_timeout=10)
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        time.sleep(2)
        server.refuse()
        time.sleep(2)
        server.listen()
    outcome = soak.finish()
    books = trial.judge(soak, outcome, server, spool=spool, may_miss_answers=True, checks_duplicates=False)
    trial.check(not losses(outcome.counters), "something was given up")
    connections = len(server.connections) / seconds
    trial.check(connections <= 2, f"{connections:.1f} connections in a second")
    trial.measured(f"{seconds:g} s: {connections:.2f} connections in a second, {len(books.taken)} spans")


@row(
    17,
    "A",
    "a name that nobody knows, then somebody does",
    "resolved anew; everything arrives",
    needs_root=True,
    weight=50,
)
def unknown_name(trial):
    namespace = Namespace(trial)
    namespace.write("hosts", "127.0.0.1 localhost\n")
    namespace.write("resolv.conf", "nameserver 127.0.0.1\n")
    server = trial.server(ok, namespace=namespace.name)
    soak = trial.soak(
        f"http://collector.example:{server.port}", rate=20, duration=42, prefix=namespace.prefix, export_timeout=120
    )
    time.sleep(4)
    namespace.write("hosts", "127.0.0.1 localhost collector.example\n")
    fixed = time.monotonic()
    outcome = soak.finish(90)
    trial.judge(soak, outcome, server)
    trial.check(not losses(outcome.counters), "something was given up")
    if trial.check(len(server.arrivals) > 0, "nothing arrived"):
        late = server.arrivals.list()[0].time - fixed
        trial.check(late <= 90, f"the first request came {late:.0f} s later")
        trial.measured(f"first request {late:.0f} s after the name was known")


@row(
    18,
    "A",
    "a name server that never answers",
    "an attempt ends with the time for connecting; shutdown within its own",
    needs_root=True,
    weight=14,
)
def silent_name_server(trial):
    namespace = Namespace(trial)
    namespace.write("resolv.conf", "nameserver 127.0.0.53\noptions timeout:30 attempts:5\n")
    with in_namespace(namespace.name):
        silent = trial.enter_context(socket.socket(socket.AF_INET, socket.SOCK_DGRAM))
        silent.bind(("127.0.0.53", 53))
    soak = trial.soak(
        "http://collector.example:4318", rate=100, duration=0, prefix=namespace.prefix, shutdown_timeout=2
    )
    time.sleep(6)
    soak.terminate()
    outcome = soak.finish()
    trial.judge(soak, outcome)
    trial.check_shutdown(outcome, 2)
    trial.measured(f"gone {outcome.seconds_after_signal:.2f} s after the signal")


@row(
    20,
    "A",
    "a name with an IPv6 address that does not answer",
    "the other address within half a second",
    needs_root=True,
)
def dead_ipv6(trial):
    namespace = Namespace(trial)
    namespace.write("hosts", "::1 collector.example\n127.0.0.1 collector.example\n")
    server = trial.server(ok, namespace=namespace.name)
    namespace.rule("OUTPUT", "-p", "tcp", "-j", "DROP", program="ip6tables")
    soak = trial.soak(f"http://collector.example:{server.port}", rate=100, duration=2, prefix=namespace.prefix)
    outcome = soak.finish()
    trial.judge(soak, outcome, server)
    first = server.arrivals.list()[0].time - soak.started
    trial.check(first <= 1.2, f"the first request came after {first:.2f} s")
    trial.measured(f"first request {first:.2f} s after the start of the process")


@row(21, "A", "a proxy in the environment", "not used unless configured", is_quick=True)
def proxy(trial):
    between = trial.server(ok)
    server, soak, outcome = run(
        trial,
        ok,
        rate=100,
        duration=1,
        environment={
            name: between.endpoint for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "ALL_PROXY")
        },
    )
    trial.judge(soak, outcome, server)
    trial.check(between.byte_count == 0, f"{between.byte_count} bytes went to the proxy")
    trial.measured(f"{between.byte_count} bytes at the proxy")


@row(
    22,
    "A",
    "a collector on a Unix socket, which is removed and made anew",
    "connects again; everything arrives",
    weight=9,
)
def unix_socket(trial):
    server = trial.server(ok, path=str(trial.directory / "collector.sock"))
    soak = trial.soak(server, rate=100, duration=7)
    trial.wait(lambda: len(server.arrivals) > 1, 5, "the first requests")
    server.refuse()
    os.unlink(server.path)
    time.sleep(1)
    server.listen()
    outcome = soak.finish()
    trial.judge(soak, outcome, server, may_miss_answers=True)
    trial.check(not losses(outcome.counters), "something was given up")
