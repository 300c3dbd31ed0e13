#!/usr/bin/env python3
"""Runs the program on a terminal: links, colours, progress, and --watch.

    terminal_test.py TQCHECK
"""

import codecs
import os
import pty
import re
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROGRAM = ""
SOURCE = "«Мы согласны», — сказал министр журналистам во вторник утром.\n"
TARGET = "“We agree,\" the minister told reporters on Tuesday morning.\n"
PAGES = "https://rules.example/"
CLEARED = "\x1b[2J\x1b[3J\x1b[H"


class Terminal:
    """A process whose standard output, error or both are a terminal; the other is a file."""

    def __init__(self, arguments, folder, streams=("out", "error"), **environment):
        self.end, other = pty.openpty()
        self.file = tempfile.TemporaryFile()
        self.process = subprocess.Popen(
            [PROGRAM, *arguments], cwd=folder, stdin=subprocess.DEVNULL,
            stdout=other if "out" in streams else self.file,
            stderr=other if "error" in streams else self.file,
            env={"PATH": "/usr/bin:/bin", "TERM": "xterm-256color", **environment})
        os.close(other)
        # What one read gives may end inside a letter.
        self.decoder = codecs.getincrementaldecoder("utf-8")()
        self.text = ""

    def read(self):
        """Takes in what the terminal has, once there is something.

        Raises OSError when the other end is closed.
        """
        self.text += self.decoder.decode(os.read(self.end, 1 << 16))

    def until(self, pattern, limit=20):
        """What comes up to a match, which is taken from the text."""
        deadline = time.monotonic() + limit
        while not (found := re.search(pattern, self.text, re.S)):
            ready, _, _ = select.select([self.end], [], [], max(0, deadline - time.monotonic()))
            assert ready, f"no {pattern!r} within {limit} s: {self.text!r}"
            self.read()
        before, self.text = self.text[:found.end()], self.text[found.end():]
        return before.replace("\r\n", "\n")

    def rest(self):
        """What comes until the process ends, what is in the file, and the exit code."""
        while True:
            try:
                self.read()
            except OSError:
                break
        os.close(self.end)
        with self.file as file:
            file.seek(0)
            return self.text.replace("\r\n", "\n"), file.read().decode(), self.process.wait(20)


class TerminalTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="tqcheck-terminal-")
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        self.write("ru.txt", SOURCE)
        self.write("en.txt", TARGET)
        self.write(".tqcheck.yaml", f"rule-pages: {PAGES}\n")

    def write(self, name, text):
        with open(os.path.join(self.folder, name), "w", encoding="utf-8") as file:
            file.write(text)

    def run_on_terminal(self, *arguments, streams=("out", "error"), **environment):
        return Terminal([*arguments], self.folder, streams, **environment).rest()

    def test_rules_link_to_their_pages(self):
        link = f"\x1b]8;;{PAGES}mixed-quote-styles\x1b\\[mixed-quote-styles]\x1b]8;;\x1b\\"
        for environment, is_linked in [
                ({"TERM": "xterm-kitty"}, True), ({"VTE_VERSION": "6003"}, True),
                ({"VTE_VERSION": "4800"}, False), ({"TERM_PROGRAM": "WezTerm"}, True),
                ({"FORCE_HYPERLINK": "1"}, True), ({"TERM": "foot", "FORCE_HYPERLINK": "0"}, False),
                ({"TERM": "dumb", "FORCE_HYPERLINK": "1"}, False), ({}, False),
                ({"TERM": "xterm-kitty", "NO_COLOR": "1"}, False)]:
            shown, _, code = self.run_on_terminal("ru.txt", "en.txt", **environment)
            self.assertEqual((link in shown, "\x1b]8" in shown), (is_linked, is_linked), environment)
            self.assertEqual(code, 1)
        _, piped, _ = self.run_on_terminal(
            "ru.txt", "en.txt", "--color", "always", streams=("error",), TERM="xterm-kitty")
        self.assertNotIn("\x1b]8", piped)
        self.assertIn("\x1b[", piped)

    def test_colours_are_for_terminals(self):
        self.assertIn("\x1b[1;31merror", self.run_on_terminal("ru.txt", "en.txt")[0])
        self.assertNotIn("\x1b", self.run_on_terminal("ru.txt", "en.txt", NO_COLOR="1")[0])
        self.assertNotIn("\x1b", self.run_on_terminal("ru.txt", "en.txt", streams=("error",))[1])

    def test_progress_of_several_pairs_goes_to_standard_error(self):
        shutil.copytree(os.path.join(ROOT, "fixtures", "project"), self.folder, dirs_exist_ok=True)
        shown, out, code = self.run_on_terminal("--format", "json", streams=("error",))
        self.assertEqual(code, 1)
        counts = [(int(done), int(every)) for done, every in re.findall(r"\r[█░]{30} (\d+)/(\d+)", shown)]
        pairs = counts[0][1]
        self.assertGreater(pairs, 5)
        self.assertEqual(counts, [(done, pairs) for done in range(1, pairs)])
        # The line is wiped when all is done, and what follows is no part of it.
        self.assertRegex(shown, r"\r\x1b\[K[^█]*$")
        self.assertNotIn("█", out)
        # One pair is checked too soon, and a file wants no progress.
        self.assertNotIn("█", self.run_on_terminal("articles/de/harbour.txt")[0])
        _, piped, _ = self.run_on_terminal("--format", "json", streams=("out",))
        self.assertNotIn("█", piped)

    def test_verbose_tells_languages_quality_and_times(self):
        _, told, _ = self.run_on_terminal(
            "--verbose", "--source-language", "ru", "ru.txt", "en.txt", streams=("out",))
        self.assertRegex(
            told, r"^tqcheck: en\.txt: Russian to English \(detected\), 1 to 1 sentences,"
            r" alignment quality \d+ %\n")
        times = re.findall(r"(?:, |: )(\w[\w ]*) \d+\.\d ms", told)
        self.assertEqual(times, ["reading and analysis", "alignment", "rules"])

    def test_watch_clears_and_reprints(self):
        terminal = Terminal(["--watch", "ru.txt", "en.txt"], self.folder)
        terminal.until(re.escape(CLEARED) + r".*mixed-quote-styles.*Found 1 error in 1 pair, 1 sentence\.")
        self.write("en.txt", TARGET.replace("the minister", "the the minister"))
        shown = terminal.until(r"Found 2 errors in 1 pair, 1 sentence\.")
        self.assertTrue(shown.lstrip("\n").startswith(CLEARED), shown)
        self.write(".tqcheck.yaml", "ignore: [repeated-word]\n")
        shown = terminal.until(r"Found 1 error in 1 pair, 1 sentence\.")
        self.assertIn(CLEARED, shown)
        # A file that is gone for a while ends nothing.
        os.remove(os.path.join(self.folder, "en.txt"))
        self.assertIn(CLEARED, terminal.until(r"tqcheck: en\.txt: [^\n]*\n"))
        self.write("en.txt", TARGET.replace("\"", "”"))
        self.assertIn(CLEARED, terminal.until(r"No findings in 1 pair, 1 sentence\."))
        terminal.process.send_signal(signal.SIGINT)
        self.assertEqual(terminal.rest()[2], 130)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    PROGRAM = os.path.abspath(sys.argv[1])
    unittest.main(argv=sys.argv[:1] + sys.argv[2:], verbosity=1)
