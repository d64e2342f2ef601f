# Copyright (c) 2026 the genai-telemetry authors
# SPDX-License-Identifier: Apache-2.0

"""What a network does to a connection; each row has one of its own."""

import os
import pathlib
import random
import socket
import subprocess
import threading
import time

from fault_server import in_namespace
from modes import ok
from rows.connection import QUICK_TIMEOUT
from rows.row import row
from trial import CannotRun
from tunnel import Tunnel


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

    def silence_names(self, trial):
        """Has a name server that never answers."""
        self.write("resolv.conf", "nameserver 127.0.0.53\noptions timeout:30 attempts:5\n")
        with in_namespace(self.name):
            silent = trial.enter_context(socket.socket(socket.AF_INET, socket.SOCK_DGRAM))
            silent.bind(("127.0.0.53", 53))


def tool(*command):
    """Runs a tool of the system; whether it is there and succeeded."""
    try:
        return subprocess.run(command, capture_output=True, timeout=20).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
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
    trial.judge_delivery(soak, outcome, server)


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
    trial.judge_delivery(soak, outcome, server, checks_duplicates=False, may_miss_answers=True)
    trial.check(server.arrivals.duplicates() <= 50, "more than a batch arrived twice")
    late = min(arrival.time for arrival in server.arrivals.list() if arrival.time > freed) - freed
    trial.check(late <= 1 + 2 * 1.2 + 1.5, f"the next request came {late:.1f} s later")
    trial.measured(f"next request {late:.1f} s after packets passed again")


@row(12, "A", "5 % and 20 % of the packets vanish", "slower, nothing is lost", needs_root=True, weight=25)
def packet_loss(trial):
    for index, probability in enumerate((0.05, 0.2)):
        namespace = Namespace(trial)
        server = trial.server(ok, namespace=namespace.name)
        namespace.rule("OUTPUT", "-m", "statistic", "--mode", "random", "--probability", str(probability), "-j", "DROP")
        soak = trial.soak(
            server, rate=200, duration=6, content=1000, prefix=namespace.prefix, run=str(index), shutdown_timeout=20
        )
        trial.judge_delivery(soak, soak.finish(), server)


@row(
    13,
    "A",
    "5 % of the packets doubled, 5 % overtaken by the next, 2 % damaged",
    "TCP hides it: nothing is lost, no request is malformed",
    needs_root=True,
    weight=25,
)
def mistreated_packets(trial):
    near, far = Namespace(trial), Namespace(trial)
    seed = random.randrange(1 << 32)
    try:
        tunnel = Tunnel((near.name, far.name), seed)
    except OSError as error:
        raise CannotRun(f"there is no device for tunnels: {error.strerror}") from error
    trial.callback(tunnel.close)
    for namespace, address in ((near, "10.77.0.1/24"), (far, "10.77.0.2/24")):
        tool(*namespace.prefix, "ip", "address", "add", address, "dev", "tunnel")
        tool(*namespace.prefix, "ip", "link", "set", "tunnel", "up")
    server = trial.server(ok, namespace=far.name, host="10.77.0.2")
    soak = trial.soak(
        server,
        rate=500,
        duration=8,
        content=1000,
        compression="none",
        prefix=near.prefix,
        shutdown_timeout=20,
    )
    trial.judge_delivery(soak, soak.finish(), server)
    trial.check(all(tunnel.counts.values()), f"the fault never happened: {tunnel.counts}")
    trial.measured(", ".join(f"{count} packets {what}" for what, count in tunnel.counts.items()) + f"; seed {seed}")


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
    trial.judge_delivery(soak, outcome, server, checks_duplicates=False)


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
    trial.judge_delivery(soak, outcome, server)
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
    namespace.silence_names(trial)
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
