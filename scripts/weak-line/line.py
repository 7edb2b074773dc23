"""A line between a network namespace of its own (the PC) and this machine (the hub), held by this process.

Two TUN devices, one here and one in the namespace, and between them a lane for each direction (lane.py). Orders come in as JSON lines on
stdin and are answered one by one on stdout, with the time at which they took effect: milliseconds of CLOCK_MONOTONIC, which is the clock of
process.hrtime() too. When stdin ends, however that came, everything is removed. Needs root, /dev/net/tun and `ip`.

`--try` opens a line, removes it and says on stdout in one sentence why there is none, or nothing.
"""

import fcntl
import gc
import json
import os
import re
import select
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import time

from lane import Lane, TCP, UDP

TUNSETIFF, IFF_TUN, IFF_NO_PI = 0x400454CA, 0x0001, 0x1000
#: Lines lie side by side in 10.213.0.0/16: number n has the hub at 10.213.n.1 and its PC from 10.213.n.2 on.
NETWORK = "10.213"
NAME = re.compile(r"diem-cau-line-(\d+)-(\d+)")


def now_ms():
    return time.monotonic_ns() / 1e6


def ip(*words):
    done = subprocess.run(["ip", *words], capture_output=True, text=True)
    if done.returncode != 0:
        raise OSError(f"ip {' '.join(words)}: {done.stderr.strip()}")
    return done.stdout


def tun(name):
    device = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
    try:
        fcntl.ioctl(device, TUNSETIFF, struct.pack("16sH14x", name.encode(), IFF_TUN | IFF_NO_PI))
    except OSError:
        os.close(device)
        raise
    return device


def folder_of(namespace):
    return os.path.join(tempfile.gettempdir(), namespace)


def remove(namespace):
    """Ends whatever still runs in a namespace and takes it and its folder away."""
    shutil.rmtree(folder_of(namespace), ignore_errors=True)
    for pid in ip("netns", "pids", namespace).split():
        try:
            os.kill(int(pid), signal.SIGKILL)
        except ProcessLookupError:
            pass
    ip("netns", "del", namespace)


def is_line(pid):
    try:
        with open(f"/proc/{pid}/cmdline", "rb") as file:
            return b"line.py" in file.read()
    except OSError:
        return False


def sweep():
    """Removes the namespaces of lines whose process was killed."""
    for name in os.listdir("/run/netns") if os.path.isdir("/run/netns") else []:
        match = NAME.fullmatch(name)
        if match and not is_line(match[2]):
            try:
                remove(name)
            except OSError:
                pass  # another line that opens swept it first


def stream_of(payload):
    """The SSRC of an RTP packet; None for RTCP, STUN and DTLS (RFC 7983, RFC 5761)."""
    if len(payload) < 12 or payload[0] >> 6 != 2 or 192 <= payload[1] <= 223:
        return None
    return int.from_bytes(payload[8:12], "big")


def describe(packet, up):
    """What a lane looks at: content, bytes, IP protocol, the port at the hub's end and the stream of media, None where it is none."""
    protocol = packet[9]
    port, stream = 0, None
    if protocol in (UDP, TCP):
        begins = (packet[0] & 15) * 4
        at = begins + (2 if up else 0)
        port = int.from_bytes(packet[at : at + 2], "big")
        if protocol == UDP:
            stream = stream_of(packet[begins + 8 :])
    return packet, len(packet), protocol, port, stream


