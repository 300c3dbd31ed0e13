#!/usr/bin/env python3
"""score_raw.py TQCHECK DIR LANGUAGE=TAG... - beads recovered from raw texts.

DIR holds one folder a language pair, `SRC-DST/NAME/`, with source.raw.txt, target.raw.txt,
gold.txt (beads of sentence numbers) and cuts.json (the character offsets of those sentences).
A gold bead is recovered when the beads that touch it, by tqcheck's own segmentation and
alignment, cover the same stretch of text on both sides: one bead, or several where what the
gold standard calls one sentence is two. Prints the share for each pair and over all.
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


def covered(bead, found):
    touching = [other for other in found if any(
        a and b and a[0] < b[1] and b[0] < a[1] for a, b in zip(bead, other))]
    for gold, side in zip(bead, zip(*touching)):
        pieces = [span for span in side if span]
        union = (min(a for a, _ in pieces), max(b for _, b in pieces)) if pieces else None
        if union != gold:
            return False
    return bool(touching)


def score(tool, folder, source, target):
    files = [os.path.join(folder, name) for name in ('source.raw.txt', 'target.raw.txt')]
    command = [tool, 'align', *files, '--format', 'tsv',
               '--source-language', source, '--target-language', target]
    out = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    rows = [line.split('\t') for line in out.split('\n')[1:] if line]
    sides = [spans(read(file), [row[side] for row in rows]) for side, file in enumerate(files)]
    found = list(zip(*sides))
    cuts = json.loads(read(os.path.join(folder, 'cuts.json')))
    hits = total = 0
    for line in read(os.path.join(folder, 'gold.txt')).splitlines():
        bead = []
        for side, numbers in zip(('source', 'target'), line.split(':')):
            cut = [cuts[side][int(n)] for n in re.findall(r'\d+', numbers)]
            bead.append((cut[0][0], cut[-1][1]) if cut else None)
        total += 1
        hits += covered(bead, found)
    return hits, total


def main():
    tool, root, *pairs = sys.argv[1:]
    tags = dict(pair.split('=') for pair in pairs)
    hits = total = 0
    for pair in sorted(os.listdir(root)):
        folder = os.path.join(root, pair)
        if not os.path.isdir(folder):
            continue
        source, target = (tags.get(code, code) for code in pair.split('-', 1))
        here = [score(tool, os.path.join(folder, name), source, target)
                for name in sorted(os.listdir(folder))]
        found, count = (sum(column) for column in zip(*here))
        print(f'{pair}\t{found}/{count}\t{found / count:.4f}')
        hits, total = hits + found, total + count
    print(f'all\t{hits}/{total}\t{hits / total:.4f}')


if __name__ == '__main__':
    main()
