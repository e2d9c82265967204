#!/usr/bin/env python3
"""Memory and scaling of `kijil clean` over an archive that is made while it is read.

usage: benchmarks/big_archive.py --kijil build/src/cli/kijil [--mebibytes 2048] [--threads 1,2]

The archive repeats the fixture pages as WARC response records and comes through a pipe, so that nothing of it is on disk
and its length cannot be known. Prints for each number of threads the pages, the seconds, the peak memory of the process,
and how many times faster it is than the first. Every record must give its line.
"""
import argparse
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CHUNK = 16 << 20  # bytes of whole records that are written over and over


def record(number, page):
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
    return (b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-%012d>\r\n"
            b"WARC-Target-URI: https://site.example/%d\r\nContent-Type: application/http; msgtype=response\r\n"
            b"Content-Length: %d\r\n\r\n" % (number, number, len(http)) + http + b"\r\n\r\n")


def chunk():
    """Whole records of about CHUNK bytes, and how many they are."""
    pages = [path.read_bytes() for path in sorted(ROOT.glob("fixtures/pages/*/source.html"))]
    records, size = [], 0
    while size < CHUNK:
        records.append(record(len(records), pages[len(records) % len(pages)]))
        size += len(records[-1])
    return b"".join(records), len(records)


def run(kijil, threads, data, repeats):
    """Seconds, peak memory in MiB and lines of output of one run."""
    begin = time.monotonic()
    process = subprocess.Popen([kijil, "clean", "--input", "warc", "--output", "jsonl", "--threads", str(threads), "-"],
                               stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def feed():
        for _ in range(repeats):
            process.stdin.write(data)
        process.stdin.close()

    feeder = threading.Thread(target=feed)
    feeder.start()
    lines = 0
    while block := process.stdout.read(1 << 20):
        lines += block.count(b"\n")
    feeder.join()
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"kijil failed with status {os.waitstatus_to_exitcode(status)}")
    return time.monotonic() - begin, usage.ru_maxrss / 1024, lines


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kijil", default=ROOT / "build/src/cli/kijil")
    parser.add_argument("--mebibytes", type=int, default=2048)
    parser.add_argument("--threads", default="1,2")
    arguments = parser.parse_args()
    data, pages = chunk()
    repeats = max(1, (arguments.mebibytes << 20) // len(data))
    first = None
    for threads in map(int, arguments.threads.split(",")):
        seconds, memory, lines = run(arguments.kijil, threads, data, repeats)
        first = first or seconds
        print(f"{threads} threads: {repeats * len(data) >> 20} MiB, {lines} pages, {seconds:.1f} s, peak {memory:.0f} MiB, "
              f"{first / seconds:.2f} times the first", flush=True)
        if lines != repeats * pages:
            sys.exit(f"{repeats * pages} records gave {lines} lines")


main()
