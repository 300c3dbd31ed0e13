#!/usr/bin/python3
"""Hostile and odd inputs: adversarial_test.py TQCHECK.

Each must end with the exit code expected within 10 seconds of CPU time and 3 GB, and without stopping
the process. Also: nothing but the files named and those of the system is opened, no control sequence
of a text reaches the terminal, and the output is the same under any locale, number of cores and hash
seed.
"""

import concurrent.futures
import os
import re
import subprocess
import sys
import tempfile

SECONDS, MEGABYTES = 10, 3000
LANGUAGES = ["--isolated", "--source-language", "en", "--target-language", "de"]
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))

SENTENCE = "The minister said that the court will decide on Monday. "
TRANSLATION = "Der Minister sagte, dass das Gericht am Montag entscheidet. "


def words(count, first, alphabet="abcdefgh"):
    """Words that begin alike, the same ones in every run."""
    state, found = 1, []
    for _ in range(count):
        letters = ""
        for _ in range(6):
            state = state * 1103515245 + 12345 & 0x7FFFFFFF
            letters += alphabet[(state >> 16) % len(alphabet)]
        found.append(first + letters)
    return found


TEXTS = {
    "letters without spaces": "a" * 1_000_000,
    "digits": "1" * 1_000_000,
    "grouped digits": "1," * 300_000,
    "numbers": "12 345 " * 50_000,
    "dates": "1 January 2020, 3:45 pm, $5 million, " * 20_000,
    "Roman numerals": "I II III IV V VI " * 50_000,
    "ideographs": "日本語文章解析処理" * 20_000,
    "nested quotes": "“‘" * 50_000 + "x" + "’”" * 50_000,
    "quotes of three styles": "“„«" * 20_000,
    "straight quotes": '"' * 30_000,
    "quoted letters": '"a" ' * 20_000,
    "crossed quotes": "“a„ «b” ‚c» " * 5_000,
    "quoted words": "\n".join(f"He said “word{n} and more”." for n in range(10_000)),
    "nested brackets": "(" * 50_000 + ")" * 50_000,
    "open brackets": "(" * 30_000,
    "crossed brackets": "([(]" * 20_000,
    "labels": "a) xx\n" * 10_000,
    "combining marks": "a" + "\u0301" * 1_000_000,
    "one cluster": "\u1100" * 100_000,
    "emoji": "👨‍👩‍👧" * 20_000,
    "bidirectional controls": "\u202e\u2066" * 50_000,
    "invisible characters": "a\u200b" * 30_000,
    "soft hyphens": "a\u00ad" * 100_000,
    "stops": "." * 200_000,
    "abbreviations": "Mr. " * 50_000,
    "capitals": "A. " * 100_000,
    "addresses": "http://a.b/" * 40_000,
    "schemes": "://" * 100_000,
    "hosts": "a.b." * 100_000 + "@",
    "an address in brackets": "http://a" + ")" * 100_000,
    "a long address": "http://a/" + "x" * 100_000,
    "mailboxes": "a@b.c " * 50_000,
    "mailboxes in paragraphs": "\n".join(f"Write to a{n}@b.c." for n in range(10_000)),
    "spaces before marks": "a , b . " * 20_000,
    "missing spaces": "a.B" * 100_000,
    "hyphens": "a-" * 100_000,
    "apostrophes": "a'" * 100_000,
    "line ends": "\n" * 1_000_000,
    "one name": "Zhigalov " * 50_000,
    "one name in sentences": "President Zhigalov spoke. " * 10_000,
    "names": " ".join(words(20_000, "Wa")),
    "all capitals": " ".join(words(20_000, "Wa")).upper(),
    "words that begin alike": " ".join(words(30_000, "wa")),
    "equal sentences": SENTENCE * 10_000,
    "equal paragraphs": (SENTENCE + "\n\n") * 10_000,
    "scripts in one word": "aб" * 100_000,
}
# Texts that do not translate each other.
PAIRS = {
    "a name": ("Жигалов " * 50_000, "Zhigalov " * 50_000),
    "equal paragraphs": ((SENTENCE + "\n") * 10_000, (TRANSLATION + "\n") * 10_000),
    "letters": ("a" * 1_000_000, "b" * 1_000_000),
    "addresses": ("http://a.b/" * 40_000, "http://c.d/" * 40_000),
    "mailboxes": ("a@b.c " * 50_000, "b@c.d " * 50_000),
    "marks beside a long sentence": ("a " * 200_000, "a , b . \u00ad\u202e!.. " * 10_000),
    "many sentences beside one": (SENTENCE * 10_000, TRANSLATION),
    "one sentence beside many": (SENTENCE, TRANSLATION * 10_000),
}
MARKDOWN = {
    "nested quotations": ">" * 100_000,
    "brackets": "[" * 100_000,
    "links": "[a](" * 50_000,
    "references": "[a][b" * 50_000,
    "comments": "<!--" * 50_000,
    "tables": "|a" * 30_000 + "\n" + "|-" * 30_000 + "\n" + "|a" * 30_000,
    "emphasis": "*a " * 50_000,
    "strong emphasis": "**a* " * 50_000,
    "backticks": "`" * 100_000 + "a",
    "nested lists": "".join(" " * depth + "- a\n" for depth in range(1000)),
}
HTML = {
    "open elements": "<b>" * 100_000,
    "attributes": "<a " + "b=c " * 50_000 + ">x",
    "comments": "<!--" * 50_000,
    "boxes": "<div>" * 50_000 + "a" + "</div>" * 50_000,
}
ENTITIES = "".join(
    f'<!ENTITY {chr(98 + level)} "{f"&{chr(97 + level)};" * 10}">' for level in range(9))
