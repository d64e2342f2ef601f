# Copyright (c) 2026 the genai-telemetry authors
# SPDX-License-Identifier: Apache-2.0

"""Disks that fill, fail and disappear, and files that were damaged."""

import os
import random
import shutil
import time

import spool_reader
from fault_server import Script
from modes import ok, status
from rows.network import tool
from rows.row import row
from trial import CannotRun, losses


def injecting(trial, *rules):
    """Runs the program under strace, with errors where the rules say."""
    if shutil.which("strace") is None:
        raise CannotRun("strace is not installed")
    calls = ",".join(sorted({rule.split(":")[0] for rule in rules}))
    command = ["strace", "-f", "-qq", "-o", str(trial.directory / "strace"), "-e", f"trace={calls}"]
    return [*command, *(word for rule in rules for word in ("-e", f"inject={rule}"))]


def injected_count(trial):
    """How often a call was made to fail or to wait."""
    return sum(mark in line for line in (trial.directory / "strace").open() for mark in ("(INJECTED)", "(DELAYED)"))


def mounted(trial, name, options):
    """A directory with a file system of its own."""
    directory = trial.directory / name
    directory.mkdir()
    if not tool("mount", "-t", "tmpfs", "-o", options, "none", str(directory)):
        raise CannotRun("nothing can be mounted")
    trial.callback(tool, "umount", "-l", str(directory))
    return directory


def outage(trial, seconds, **options):
    """A run during which the collector is down, and comes back before the end."""
    server = trial.server(status(503))
    soak = trial.soak(server, duration=0, shutdown_timeout=20, **options)
    time.sleep(seconds)
    server.script = Script(ok)
    return server, soak


@row(
    58,
    "E",
    "a disk that is full, while the collector is down and after",
    "memory takes over, counted; drains while full",
    is_quick=True,
    weight=14,
)
def full_disk(trial):
    prefix = injecting(trial, "pwrite64:error=ENOSPC:when=20+")
    spool = trial.spool()
    server = trial.server((status(503), 2), ok)
    soak = trial.soak(server, rate=100, duration=0, spool=spool, prefix=prefix, queue=20_000, shutdown_timeout=20)
    time.sleep(6)
    soak.terminate()
    outcome = soak.finish()
    trial.judge_delivery(soak, outcome, server, spool=spool)
    trial.check("No space left" in outcome.errors, f"nobody was told: {outcome.errors[:200]!r}")
    trial.check(outcome.counters["spooled"] == 0, "what was on the full disk was not delivered")


@row(
    59,
    "E",
    "the quota is reached",
    "the oldest file goes, counted exactly; never more than the quota on disk",
    weight=14,
)
def quota(trial):
    limit = 4 << 20
    server, spool = trial.server(status(503)), trial.spool()
    soak = trial.soak(server, rate=2000, duration=0, content=1000, spool=spool, spool_limit=limit, shutdown_timeout=20)
    largest, end = 0, time.monotonic() + trial.seconds(6, 12)
    while time.monotonic() < end:
        largest = max(largest, spool_reader.size(spool))
        time.sleep(0.05)
    server.script = Script(ok)
    soak.terminate()
    outcome = soak.finish()
    trial.judge(soak, outcome, server, spool=spool)
    trial.check(losses(outcome.counters).get("spool_full", 0) > 0, "the quota was not reached")
    trial.check(largest <= limit, f"{largest} bytes on disk, {limit} are allowed")
    trial.measured(f"at most {largest / (1 << 20):.2f} of {limit >> 20} MiB on disk")


