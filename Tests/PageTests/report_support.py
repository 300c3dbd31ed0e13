"""All reports of the program on two texts that are hard to report on."""

import json
import os
import re
import subprocess
import tempfile

from markdown_it import MarkdownIt

PROGRAM = ""

SOURCE = (
    "Он сказал: «Да». Потом ушёл.\n\nОн вернулся вечером, и все его ждали.\n\n"
    "Потом все в старом городе сели за стол и долго говорили об этом деле.\n")
# Wide, combining, joined, right-to-left and markup characters before and in each fault, of which
# one goes over two lines.
TARGET = (
    "中文 e\u0301 👨‍👩‍👧 שלום 100% & <b> ]]> he said: “Yes\" and left,the the room.\n\n"
    "👨‍👩‍👧 He came back “in the evening\" and and all of them waited.\n\n"
    "Then everybody in the old town sat down §§ 中文 100% ]]> “a\" <b>\n"
    "| שלום 👨‍👩‍👧 e\u0301 §§ and they talked at the table for a long time about this case.\n")
NAMES = ("источник, 1.ru.txt", "цель 100%, 1.en.txt")
PAGES = "https://rules.example/"
RULE = r"""
id: nasty-message
summary: "A message of several lines"
mqm: punctuation
severity: error
match: { target: '§§[^§]*§§', scope: all }
message: "“{match}” is “closed\" by 100 %, ]]>: <b> &amp; | `x` ~~s~~ $5$\n\nשלום::error::, e\u0301 👨‍👩‍👧"
fix: { replace: "“x” 100 %\n]]>", safety: unsafe }
examples:
  - { bad: { target: "a ⟦§§ b §§⟧ c" }, fixed: "a “x” 100 %\n]]> c" }
  - { good: { target: "a b c" } }
"""
FORMATS = ("json", "sarif", "gitlab", "rdjson", "junit", "checkstyle", "github", "markdown",
           "concise")
LANGUAGES = ("--source-language", "ru", "--target-language", "en")


class Report:
    """All reports on the two texts, stored in an encoding."""

    def __init__(self, encoding="utf-8", newline="\n", before=("", ""), prepare=None):
        self.folder = tempfile.TemporaryDirectory(prefix="tqcheck-format-")
        self.texts = {}
        for name, text in zip(NAMES, (before[0] + SOURCE, before[1] + TARGET)):
            text = text.replace("\n", newline)
            self.texts[name] = text
            with open(self.path(name), "wb") as file:
                file.write(text.encode(encoding))
        # A byte order mark counts as a character, but in no column.
        self.mark = 0 if encoding == "utf-8" else 1
        self.write("own.yaml", RULE)
        self.write(".tqcheck.yaml", f"rules: [own.yaml]\nrule-pages: {PAGES}\n")
        if prepare:
            prepare(self)
        self.code = self.run(
            *(part for name in FORMATS for part in ("--format", f"{name}=out.{name}")), *NAMES)
        assert self.code == 1

    def path(self, name):
        return os.path.join(self.folder.name, name)

    def write(self, name, text):
        with open(self.path(name), "w", encoding="utf-8", newline="") as file:
            file.write(text)

    def run(self, *arguments):
        command = arguments[:2] if arguments[0] == "baseline" else ()
        outcome = subprocess.run(
            [PROGRAM, *command, *LANGUAGES, "--layout", "wrapped", "--severity", "info",
             *arguments[len(command):]], cwd=self.folder.name, capture_output=True, text=True,
            check=False, env=dict(os.environ, GITHUB_STEP_SUMMARY="summary.md"))
        assert outcome.returncode in (0, 1), outcome.stderr
        return outcome.returncode

    def text(self, name):
        with open(self.path(name), encoding="utf-8", newline="") as file:
            return file.read()

    def load(self, name):
        return json.loads(self.text("out." + name))

    @property
    def issues(self):
        return self.load("json")["issues"]

    def rows(self, name):
        """The rows of a Markdown file's tables, each a list of the cells' texts."""
        tokens = MarkdownIt("commonmark").enable("table").parse(self.text(name))
        rows = []
        for token, before in zip(tokens[1:], tokens):
            if before.type == "tr_open":
                rows.append([])
            if before.type in ("th_open", "td_open"):
                rows[-1].append("".join(
                    "\n" if child.type == "softbreak" else child.content for child in token.children))
        return rows

    def line(self, name, number):
        return re.split("\r\n|\n", self.texts[name])[number - 1]

    def offset(self, name, line, column, encoding, unit):
        """The offset in the text of a line and a column, which counts units from 1."""
        lines = re.split("(\r\n|\n)", self.texts[name])
        before = "".join(lines[:2 * (line - 1)])
        content = lines[2 * (line - 1)].encode(encoding)
        assert 0 <= (column - 1) * unit <= len(content), (line, column)
        return len(before) + len(content[:(column - 1) * unit].decode(encoding))

    def cut(self, name, start, end, encoding, unit):
        """The text between two (line, column) places."""
        bounds = [self.offset(name, *place, encoding, unit) for place in (start, end)]
        return self.texts[name][slice(*bounds)]