class Line:
    def __init__(self, seed):
        sweep()
        # A device of this name belongs to one process alone, so that its number is this line's as long as it is held.
        for self.number in range(1, 255):
            try:
                self.hub_device = tun(f"dcl{self.number}")
                break
            except OSError as error:
                if self.number == 254 or error.errno != 16:
                    raise
        self.namespace = f"diem-cau-line-{self.number}-{os.getpid()}"
        self.hub = f"{NETWORK}.{self.number}.1"
        self.host = 2
        self.up, self.down = Lane(f"{seed} up"), Lane(f"{seed} down")
        ip("netns", "add", self.namespace)
        try:
            self._connect()
            os.mkdir(folder_of(self.namespace), 0o755)
        except OSError:
            remove(self.namespace)
            raise

    @property
    def pc(self):
        return f"{NETWORK}.{self.number}.{self.host}"

    def _connect(self):
        here, there = f"dcl{self.number}", f"dcl{self.number}pc"
        self.pc_device = tun(there)
        ip("link", "set", there, "netns", self.namespace)
        inside = ("-n", self.namespace)
        ip(*inside, "link", "set", "lo", "up")
        # A browser takes a device by this name for a cable, not for a tunnel.
        ip(*inside, "link", "set", there, "name", "eth0")
        for where, device, address in ((inside, "eth0", self.pc), ((), here, self.hub)):
            ip(*where, "link", "set", device, "addrgenmode", "none")
            ip(*where, "addr", "add", f"{address}/24", "dev", device)
            ip(*where, "link", "set", device, "up")
        ip(*inside, "route", "add", "default", "via", self.hub)

    def new_address(self):
        """The PC gets the next address, as from another network; the one before is gone."""
        before, self.host = self.pc, 2 + (self.host - 1) % 250
        inside = ("-n", self.namespace)
        ip(*inside, "addr", "del", f"{before}/24", "dev", "eth0")
        ip(*inside, "addr", "add", f"{self.pc}/24", "dev", "eth0")
        ip(*inside, "route", "add", "default", "via", self.hub)
        return {"pc": self.pc}

    def obey(self, order):
        do, now = order["do"], now_ms()
        if do == "change":
            for way in order["ways"]:
                {"up": self.up, "down": self.down}[way].change(now, order["change"])
            return {"at": now}
        if do == "newAddress":
            return {"at": now, **self.new_address()}
        if do == "counts":
            return {"at": now, "up": self.up.fates, "down": self.down.fates}
        raise ValueError(f"no such order: {do}")

    def run(self):
        """Carries packets and obeys until stdin ends."""
        orders = b""
        stdin = sys.stdin.fileno()
        lanes = {self.pc_device: (self.up, self.hub_device, True), self.hub_device: (self.down, self.pc_device, False)}
        while True:
            times = [at for at in (self.up.next_at(), self.down.next_at()) if at is not None]
            wait = max(0.0, (min(times) - now_ms()) / 1000) if times else None
            readable, _, _ = select.select([self.pc_device, self.hub_device, stdin], [], [], wait)
            for device in readable:
                if device == stdin:
                    some = os.read(stdin, 65536)
                    if not some:
                        return
                    *lines, orders = (orders + some).split(b"\n")
                    for line in lines:
                        say(answer(self, line))
                else:
                    take(device, lanes[device][0], lanes[device][2])
            now = now_ms()
            for lane, to, _ in lanes.values():
                for packet in lane.due(now):
                    give(to, packet[0])

    def close(self):
        os.close(self.hub_device)
        os.close(self.pc_device)
        remove(self.namespace)


def answer(line, order):
    try:
        return line.obey(json.loads(order))
    except Exception as error:
        return {"error": f"{type(error).__name__}: {error}"}


def take(device, lane, up):
    """Takes the packets that wait at a device, some at a time, so that the other direction has its turn."""
    for _ in range(32):
        try:
            packet = os.read(device, 65536)
        except BlockingIOError:
            return
        if packet[0] >> 4 == 4:
            lane.offer(now_ms(), describe(packet, up))


def give(device, packet):
    try:
        os.write(device, packet)
    except OSError:
        pass  # no room in the device, as in a full card


def say(answered):
    sys.stdout.write(json.dumps(answered) + "\n")
    sys.stdout.flush()


def main():
    # A Ctrl-C is for whoever started this; it ends the line by closing stdin.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if "--try" in sys.argv:
        try:
            Line(0).close()
        except OSError as error:
            print(error)
        return
    line = Line(sys.argv[1])
    gc.disable()
    try:
        # A busy machine must not look like a bad line.
        os.sched_setscheduler(0, os.SCHED_RR, os.sched_param(1))
    except OSError:
        pass
    try:
        say({"namespace": line.namespace, "folder": folder_of(line.namespace), "hub": line.hub, "pc": line.pc})
        line.run()
    finally:
        line.close()


if __name__ == "__main__":
    main()
