"""Which tokens of a page stand in its gold body: an alignment of the two token streams."""
import bisect
import re
import unicodedata

SEED = 4        # tokens of an exact run that anchors the alignment
MAX_PLACES = 30  # of one seed in the gold; a seed that stands everywhere says nothing
MAX_GAP = 400   # tokens of gold between two anchors in which a short line is looked for

_IDEOGRAPH = re.compile("([\u3005-\u3007\u3040-\u30fa\u30fc-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
                        "\uff66-\uff9f\U00020000-\U0003ffff])")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_WORD = re.compile(r"\w+")


def tokens(text):
    """Lower-case words; every ideograph and Kana is one of its own."""
    if not text.isascii():
        text = _IDEOGRAPH.sub(r" \1 ", _INVISIBLE.sub("", unicodedata.normalize("NFC", text)))
    return _WORD.findall(text.lower())


def exact_runs(page, gold):
    """Maximal equal runs of at least SEED tokens as (page index, gold index, length), by page index."""
    places = {}
    for j in range(len(gold) - SEED + 1):
        places.setdefault(tuple(gold[j:j + SEED]), []).append(j)
    runs = []
    for i in range(len(page) - SEED + 1):
        for j in places.get(tuple(page[i:i + SEED]), ())[:MAX_PLACES]:
            if i > 0 and j > 0 and page[i - 1] == gold[j - 1]:
                continue  # inside a run that began before
            length = SEED
            while i + length < len(page) and j + length < len(gold) and page[i + length] == gold[j + length]:
                length += 1
            runs.append((i, j, length))
    return runs


def heaviest_chain(runs):
    """The runs of a chain that moves forward in both texts without overlap and covers the most tokens."""
    # best[k]: weight and last run of the best chain whose gold end is at most ends[k]; a staircase.
    ends, best = [-1], [(0, None)]
    waiting = sorted(range(len(runs)), key=lambda r: runs[r][0] + runs[r][2])
    value, previous, done = [0] * len(runs), [None] * len(runs), 0
    for r, (i, j, length) in enumerate(runs):
        while done < len(waiting):
            q = waiting[done]
            if runs[q][0] + runs[q][2] > i:
                break
            done += 1
            end = runs[q][1] + runs[q][2]
            at = bisect.bisect_right(ends, end) - 1
            if best[at][0] >= value[q]:
                continue
            at += 1
            ends.insert(at, end)
            best.insert(at, (value[q], q))
            while at + 1 < len(ends) and best[at + 1][0] <= value[q]:
                del ends[at + 1], best[at + 1]
        weight, last = best[bisect.bisect_right(ends, j) - 1]
        value[r], previous[r] = weight + length, last
    chain, r = [], max(range(len(runs)), key=value.__getitem__, default=None)
    while r is not None:
        chain.append(r)
        r = previous[r]
    return chain


def covered(line_tokens, gold):
    """How many tokens of each line stand in gold, and how many of gold in the page; each gold token counts once.

    The chain of runs comes first, then the other runs, longest first, so that a teaser that repeats the lead is not
    body; then lines without a match whose tokens stand as they are in the gap between the neighbouring matches, so
    that 'Share' is body only where the gold really has it.
    """
    page = [token for line in line_tokens for token in line]
    match, used = [-1] * len(page), bytearray(len(gold))
    runs = exact_runs(page, gold)
    chain = set(heaviest_chain(runs))
    order = sorted(range(len(runs)), key=lambda r: (r not in chain, -runs[r][2]))
    for r in order:
        _use_run(runs[r], 1 if r in chain else SEED, match, used)
    _match_short_lines(line_tokens, gold, match, used)
    counts, at = [], 0
    for line in line_tokens:
        counts.append(sum(place >= 0 for place in match[at:at + len(line)]))
        at += len(line)
    return counts, sum(used)


def _use_run(run, shortest, match, used):
    i, j, length = run
    s = 0
    while s < length:
        if match[i + s] >= 0 or used[j + s]:
            s += 1
            continue
        e = s
        while e < length and match[i + e] < 0 and not used[j + e]:
            e += 1
        if e - s >= shortest:
            for k in range(s, e):
                match[i + k] = j + k
                used[j + k] = 1
        s = e


def _match_short_lines(line_tokens, gold, match, used):
    following, place = [len(gold)] * (len(match) + 1), len(gold)
    for at in range(len(match) - 1, -1, -1):
        place = match[at] if match[at] >= 0 else place
        following[at] = place
    last, at = -1, 0
    for line in line_tokens:
        end = at + len(line)
        if any(place >= 0 for place in match[at:end]):
            last = max((place for place in match[at:end] if place >= 0), default=last)
        elif line and 0 < following[at] - last - 1 <= MAX_GAP:
            for j in range(last + 1, following[at] - len(line) + 1):
                if gold[j] == line[0] and gold[j:j + len(line)] == line and not any(used[j:j + len(line)]):
                    match[at:end] = range(j, j + len(line))
                    used[j:j + len(line)] = b"\1" * len(line)
                    last = j + len(line) - 1
                    break
        at = end
