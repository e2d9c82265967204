#!/usr/bin/env python3
"""Runs the tests of build folders and counts every case. usage: tests/run.py BUILD[:SUITE,...]..."""
import subprocess
import sys
import xml.etree.ElementTree
from pathlib import Path


def run(build, suites):
    """Passed and failed test cases of one build folder; those of GoogleTest and TAP count one by one."""
    command = ["meson", "test", "-C", build, "--no-rebuild", "--print-errorlogs"]
    for suite in suites:
        command += ["--suite", suite]
    result = subprocess.run(command)
    report = Path(build, "meson-logs/testlog.junit.xml")
    passed = failed = 0
    for case in xml.etree.ElementTree.parse(report).iter("testcase"):
        if case.find("failure") is not None or case.find("error") is not None:
            failed += 1
        elif case.find("skipped") is None:
            passed += 1
    # A test program that dies before it reports has no cases of its own.
    return passed, failed if result.returncode == 0 or failed else failed + 1


def main():
    passed = failed = 0
    for argument in sys.argv[1:]:
        build, _, suites = argument.partition(":")
        more_passed, more_failed = run(build, [suite for suite in suites.split(",") if suite])
        passed, failed = passed + more_passed, failed + more_failed
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed or not passed else 0)


if __name__ == "__main__":
    main()
