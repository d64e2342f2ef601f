# Copyright (c) 2026 the genai-telemetry authors
# SPDX-License-Identifier: Apache-2.0

"""The oracle: what a program says became of its spans, held against what it ended and what arrived."""

import struct
from dataclasses import dataclass

PLACES = ("exported", "rejected", "failed", "spooled", "queued", "in_flight")


def ended(file):
    """What a program wrote down before it ended the spans: thread t of N has the numbers t, t+N, t+2N, …"""
    data = file.read_bytes()
    counts = struct.unpack(f"<{len(data) // 8}Q", data)
    return {thread + len(counts) * index for thread, count in enumerate(counts) for index in range(count)}


@dataclass
class Books:
    """One run of a program, seen from four sides."""

    ended: set
    # The line of JSON that it printed; None when it was killed.
    counters: dict | None
    # In requests that were answered with success.
    taken: set
    # In requests that were read to their end and not answered.
    unanswered: set
    spooled: set = frozenset()
    # Whether answers may have been sent that the program did not wait for.
    may_miss_answers: bool = False

    @property
    def counted(self):
        """The spans that the program says nobody will ever see."""
        if self.counters is None:
            return 0
        return self.counters["failed"] + sum(self.counters["dropped"].values())

    @property
    def missing(self):
        """The spans that are neither at the collector nor on disk."""
        return self.ended - self.taken - self.spooled

    @property
    def lost(self):
        """The spans of which nobody knows: they are missing and not counted."""
        kept = 0 if self.counters is None else self.counters["queued"] + self.counters["in_flight"]
        return max(0, len(self.missing - self.unanswered) - self.counted - kept)

    @property
    def miscounted(self):
        """The spans that are counted as lost and are not."""
        return max(0, self.counted - len(self.missing))

    def problems(self):
        """What does not add up, as sentences."""
        found = []
        if strange := (self.taken | self.unanswered | self.spooled) - self.ended:
            found.append(f"{len(strange)} spans arrived that never ended, such as {min(strange)}")
        if self.lost:
            found.append(f"lost: {self.lost} spans are neither at the collector, on disk nor counted")
        if self.counters is None:
            return found
        if self.miscounted and not self.may_miss_answers:
            found.append(f"miscounted: {self.miscounted} spans are counted as lost and are not")
        if self.counters["ended"] != len(self.ended):
            found.append(f"{self.counters['ended']} spans are said to have ended and {len(self.ended)} did")
        placed = sum(self.counters[place] for place in PLACES) + sum(self.counters["dropped"].values())
        if placed != self.counters["ended"]:
            found.append(f"the books do not balance: {placed} places for {self.counters['ended']} spans")
        if negative := [place for place in PLACES if self.counters[place] < 0]:
            found.append(f"negative: {', '.join(negative)}")
        told = self.counters["exported"] + self.counters["rejected"]
        if told > len(self.taken):
            found.append(f"{told} spans are said to have arrived and {len(self.taken)} did")
        if told < len(self.taken) and not self.may_miss_answers:
            found.append(f"{len(self.taken)} spans were taken and only {told} are said to have been")
        if self.counters["spooled"] > len(self.spooled - self.taken) and not self.may_miss_answers:
            found.append(f"{self.counters['spooled']} spans are said to be on disk and {len(self.spooled)} are")
        return found


def self_test():
    """Falsifies books that balance in every way that matters, and returns what went unnoticed."""
    counters = {
        "ended": 100,
        "exported": 60,
        "rejected": 5,
        "failed": 10,
        "dropped": {"queue_full": 20},
        "spooled": 5,
        "queued": 0,
        "in_flight": 0,
    }

    def books(taken=range(65), spooled=range(65, 70), **changes):
        return Books(set(range(100)), counters | changes, set(taken), set(), set(spooled))

    falsified = {
        "a span that is nowhere": books(taken=range(64)),
        "a span on disk that is nowhere": books(spooled=range(65, 69)),
        "a loss that is not counted": books(failed=9, ended=99),
        "a loss that is counted twice": books(failed=11, exported=59),
        "a loss that is none": books(taken=range(66), spooled=range(66, 71)),
        "a success that is none": books(exported=61, failed=9),
        "a span from nowhere": books(taken=[*range(64), 1000]),
        "a span that was forgotten": books(queued=1),
        "another number of ended spans": books(ended=101, queued=1),
    }
    problems = [f"{what} went unnoticed" for what, one in falsified.items() if not one.problems()]
    return problems + [f"books that balance: {problem}" for problem in books().problems()]
