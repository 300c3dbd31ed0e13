#!/usr/bin/python3
"""Hostile and odd inputs: adversarial_test.py TQCHECK.

Each must end with the exit code expected, within generous bounds of CPU time and memory that only
growth out of proportion exceeds, and without stopping the process. Also: nothing but the files named
and those of the system is opened, no control sequence of a text reaches the terminal, and the
output is the same under any locale, number of cores and hash seed.
"""

import os
import re
import resource
import subprocess
import sys
import tempfile

SECONDS, MEGABYTES = 60, 8000
LANGUAGES = ["--isolated", "--source-language", "en", "--target-language", "de"]
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))

TEXTS = {
    "letters without spaces": "a" * 1_000_000,
    "digits": "1" * 1_000_000,
    "grouped digits": "1," * 300_000,
    "numbers": "12 345 " * 50_000,
    "ideographs": "日本語文章解析処理" * 20_000,
    "nested quotes": "“‘" * 25_000 + "x" + "’”" * 25_000,
    "nested brackets": "(" * 50_000 + ")" * 50_000,
    "combining marks": "a" + "\u0301" * 1_000_000,
    "emoji": "👨‍👩‍👧" * 20_000,
    "stops": "." * 200_000,
    "abbreviations": "Mr. " * 50_000,
    "addresses": "http://a.b/" * 40_000,
    "hyphens": "a-" * 100_000,
    "apostrophes": "a'" * 100_000,
    "line ends": "\n" * 1_000_000,
}
MARKDOWN = {
    "nested quotations": ">" * 100_000,
    "emphasis": "*a " * 50_000,
    "backticks": "`" * 100_000 + "a",
    "nested lists": "".join(" " * depth + "- a\n" for depth in range(1000)),
}
ENTITIES = "".join(
    f'<!ENTITY {chr(98 + level)} "{f"&{chr(97 + level)};" * 10}">' for level in range(9))
XLIFF = (
    '<?xml version="1.0"?>{}<xliff version="1.2"><file source-language="en" target-language="de">'
    '<body><trans-unit id="1"><source>{}</source><target>a</target></trans-unit></body></file></xliff>')


class Adversary:
    def __init__(self, program, folder):
        self.program, self.folder, self.failures = os.path.abspath(program), folder, 0

    def write(self, name, text, encoding="utf-8"):
        with open(os.path.join(self.folder, name), "wb") as file:
            file.write(text if isinstance(text, bytes) else text.encode(encoding))

    def run(self, *arguments, before=(), **environment):
        def bounded():
            resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
            resource.setrlimit(resource.RLIMIT_DATA, (MEGABYTES << 20, MEGABYTES << 20))
        return subprocess.run(
            [*before, self.program, *arguments], cwd=self.folder, capture_output=True,
            stdin=subprocess.DEVNULL, preexec_fn=bounded,
            env={"PATH": "/usr/bin:/bin", "SWIFT_BACKTRACE": "enable=no", **environment})

    def expect(self, name, outcome, codes, error=""):
        message = outcome.stderr.decode(errors="replace")
        if outcome.returncode in codes and error in message:
            return print("ok", name)
        self.failures += 1
        print(f"FAILED {name}: exit code {outcome.returncode}: {message[:300]}")

    def texts(self):
        for name, text in TEXTS.items():
            self.write("a.txt", text + "\n")
            self.write("b.txt", text + "\n")
            self.expect(name, self.run(*LANGUAGES, "a.txt", "b.txt"), {0, 1, 2})
        for name, text in MARKDOWN.items():
            self.write("a.md", text + "\n")
            self.write("b.md", text + "\n")
            self.expect(f"Markdown: {name}", self.run(*LANGUAGES, "a.md", "b.md"), {0, 1, 2})

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
        adversary.texts()
    if adversary.failures:
        sys.exit(f"{adversary.failures} failed")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
