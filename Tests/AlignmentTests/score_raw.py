#!/usr/bin/env python3
"""score_raw.py TQCHECK DIR LANGUAGE=TAG... - beads recovered from raw texts.

DIR holds one folder a language pair, `SRC-DST/NAME/`, with source.raw.txt, target.raw.txt,
gold.txt (beads of sentence numbers) and cuts.json (the character offsets of those sentences).
A gold bead is recovered when the beads that touch it, by tqcheck's own segmentation and
alignment, cover the same stretch of text on both sides: one bead, or several where what the
gold standard calls one sentence is two. A bead of tqcheck's over two gold beads recovers
neither.

Prints two shares for each pair and over all. The first counts every gold bead. The second
judges gold beads together where no end mark and no line break parts them on one of the two
sides, as with a headline that the same line goes on after: no text shows that border, and
the passage is recovered, with all its beads, when it is covered as one.
"""
import json
import os
import re
import subprocess
import sys


def spans(raw, pieces):
    """the character range of each piece, which stand in order in the raw text"""
    at, found = 0, []
    for piece in pieces:
        if not piece:
            found.append(None)
            continue
        pattern = re.compile(r'\s+'.join(map(re.escape, piece.split(' '))))
        match = pattern.search(raw, at)
        at = match.end()
        found.append((match.start(), match.end()))
    return found


def read(path):
    with open(path, encoding='utf-8', newline='') as file:
        return file.read()


# The full stops, question and exclamation marks of the scripts in use, and the ellipsis.
END_MARKS = '.!?…。！？．｡؟۔।॥։።'
CLOSERS = '"\'”“„’‘»«›‹)]}）」』】〉》〕 \u00a0\u200f'


def is_marked(raw, end):
    """whether the text shows that a sentence ends at this offset"""
    after = raw[end:].lstrip(' ')
    return not after or after[0] == '\n' or raw[:end].rstrip(CLOSERS)[-1] in END_MARKS


def passages(beads, raws):
    """runs of gold beads between borders that both texts mark, where both have one"""
    runs, ends = [], [None, None]
    for bead in beads:
        marked = all(end is None or is_marked(raw, end) for end, raw in zip(ends, raws))
        if runs and not marked:
            runs[-1].append(bead)
        else:
            runs.append([bead])
        ends = [span[1] if span else end for span, end in zip(bead, ends)]
    return runs


def union(found):
    return (min(a for a, _ in found), max(b for _, b in found)) if found else None


def covered(bead, found):
    touching = [other for other in found if any(
        a and b and a[0] < b[1] and b[0] < a[1] for a, b in zip(bead, other))]
    return bool(touching) and all(
        union([span for span in side if span]) == gold
        for gold, side in zip(bead, zip(*touching)))


def score(tool, folder, source, target):
    files = [os.path.join(folder, name) for name in ('source.raw.txt', 'target.raw.txt')]
    command = [tool, 'align', *files, '--format', 'tsv',
               '--source-language', source, '--target-language', target]
    out = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    rows = [line.split('\t') for line in out.split('\n')[1:] if line]
    raws = [read(file) for file in files]
    found = list(zip(*(spans(raw, [row[side] for row in rows]) for side, raw in enumerate(raws))))
    cuts = json.loads(read(os.path.join(folder, 'cuts.json')))
    beads = []
    for line in read(os.path.join(folder, 'gold.txt')).splitlines():
        bead = []
        for side, numbers in zip(('source', 'target'), line.split(':')):
            cut = [cuts[side][int(n)] for n in re.findall(r'\d+', numbers)]
            bead.append((cut[0][0], cut[-1][1]) if cut else None)
        beads.append(bead)
    each = sum(covered(bead, found) for bead in beads)
    together = 0
    for run in passages(beads, raws):
        whole = [union([span for span in side if span]) for side in zip(*run)]
        together += len(run) if covered(whole, found) else sum(covered(b, found) for b in run)
    return each, together, len(beads)


def main():
    tool, root, *pairs = sys.argv[1:]
    tags = dict(pair.split('=') for pair in pairs)
    all_pairs = []
    for pair in sorted(os.listdir(root)):
        folder = os.path.join(root, pair)
        if not os.path.isdir(folder):
            continue
        source, target = (tags.get(code, code) for code in pair.split('-', 1))
        here = [score(tool, os.path.join(folder, name), source, target)
                for name in sorted(os.listdir(folder))]
        show(pair, here)
        all_pairs += here
    show('all', all_pairs)


def show(name, counts):
    each, together, total = (sum(column) for column in zip(*counts))
    print(f'{name}\t{each}/{total}\t{each / total:.4f}\t{together}/{total}'
          f'\t{together / total:.4f}')


if __name__ == '__main__':
    main()