@row(
    60,
    "E",
    "a spool that is read-only, gone, without room for another file",
    "memory takes over, told once a minute; the " "spool is used again when it works",
    needs_root=True,
    weight=20,
)
def unusable_spool(trial):
    cases = {"read-only": read_only, "gone": gone, "no inodes": no_inodes}
    for name, break_it in cases.items():
        where = mounted(trial, name.replace(" ", "-"), "size=64m" + (",nr_inodes=4" if name == "no inodes" else ""))
        spool = where / "spool"
        server = trial.server(ok)
        soak = trial.soak(server, rate=100, duration=0, spool=spool, run=name.replace(" ", "-"), shutdown_timeout=10)
        soak.wait_until_started()
        time.sleep(1.2)
        mend = break_it(where, spool)
        time.sleep(1.5)
        mend()
        time.sleep(1)
        soak.terminate()
        outcome = soak.finish()
        trial.judge_delivery(soak, outcome, server, spool=spool, checks_duplicates=name != "read-only")
        lines = len(outcome.errors.splitlines())
        trial.check(lines <= 4, f"{name}: {lines} lines on standard error")


def read_only(where, spool):
    tool("mount", "-o", "remount,ro", str(where))
    return lambda: tool("mount", "-o", "remount,rw", str(where))


def gone(where, spool):
    shutil.rmtree(spool)
    return lambda: None


def no_inodes(where, spool):
    return lambda: None


@row(61, "E", "a sync that fails", "the file counts as not written, and is written anew", is_quick=True, weight=10)
def failing_sync(trial):
    prefix = injecting(trial, "fdatasync:error=EIO:when=3", "fsync:error=EIO:when=5")
    spool = trial.spool()
    server, soak = outage(trial, 4, rate=100, spool=spool, prefix=prefix)
    time.sleep(1)
    soak.terminate()
    outcome = soak.finish()
    trial.judge_delivery(soak, outcome, server, spool=spool)
    trial.check(injected_count(trial) > 0, "no sync failed")
    trial.measured(f"{injected_count(trial)} syncs failed")


@row(62, "E", "calls that are interrupted", "repeated; every checksum holds", weight=8)
def interrupted_calls(trial):
    prefix = injecting(trial, "pwrite64:error=EINTR:when=2+3", "fdatasync:error=EINTR:when=1+2")
    spool = trial.spool()
    server, soak = outage(trial, 3, rate=100, spool=spool, prefix=prefix)
    soak.terminate()
    outcome = soak.finish()
    trial.judge_delivery(soak, outcome, server, spool=spool)
    trial.check(injected_count(trial) > 0, "the fault never happened")
    trial.measured(f"{injected_count(trial)} interrupted calls")


@row(63, "E", "a sync that takes 300 ms", "only the worker waits: the end of a span does not", weight=8)
def slow_sync(trial):
    prefix = injecting(trial, "fdatasync:delay_enter=300000")
    spool = trial.spool()
    server, soak = outage(trial, 3, rate=100, spool=spool, prefix=prefix)
    soak.terminate()
    outcome = soak.finish()
    trial.judge_delivery(soak, outcome, server, spool=spool)
    trial.check(injected_count(trial) > 0, "the fault never happened")
    trial.measured(f"{injected_count(trial)} slow syncs")
    times = outcome.counters["end_ns"]
    trial.check(times["p99"] <= 5_000_000, f"end() took {times['p99']} ns at the 99th percentile")
    trial.measured(f"end() p99 {times['p99'] / 1000:.0f} µs, under strace")


