# Copyright (c) 2026 the genai-telemetry authors
# SPDX-License-Identifier: Apache-2.0

"""A link between two networks that treats packets badly: what the kernel's netem does, where there is none."""

import fcntl
import os
import random
import select
import struct
import threading
import time

from fault_server import in_namespace

TUNSETIFF = 0x400454CA
IFF_TUN, IFF_NO_PI = 0x0001, 0x1000
# How long a packet is held back at most, in seconds, when no other comes to overtake it.
LONGEST_HOLD = 0.02


class Tunnel:
    """Carries packets from one end to the other in a thread; some twice, some late, some damaged."""

    def __init__(self, ends, seed, doubled=0.05, delayed=0.05, damaged=0.02):
        self.counts = {"doubled": 0, "overtaken": 0, "damaged": 0}
        self._chance = random.Random(seed)
        self._doubled, self._delayed, self._damaged = doubled, delayed, damaged
        self._ends = [self._open(namespace) for namespace in ends]
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._carry, daemon=True)
        self._thread.start()

    @staticmethod
    def _open(namespace):
        """A device of a namespace, as the descriptor of what goes through it."""
        with in_namespace(namespace):
            device = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
            fcntl.ioctl(device, TUNSETIFF, struct.pack("16sH", b"tunnel", IFF_TUN | IFF_NO_PI))
        return device

    def _carry(self):
        held = {}  # a packet for each end that waits to be overtaken, and since when
        while not self._is_over.is_set():
            readable, _, _ = select.select(self._ends, [], [], LONGEST_HOLD)
            for source in readable:
                target = self._ends[1 - self._ends.index(source)]
                for packet in self._treated(os.read(source, 65536)):
                    if target not in held and self._chance.random() < self._delayed:
                        held[target] = (packet, time.monotonic())
                        continue
                    self._send(target, packet)
                    if target in held:
                        self.counts["overtaken"] += 1
                        self._send(target, held.pop(target)[0])
            for target, (packet, since) in list(held.items()):
                if time.monotonic() - since > LONGEST_HOLD:
                    self._send(target, packet)
                    del held[target]

    def _treated(self, packet):
        """What becomes of a packet: one or two, whole or not."""
        if self._chance.random() < self._damaged:
            self.counts["damaged"] += 1
            at = self._chance.randrange(20, len(packet)) if len(packet) > 20 else 0
            packet = packet[:at] + bytes([packet[at] ^ 1 << self._chance.randrange(8)]) + packet[at + 1 :]
        if self._chance.random() < self._doubled:
            self.counts["doubled"] += 1
            return [packet, packet]
        return [packet]

    @staticmethod
    def _send(target, packet):
        try:
            os.write(target, packet)
        except OSError:  # the kernel does not take what is no packet any more
            pass

    def close(self):
        self._is_over.set()
        self._thread.join()
        for end in self._ends:
            os.close(end)
