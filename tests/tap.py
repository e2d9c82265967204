"""Test functions to TAP, the protocol that meson reads: one line a case."""
import sys
import traceback


def run(cases):
    """cases: (name, function) pairs. A function fails by raising, and is skipped by returning a sentence."""
    cases = list(cases)
    print(f"1..{len(cases)}")
    failed = 0
    for number, (name, function) in enumerate(cases, 1):
        try:
            reason = function()
        except Exception:  # the runner's border: every error of a case is reported and fails the run
            failed += 1
            print(f"not ok {number} - {name}")
            print("".join(f"# {line}\n" for line in traceback.format_exc().splitlines()), end="")
        else:
            print(f"ok {number} - {name}" + (f" # SKIP {reason}" if isinstance(reason, str) else ""))
    sys.exit(1 if failed else 0)
