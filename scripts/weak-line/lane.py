"""One direction of a line: what becomes of each packet, and when.

Pure: times come in (milliseconds of any clock that only goes forward), chance comes from a seed. A packet goes through a door (what is cut
or blocked ends there), waits in a queue of bounded length until the line has carried those before it, may get lost on the way, and arrives
after the delay, never before the one that left ahead of it.

Started by itself it plays cases: one JSON object a line comes in, what became of its packets goes out (`played`).
"""

import json
import random
import sys
from collections import deque

#: How a direction may be impaired, and the values of one that is not.
UNIMPAIRED = {
    "rateKbps": None,  # kilobits of IP packets a second; None: as fast as they come
    "queueMs": 200,  # a packet that would wait longer than this for its turn is dropped
    "lossPercent": 0,  # share of packets that get lost on the way
    "burst": None,  # how many are lost in a row on average (Gilbert's model); None: each by itself
    "delayMs": 0,
    "jitterMs": 0,  # up to so much is added to the delay of each; order is kept
    "cut": False,  # nothing passes, and what is on the way is gone
    "noUdp": False,
    "noTcpPorts": [],  # ports of the hub that TCP does not reach
    "onlyTcpPorts": None,  # ports of the hub that TCP alone reaches; None: all
    "noStreams": [],  # streams of media (SSRC of RTP over UDP) of which nothing arrives
}

UDP, TCP = 17, 6
NAMES = {UDP: "udp", TCP: "tcp"}


class Lane:
    """A direction; `fates` tells by protocol what became of its packets: "passed", "loss", "queue", "cut" or "blocked"."""

    def __init__(self, seed):
        self.shape = dict(UNIMPAIRED)
        self.fates = {}
        self._chance = random.Random(seed)
        self._in_burst = False
        self._queue = deque()
        self._waiting_bytes = 0
        self._head_leaves_at = 0.0
        self._free_at = 0.0
        self._way = deque()

    def change(self, now, changes):
        """From now on the line is so; what is being carried is still carried at the old rate."""
        unknown = changes.keys() - UNIMPAIRED.keys()
        if unknown:
            raise ValueError(f"no such impairment: {sorted(unknown)}")
        self._carry(now)
        self.shape.update(changes)
        if self.shape["cut"]:
            for packet in self._queue:
                self._note("cut", packet, now)
            for _, packet in self._way:
                self._note("cut", packet, now)
            self._queue.clear()
            self._way.clear()
            self._waiting_bytes = 0
            self._free_at = now

    def offer(self, now, packet):
        """A packet (content, bytes, IP protocol, port at the hub, stream of media) comes to the line."""
        self._carry(now)
        _, size, protocol, port, stream = packet
        shape = self.shape
        if shape["cut"]:
            self._note("cut", packet, now)
        elif self._blocks(protocol, port, stream):
            self._note("blocked", packet, now)
        elif shape["rateKbps"] is None and not self._queue:
            self._leave(now, packet)
        elif self._wait_ms(now) > shape["queueMs"]:
            self._note("queue", packet, now)
        else:
            self._queue.append(packet)
            self._waiting_bytes += size
            if len(self._queue) == 1:
                self._begin(max(now, self._free_at))

    def due(self, now):
        """The packets that arrive by now, in their order."""
        self._carry(now)
        arrived = []
        while self._way and self._way[0][0] <= now:
            _, packet = self._way.popleft()
            self._note("passed", packet, now)
            arrived.append(packet)
        return arrived

    def next_at(self):
        """When something happens next by itself; None: nothing will."""
        times = []
        if self._queue:
            times.append(self._head_leaves_at)
        if self._way:
            times.append(self._way[0][0])
        return min(times, default=None)

    def _blocks(self, protocol, port, stream):
        shape = self.shape
        if protocol == UDP:
            return shape["noUdp"] or stream in shape["noStreams"]
        if protocol != TCP:
            return False
        only = shape["onlyTcpPorts"]
        return port in shape["noTcpPorts"] or (only is not None and port not in only)

    def _wait_ms(self, now):
        """How long a packet that comes now waits until its own turn begins."""
        if not self._queue:
            return max(0.0, self._free_at - now)
        rest = self._waiting_bytes - self._queue[0][1]
        return max(0.0, self._head_leaves_at - now) + self._carrying_ms(rest)

    def _carrying_ms(self, size):
        rate = self.shape["rateKbps"]
        return 0.0 if rate is None else size * 8 / rate

    def _begin(self, at):
        self._head_leaves_at = at + self._carrying_ms(self._queue[0][1])

    def _carry(self, now):
        while self._queue and self._head_leaves_at <= now:
            packet = self._queue.popleft()
            self._waiting_bytes -= packet[1]
            left_at = self._free_at = self._head_leaves_at
            self._leave(left_at, packet)
            if self._queue:
                self._begin(left_at)

    def _leave(self, at, packet):
        if self._is_lost():
            self._note("loss", packet, at)
            return
        jitter = self.shape["jitterMs"]
        arrival = at + self.shape["delayMs"] + (self._chance.random() * jitter if jitter else 0.0)
        self._way.append((arrival, packet))

    def _is_lost(self):
        share = self.shape["lossPercent"] / 100
        burst = self.shape["burst"]
        if share <= 0:
            return False
        if share >= 1:
            return True
        if burst is None:
            return self._chance.random() < share
        # Two states: in a burst all is lost, beside it nothing; so the mean length and the share give both transitions.
        ends = 1 / max(1.0, burst)
        begins = min(1.0, share * ends / (1 - share))
        chance = self._chance.random()
        self._in_burst = chance >= ends if self._in_burst else chance < begins
        return self._in_burst

    def _note(self, fate, packet, at):
        fates = self.fates.setdefault(NAMES.get(packet[2], "other"), {})
        tally = fates.setdefault(fate, {"packets": 0, "bytes": 0, "lastAt": 0.0})
        tally["packets"] += 1
        tally["bytes"] += packet[1]
        tally["lastAt"] = at


def played(case):
    """Plays a case, of which each arrival is looked for `lateMs` too late, as on a busy machine.

    `steps` are `{at, change}` or `{at, bytes, protocol?, port?, stream?}` in the order of their times, packets are numbered from 0.
    """
    lane = Lane(case["seed"])
    arrivals = []
    longest_queue_ms = 0.0

    def until(at):
        while (next_at := lane.next_at()) is not None and next_at + case["lateMs"] <= at:
            looked_at = next_at + case["lateMs"]
            arrivals.extend({"packet": packet[0], "at": looked_at} for packet in lane.due(looked_at))

    number = 0
    for step in case["steps"]:
        until(step["at"])
        if "change" in step:
            lane.change(step["at"], step["change"])
            continue
        packet = (number, step["bytes"], step.get("protocol", UDP), step.get("port", 0), step.get("stream"))
        lane.offer(step["at"], packet)
        longest_queue_ms = max(longest_queue_ms, lane._wait_ms(step["at"]))
        arrivals.extend({"packet": packet[0], "at": step["at"]} for packet in lane.due(step["at"]))
        number += 1
    until(float("inf"))
    return {"arrivals": arrivals, "fates": lane.fates, "longestQueueMs": longest_queue_ms}


if __name__ == "__main__":
    for line in sys.stdin:
        print(json.dumps(played(json.loads(line))), flush=True)