XLIFF = (
    '<?xml version="1.0"?>{}<xliff version="1.2"><file source-language="en" target-language="de">'
    '<body><trans-unit id="1"><source>{}</source><target>a</target></trans-unit></body></file></xliff>')


BOMB = """id: bomb
summary: "A pattern that can match in many ways"
why: "It takes long."
mqm: punctuation
severity: warning
target: {{ languages: ["*"] }}
match: {{ target: '{}' }}
message: "found"
examples:
  - {{ good: {{ target: "b" }} }}
  - {{ bad: {{ target: "b ⟦aaaaaaaaaaaaaaaaaaaa⟧" }} }}
references: ["https://example.org/"]
since: 0.1.0
"""


class Adversary:
    def __init__(self, program, folder):
        self.program, self.folder, self.failures = os.path.abspath(program), folder, 0

    def write(self, name, text, encoding="utf-8"):
        with open(os.path.join(self.folder, name), "wb") as file:
            file.write(text if isinstance(text, bytes) else text.encode(encoding))

    def run(self, *arguments, before=(), megabytes=MEGABYTES, **environment):
        bounds = ["prlimit", f"--cpu={SECONDS}", f"--data={megabytes << 20}"]
        return subprocess.run(
            [*bounds, *before, self.program, *arguments], cwd=self.folder, capture_output=True,
            stdin=subprocess.DEVNULL,
            env={"PATH": "/usr/bin:/bin", "SWIFT_BACKTRACE": "enable=no", **environment})

    def expect(self, name, outcome, codes, error=""):
        message = outcome.stderr.decode(errors="replace")
        if outcome.returncode in codes and error in message:
            return print("ok", name)
        self.failures += 1
        print(f"FAILED {name}: exit code {outcome.returncode}: {message[:300]}")

    def texts(self):
        cases = [("txt", name, pair) for name, pair in PAIRS.items()]
        for extension, texts in [("txt", TEXTS), ("md", MARKDOWN), ("html", HTML)]:
            cases += [(extension, name, (text, text)) for name, text in texts.items()]

        def outcome(number):
            extension, _, pair = cases[number]
            names = [f"{side}{number}.{extension}" for side in "ab"]
            for name, text in zip(names, pair):
                self.write(name, text + "\n")
            return self.run(*LANGUAGES, *names)

        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            for case, result in zip(cases, pool.map(outcome, range(len(cases)))):
                self.expect(f"{case[0]}: {case[1]}", result, {0, 1, 2})

    def sizes(self):
        self.write("a.txt", TRANSLATION)
        self.write("big.txt", SENTENCE * (200_000_000 // len(SENTENCE)))
        for pair in [("big.txt", "a.txt"), ("a.txt", "big.txt")]:
            self.expect(" ".join(pair), self.run(*LANGUAGES, *pair), {2}, "1000 times as long as")
        self.expect("a device", self.run(*LANGUAGES, "a.txt", "/dev/zero"), {2}, "more than one text")
        for name, text in [
            ("a word of 6 MB", "qxzwvk" * 1_000_000),
            ("a sentence of dates in pieces", TEXTS["dates"] * 6),
        ]:
            for side in "ab":
                self.write(f"{side}-long.txt", text + "\n")
            self.expect(name, self.run(*LANGUAGES, "a-long.txt", "b-long.txt"), {0, 1})
        # Sentences that are all alike fit everywhere.
        self.write("a-many.txt", (SENTENCE + "It decided nothing.\n\n") * 3_000)
        self.write("b-many.txt", "a\n\n" * 400_000)
        for pair in [("a-many.txt", "b-many.txt"), ("b-many.txt", "a-many.txt")]:
            self.expect(" ".join(pair), self.run(*LANGUAGES, *pair, megabytes=900), {1})
        os.truncate(os.path.join(self.folder, "big.txt"), 1 << 40)
        self.expect("a terabyte", self.run(*LANGUAGES, "a.txt", "big.txt"), {2}, "more than one text")
        os.remove(os.path.join(self.folder, "big.txt"))

    def bitexts(self):
        """A large bitext needs no more memory than a piece of it and its findings."""
        head = '<tmx version="1.4"><header srclang="en"/><body>'
        unit = '<tu><tuv xml:lang="en"><seg>{}</seg></tuv><tuv xml:lang="de"><seg>{}</seg></tuv></tu>\n'
        body = unit.format(SENTENCE * 2, TRANSLATION * 2) * 60_000
        for name, end, codes, error in [
            ("large", "</body></tmx>", {0, 1}, ""),
            ("large and never closed", "", {2}, "large and never closed.tmx:1:42: <body> is never closed"),
        ]:
            self.write(f"{name}.tmx", head + body + end)
            outcome = self.run("--isolated", f"{name}.tmx", megabytes=150)
            self.expect(f"a {name} bitext", outcome, codes, error)
            os.remove(os.path.join(self.folder, f"{name}.tmx"))

    def markup(self):
        """Pages of over 8 MB that are nearly all markup take little more than it does."""
        for extension, line, megabytes in [
            ("md", "* **{0}** [{1}](x{0}) `c{0}`\n", 170),
            ("html", '<tr><td><b>{0}</b><td><a href="x{0}">{1}</a>\n', 190),
        ]:
            names = [f"{side}-markup.{extension}" for side in "ab"]
            for name, word in zip(names, ["open", "öffnen"]):
                self.write(name, "".join(line.format(number, word) for number in range(130_000)))
            outcome = self.run(*LANGUAGES, *names, megabytes=megabytes)
            self.expect(f"{extension} of markup", outcome, {0, 1})

    def units(self):
        """Subtitles that are shown all at once are one unit; one with many placeholders that differ."""
        for name, text in [("a.srt", SENTENCE), ("b.srt", TRANSLATION)]:
            self.write(name, f"1\n00:00:01,000 --> 00:00:02,000\n{text}\n\n" * 20_000)
        self.expect("subtitles of one time", self.run(*LANGUAGES, "a.srt", "b.srt"), {0, 1})
        marks = ['<x id="1"/>a' * 100_000, '<x id="2"/>a' * 100_000]
        unit = XLIFF.format("", marks[0]).replace("<target>a<", f"<target>{marks[1]}<")
        self.write("placeholders.xliff", unit)
        self.expect("placeholders", self.run("--isolated", "placeholders.xliff"), {1})

    def many(self):
        """What comes by the ten thousand is not compared with all others of its kind."""
        self.write("many.en.md", "".join(f"The door {n} was opened.\n\n" for n in range(10_000)))
        note = "<!-- tqcheck-ignore repeated-word: wanted -->\n"
        line = "Die Tür {}  wurde wurde geöffnet.\n\n"
        self.write("many.de.md", "".join(note + line.format(n) for n in range(10_000)))
        pair = ["many.en.md", "many.de.md"]
        self.expect("suppressions", self.run(*LANGUAGES, *pair), {0})
        self.write("many.de.md", "".join(line.format(n) for n in range(10_000)))
        self.expect("fixes", self.run(*LANGUAGES, "--diff", "--unsafe-fixes", *pair), {1})
        spellings = enumerate(words(20_000, "Pri", "gozhjniy"))
        self.write("many.ru.txt", "".join(f"Пригожин пришёл в дом {n}.\n\n" for n in range(20_000)))
        self.write("many.txt", "".join(f"{name} came to house {n}.\n\n" for n, name in spellings))
        outcome = self.run(
            "--isolated", "--source-language", "ru", "--target-language", "en", "many.ru.txt", "many.txt")
        self.expect("spellings of a name", outcome, {0, 1})
        folder = os.path.join(self.folder, "many")
        os.mkdir(folder)
        self.write("many/.tqcheck.yaml", 'pairs: [{ bitext: "{n}.tsv" }]')
        for number in range(5_000):
            self.write(f"many/{number}.tsv", f"en\tde\n{SENTENCE}\t{TRANSLATION}\n")
        self.expect("pairs", self.run("many", megabytes=250), {0})
        row = "The door {0} was opened.\tDie  Tür {0} wurde geöffnet.\n"
        self.write("many.tsv", "en\tde\n" + "".join(row.format(n) for n in range(170_000)))
        arguments = ["--isolated", "--format", "json", "--fail-on", "warning", "many.tsv"]
        outcome = self.run(*arguments, megabytes=190)
        self.expect("findings", outcome, {1})

    def patterns(self):
        os.mkdir(os.path.join(self.folder, "packs"))
        self.write("a.txt", SENTENCE)
        self.write("b.txt", "a" * 10_000 + "!\n")
        for pattern, error in [
            ("(a+)+$", "a match takes too long"),
            ("(a|aa)+$", "a match takes too long"),
            ("(a+a+)+$", "a match takes too long"),
            # It is refused for its own example.
            ("(.*a){20}$", "U_REGEX_TIME_OUT"),
        ]:
            self.write("packs/bomb.yaml", BOMB.format(pattern))
            outcome = self.run(*LANGUAGES, "--rules", "packs", "a.txt", "b.txt")
            self.expect(f"the pattern {pattern}", outcome, {2}, error)

    def paths(self):
        """What settings name outside of their folder is read as text or refused, never written."""
        os.makedirs(os.path.join(self.folder, "project"))
        self.write("secret.txt", "not yours\n")
        self.write("project/b.de.txt", TRANSLATION)
        self.write("project/b.en.txt", SENTENCE)
        os.symlink(".", os.path.join(self.folder, "project", "loop"))
        for name, settings, codes in [
            ("a loop of folders", 'pairs: [{ source: "**/{n}.en.txt", target: "**/{n}.de.txt" }]', {0, 1, 2}),
            ("a path upwards", 'pairs: [{ source: "../../{n}.txt", target: "{n}.de.txt" }]', {0, 2}),
            ("a baseline elsewhere", "baseline: ../secret.txt", {2}),
        ]:
            pairs = 'pairs: [{ source: "{n}.en.txt", target: "{n}.de.txt" }]\n'
            self.write("project/.tqcheck.yaml", (pairs if "pairs" not in settings else "") + settings)
            self.expect(name, self.run("project"), codes)
            with open(os.path.join(self.folder, "secret.txt"), encoding="utf-8") as file:
                assert file.read() == "not yours\n", name

    def refusals(self):
        self.write("a.txt", "Hello world, said the minister.\n")
        self.write("b.txt", "Hallo Welt, sagte der Minister.\n")
        self.write("empty.txt", "")
        self.write("latin.txt", "Der Müller für Größe.\n", "latin-1")
        self.write("utf-16.txt", "Hello there.\n" * 20, "utf-16-le")
        self.write("laughs.xlf", XLIFF.format(f'<!DOCTYPE x [<!ENTITY a "a">{ENTITIES}]>', "&j;"))
        self.write("outside.xlf", XLIFF.format('<!DOCTYPE x [<!ENTITY a SYSTEM "/etc/passwd">]>', "&a;"))
        self.write("deep.xlf", XLIFF.format("", '<g id="1">' * 100_000))
        self.write("deep.json", "[" * 200_000)
        self.write("aliases.yaml", "a: &a [x, x]\n" + "".join(
            f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(24)))
        self.write("deep.yaml", "[" * 100_000)
        os.symlink("loop-1", os.path.join(self.folder, "loop-2"))
        os.symlink("loop-2", os.path.join(self.folder, "loop-1"))
        for arguments, error in [
            (["latin.txt", "b.txt"], "try --encoding ISO-8859-1"),
            (["utf-16.txt", "b.txt"], "try --encoding UTF-16LE"),
            (["empty.txt", "b.txt"], "holds no text"),
            (["a.txt", "."], "is a directory"),
            (["a.txt", "loop-1"], "symbolic links"),
            (["laughs.xlf"], "entities are never expanded"),
            (["outside.xlf"], "entities are never expanded"),
            (["deep.xlf"], "more than 256 elements inside each other"),
            (["deep.json", "deep.json"], ""),
            (["deep.json", "a.txt"], "more than 256 collections inside each other"),
        ]:
            self.expect(" ".join(arguments), self.run(*LANGUAGES, *arguments), {2}, error)
        for name, error in [("aliases", "too many values"), ("deep", "deeper than 64 levels")]:
            outcome = self.run("--config", f"{name}.yaml", "a.txt", "b.txt")
            self.expect(f"{name}.yaml", outcome, {2}, error)

    def opens_nothing_else(self):
        outcome = self.run(
            *LANGUAGES, "a.txt", "b.txt",
            before=["strace", "-f", "-o", "trace", "-e", "trace=%network,%file"])
        with open(os.path.join(self.folder, "trace"), encoding="utf-8", errors="replace") as file:
            calls = re.findall(r"(\w+)\((.*)", file.read())
        sockets = [call for call in calls if call[0] in ("socket", "connect", "bind", "sendto")]
        allowed = re.compile(
            r"/(lib|usr|opt|etc/ld\.so|proc/self|sys/devices/system/cpu|sys/fs/cgroup)|(a|b)\.txt")
        paths = [re.search(r'"([^"]*)"', rest) for name, rest in calls if name.startswith("open")]
        swift = os.path.dirname(os.path.dirname(self.program))
        others = sorted({p[1] for p in paths if p and not allowed.match(p[1])
                         and "/swift" not in p[1] and not p[1].startswith(swift)})
        if sockets or others:
            self.failures += 1
        print("FAILED" if sockets or others else "ok", "opens nothing else", sockets, others)
        self.expect("under strace", outcome, {0, 1})

    def terminal(self):
        name = "b\x1b[31m\u202e.txt"
        self.write(name, "\x1b[31mHallo\x1b]0;x\x07 Welt,, sagte “der \u202eMinister\".\n")
        for form in ["text", "concise", "github", "markdown", "html"]:
            outcome = self.run(*LANGUAGES, "--format", form, "--severity", "info", "a.txt", name)
            shown = outcome.stdout + outcome.stderr
            unsafe = [s for s in (b"\x1b", b"\x07", "\u202e".encode()) if s in shown]
            self.failures += bool(unsafe)
            print("FAILED" if unsafe else "ok", f"controls in {form}", unsafe or "")

    def determinism(self):
        fixture = os.path.join(ROOT, "fixtures", "ru-en-court")
        pair = [os.path.join(fixture, name) for name in ("source.ru.txt", "target.en.txt")]
        project = ["--format", "json", os.path.join(ROOT, "fixtures", "project")]
        for arguments in [["--isolated", "--format", "json", *pair], project]:
            outputs = {self.run(*arguments).stdout for _ in range(20)}
            for locale in ("C", "de_DE.UTF-8", "tr_TR.UTF-8"):
                outputs.add(self.run(*arguments, LC_ALL=locale, LANG=locale).stdout)
            outputs.add(self.run(*arguments, before=["taskset", "-c", "0"]).stdout)
            outputs.add(self.run(*arguments, LIBDISPATCH_COOPERATIVE_POOL_STRICT="1").stdout)
            same = len(outputs) == 1 and b"" not in outputs
            self.failures += not same
            print("ok" if same else "FAILED", "the same output of", os.path.basename(arguments[-1]))


def main(program):
    with tempfile.TemporaryDirectory() as folder:
        adversary = Adversary(program, folder)
        adversary.refusals()
        adversary.opens_nothing_else()
        adversary.terminal()
        adversary.determinism()
        adversary.patterns()
        adversary.paths()
        adversary.sizes()
        adversary.bitexts()
        adversary.markup()
        adversary.units()
        adversary.many()
        adversary.texts()
    if adversary.failures:
        sys.exit(f"{adversary.failures} failed")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