@row(
    64,
    "E",
    "files that were damaged while nobody ran: cut, flipped, zeroed, doubled, foreign, empty, of a later version",
    "what is whole arrives; what is not is counted exactly",
    is_quick=True,
    weight=14,
)
def damaged_files(trial):
    seed = random.randrange(1 << 32)
    chance = random.Random(seed)
    # Prepared once: a process that could deliver nothing.
    origin = trial.spool("origin")
    server = trial.server(status(503))
    soak = trial.soak(server, rate=400, duration=2, spool=origin, run="origin", batch_delay="100ms", shutdown_timeout=1)
    outcome = soak.finish()
    whole = trial.judge(soak, outcome, server, spool=origin).spooled
    total = 0
    for index in range(trial.times(12, 60)):
        spool = trial.spool(f"copy-{index}")
        shutil.copytree(origin, spool)
        file = chance.choice(spool_reader.segments(spool))
        what = damage(file, chance)
        server = trial.server(ok)
        run_name = f"copy-{index}"
        soak = trial.soak(server, rate=20, duration=0.3, spool=spool, run=run_name, shutdown_timeout=20)
        outcome = soak.finish()
        trial.judge_quietly(soak, outcome, server, spool=spool, what=what)
        if outcome.counters is None:
            continue
        arrived = server.arrivals.taken("origin")
        recovered = outcome.counters["recovered"]
        gone = len(whole) - len(arrived)
        total += gone
        trial.check(arrived <= whole, f"{what}: spans arrived that never were")
        trial.check(
            recovered["exported"] == len(arrived), f"{what}: {recovered['exported']} exported, {len(arrived)} came"
        )
        trial.check(
            recovered["found"] == recovered["exported"] + recovered["dropped"] + recovered["failed"],
            f"{what}: the books of what was found do not balance: {recovered}",
        )
        trial.check(recovered["dropped"] == gone, f"{what}: {gone} spans are gone and {recovered['dropped']} counted")
    trial.measured(f"{trial.times(12, 60)} damages, {total} spans hit; seed {seed}")


def damage(file, chance):
    """Damages a segment in one of the ways, and says which."""
    data = bytearray(file.read_bytes())
    at = chance.randrange(len(data))
    way = chance.choice(("cut", "flip", "zero", "double", "foreign", "empty", "later"))
    if way == "cut":
        file.write_bytes(data[:at])
    elif way == "flip":
        data[at] ^= 1 << chance.randrange(8)
        file.write_bytes(data)
    elif way == "zero":
        end = min(len(data), at + 4096)
        data[at:end] = bytes(end - at)
        file.write_bytes(data)
    elif way == "double":
        file.write_bytes(data + data[spool_reader.HEADER_SIZE :])
    elif way == "foreign":
        (file.parent / "notes.txt").write_text("not a segment")
    elif way == "empty":
        (file.parent / "00000000000000ff-0000000000000000-00000001.spool").write_bytes(b"")
    else:
        (file.parent / "00000000000000fe-0000000000000000-00000001.spool").write_bytes(
            b"GAISPOOL"
            + (99).to_bytes(4, "little")
            + (1).to_bytes(4, "little")
            + (0xFE).to_bytes(8, "little")
            + bytes(400)
        )
    return f"{way} at {at} of {len(data)}"


@row(
    65,
    "E",
    "two processes in one directory; one is killed",
    "each has files of its own; what the dead one left is sent once",
    weight=10,
)
def shared_spool(trial):
    spool = trial.spool()
    server = trial.server(status(503))
    first = trial.soak(server, rate=300, duration=0, spool=spool, run="1", shutdown_timeout=20)
    second = trial.soak(server, rate=300, duration=0, spool=spool, run="2", shutdown_timeout=20)
    time.sleep(2)
    first.kill()
    killed = first.finish()
    left = trial.books(first, killed, server, spool=spool).spooled
    server.script = Script(ok)
    second.terminate()
    trial.judge(second, second.finish(), server, spool=spool)
    third = trial.soak(server, rate=50, duration=0.5, spool=spool, run="3", shutdown_timeout=20)
    trial.judge(third, third.finish(), server, spool=spool)
    missing = left - server.arrivals.taken("1")
    trial.check(not missing, f"{len(missing)} spans of the killed process never came")
    trial.measured(f"{len(left)} spans of the killed process adopted")


@row(
    66,
    "E",
    "a spool that somebody else prepared: a symbolic link, writable by all, of another user, with a pipe",
    "not used, told; the spans go from memory",
    weight=10,
)
def planted(trial):
    elsewhere = trial.directory / "elsewhere"
    elsewhere.mkdir(mode=0o700)
    traps = {
        "link": lambda path: path.symlink_to(elsewhere),
        "writable": lambda path: (path.mkdir(), path.chmod(0o777)),
    }
    if os.geteuid() == 0:
        traps["other"] = lambda path: (path.mkdir(mode=0o700), os.chown(path, 65534, 65534))
    for name, make in traps.items():
        spool = trial.spool(f"trap-{name}")
        make(spool)
        server, soak, outcome = trial.run(ok, rate=200, duration=1, spool=spool, run=name)
        trial.judge_delivery(soak, outcome, server)
        trial.check(not any(spool.iterdir()), f"{name}: something was written there")
        trial.check(outcome.errors, f"{name}: nobody was told")
    # A directory of a process with a pipe in place of a file: nobody waits for it.
    spool = trial.spool("trap-pipe")
    (spool / "1-0123456789abcdef").mkdir(parents=True, mode=0o700)
    spool.chmod(0o700)
    os.mkfifo(spool / "1-0123456789abcdef" / "0000000000000001-0000000000000000-00000001.spool")
    os.mkfifo(spool / "1-0123456789abcdef" / "lock")
    server, soak, outcome = trial.run(ok, rate=200, duration=1, spool=spool, run="pipe")
    trial.judge_delivery(soak, outcome, server)


@row(67, "E", "files of a later version", "left alone, told", weight=6)
def later_version(trial):
    spool = trial.spool()
    server = trial.server(status(503))
    soak = trial.soak(server, rate=100, duration=1, spool=spool, run="1", shutdown_timeout=1)
    soak.finish()
    folder = spool_reader.segments(spool)[0].parent
    later = folder / "00000000000000fe-0000000000000000-00000001.spool"
    content = (
        b"GAISPOOL" + (99).to_bytes(4, "little") + (1).to_bytes(4, "little") + (0xFE).to_bytes(8, "little") + bytes(400)
    )
    later.write_bytes(content)
    server, soak, outcome = trial.run(ok, rate=50, duration=0.5, spool=spool, run="2")
    trial.judge(soak, outcome, server)
    trial.check(later.exists() and later.read_bytes() == content, "the file was touched")
    trial.check("later version" in outcome.errors, f"nobody was told: {outcome.errors[:200]!r}")


@row(83, "E", "SIGKILL at each system call that touches the spool", "as at random instants", weight=25)
def killed_in_calls(trial):
    points = [
        (call, when) for call in ("pwrite64", "fdatasync", "unlink", "mkdir", "fsync") for when in (1, 2, 3, 5, 8)
    ]
    hit, written = 0, 0
    for index, (call, when) in enumerate(points if trial.is_full else points[:5]):
        what = f"{call} {when}"
        spool = trial.spool(f"spool-{index}")
        server = trial.server((status(503), 1), ok)
        soak = trial.soak(
            server,
            rate=500,
            duration=1.2,
            spool=spool,
            run=f"kill-{index}",
            batch_delay="50ms",
            prefix=injecting(trial, f"{call}:signal=SIGKILL:when={when}"),
        )
        outcome = soak.finish()
        hit += outcome.counters is None
        before = trial.books(soak, outcome, server, spool=spool)
        after = trial.server(ok)
        second = trial.soak(after, rate=20, duration=0.3, spool=spool, run=f"kill-{index}-next", shutdown_timeout=20)
        trial.judge_quietly(second, second.finish(), after, spool=spool, what=what)
        missing = before.spooled - before.taken - after.arrivals.taken(soak.run)
        trial.check(not missing, f"{what}: {len(missing)} spans were on disk and never came")
        written += len(before.spooled)
    trial.check(hit > 0, "no process was killed")
    trial.measured(
        f"{hit} processes killed in {len(points if trial.is_full else points[:5])} calls, {written} spans on disk, "
        "lost of them 0"
        if not trial.problems
        else ""
    )
