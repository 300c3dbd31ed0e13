#!/usr/bin/env python3
"""Validates the machine formats of the built program against their schemas.

    format_test.py TQCHECK

Needs jsonschema, lxml and markdown-it (Debian: python3-jsonschema, python3-lxml,
python3-markdown-it). Every place that a report names is cut out of the file
again in the report's own unit.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
import unittest

import jsonschema
from lxml import etree
from markdown_it import MarkdownIt

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
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


def unescaped(text):
    for code, character in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(code, character)
    return text


def message_of(issue):
    return issue["message"] + ("; " + issue["help"] if "help" in issue else "")


class FormatTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.reports = [
            Report(), Report("utf-8-sig", "\r\n"), Report("utf-16", "\r\n")]

    @classmethod
    def tearDownClass(cls):
        for report in cls.reports:
            report.folder.cleanup()

    def report(self, **options):
        report = Report(**options)
        self.addCleanup(report.folder.cleanup)
        return report

    def pairs(self, name):
        """Each report with each of its entries in a format beside the JSON's issue."""
        for report in self.reports:
            issues = report.issues
            self.assertGreaterEqual(len(issues), 5)
            self.assertTrue(any("\n" in issue["message"] for issue in issues))
            entries = name(report)
            for entry, issue in zip(entries, issues, strict=True):
                yield report, entry, issue

    def validate(self, value, schema):
        with open(schema if os.path.isabs(schema) else os.path.join(HERE, "schemas", schema),
                  encoding="utf-8") as file:
            schema = json.load(file)
        kind = jsonschema.validators.validator_for(schema)
        kind.check_schema(schema)
        faults = [f"{list(fault.absolute_path)}: {fault.message[:200]}"
                  for fault in kind(schema).iter_errors(value)]
        self.assertEqual(faults, [])

    def validated_xml(self, report, name):
        schema = etree.RelaxNG(etree.parse(os.path.join(HERE, "schemas", name + ".rng")))
        tree = etree.fromstring(report.text("out." + name).encode())
        schema.assertValid(tree)
        return tree

    def test_json_is_valid_and_counts_scalars(self):
        for report in self.reports:
            self.validate(report.load("json"), os.path.join(
                ROOT, "rules", "schemas", "tqcheck-report.schema.json"))
        for report, issue, _ in self.pairs(lambda report: report.issues):
            places = [issue["source"], issue["target"]] + [
                entry["target"] for entry in issue["related"] + issue["suggestions"]]
            for place in filter(None, places):
                text = report.texts[place["file"]]
                start, end = place["start"] - report.mark, place["end"] - report.mark
                self.assertEqual(text[start:end], place["text"])
                self.assertEqual(
                    report.offset(place["file"], place["line"], place["column"], "utf-32-le", 4), start)
        score = self.reports[0].load("json")["pairs"][0]["score"]
        self.assertTrue(score["smallSample"])
        self.assertEqual(score["profile"], "mqm")

    def test_sarif_is_valid_and_counts_utf_16(self):
        def cut(report, place):
            place = place["physicalLocation"] if "physicalLocation" in place else place
            region = place.get("region") or place["deletedRegion"]
            return report.cut(
                self.names[place["artifactLocation"]["uri"]],
                (region["startLine"], region["startColumn"]), (region["endLine"], region["endColumn"]),
                "utf-16-le", 2)
        self.names = {
            "%D0%B8%D1%81%D1%82%D0%BE%D1%87%D0%BD%D0%B8%D0%BA%2C%201.ru.txt": NAMES[0],
            "%D1%86%D0%B5%D0%BB%D1%8C%20100%25%2C%201.en.txt": NAMES[1]}
        for report in self.reports:
            log = report.load("sarif")
            self.validate(log, "sarif-schema-2.1.0.json")
            run = log["runs"][0]
            self.assertEqual(run["columnKind"], "utf16CodeUnits")
            self.assertEqual(run["automationDetails"]["id"], f"tqcheck/{list(self.names)[1]}/")
            for rule in run["tool"]["driver"]["rules"]:
                self.assertEqual(rule["helpUri"], PAGES + rule["id"])
                self.assertRegex(" ".join(rule["properties"]["tags"]), r"^mqm:\S+ its:\S+$")
        for report, result, issue in self.pairs(lambda report: report.load("sarif")["runs"][0]["results"]):
            [location] = result["locations"]
            self.assertEqual(
                location["physicalLocation"]["artifactLocation"]["uriBaseId"], "%SRCROOT%")
            self.assertEqual(cut(report, location), issue["target"]["text"])
            self.assertEqual(result["message"]["text"], message_of(issue))
            self.assertAlmostEqual(result["rank"], issue["confidence"] * 100)
            self.assertEqual(result["partialFingerprints"]["tqcheck/1"], issue["fingerprint"])
            rules = report.load("sarif")["runs"][0]["tool"]["driver"]["rules"]
            self.assertEqual(rules[result["ruleIndex"]]["id"], result["ruleId"])
            related = [cut(report, place) for place in result["relatedLocations"]]
            if issue["source"]:
                self.assertEqual(related[0], issue["source"]["text"])
            self.assertEqual(
                related[len(related) - len(issue["related"]):],
                [entry["target"]["text"] for entry in issue["related"]])
            for fix, suggestion in zip(result.get("fixes", []), issue["suggestions"], strict=True):
                [change] = fix["artifactChanges"]
                [replacement] = change["replacements"]
                self.assertEqual(
                    cut(report, dict(replacement, artifactLocation=change["artifactLocation"])),
                    suggestion["target"]["text"])
                self.assertEqual(replacement["insertedContent"]["text"], suggestion["text"])

    def test_rdjson_is_valid_and_counts_bytes(self):
        def cut(report, name, place):
            return report.cut(
                name, *((place[end]["line"], place[end]["column"]) for end in ("start", "end")),
                "utf-8", 1)
        for report in self.reports:
            self.validate(report.load("rdjson"), "rdf-DiagnosticResult.json")
            self.assertEqual(report.load("rdjson")["source"]["name"], "tqcheck")
        for report, entry, issue in self.pairs(lambda report: report.load("rdjson")["diagnostics"]):
            self.assertEqual(entry["message"], message_of(issue))
            self.assertEqual(entry["severity"], issue["severity"].upper())
            self.assertEqual(entry["code"], {"value": issue["rule"], "url": PAGES + issue["rule"]})
            places = [entry["location"]] + [place["location"] for place in entry["relatedLocations"]]
            texts = [issue["target"]] + ([issue["source"]] if issue["source"] else [])
            for place, text in zip(places, texts):
                self.assertEqual(cut(report, place["path"], place["range"]), text["text"])
                self.assertEqual(place["path"], text["file"])
            for suggestion, wanted in zip(
                    entry.get("suggestions", []), issue["suggestions"], strict=True):
                self.assertEqual(
                    cut(report, NAMES[1], suggestion["range"]), wanted["target"]["text"])
                self.assertEqual(suggestion["text"], wanted["text"])

    def test_gitlab_is_valid(self):
        for report in self.reports:
            entries = report.load("gitlab")
            self.validate(entries, "gitlab-code-quality.json")
            self.assertEqual(len({entry["fingerprint"] for entry in entries}), len(entries))
        for report, entry, issue in self.pairs(lambda report: report.load("gitlab")):
            self.assertEqual(entry["description"], f"{issue['rule']}: {issue['message']}")
            self.assertEqual(entry["location"]["path"], NAMES[1])
            lines = entry["location"]["lines"]
            text = "\n".join(
                report.line(NAMES[1], line) for line in range(lines["begin"], lines["end"] + 1))
            self.assertIn(issue["target"]["text"].replace("\r\n", "\n"), text)

    def test_junit_is_valid_and_has_a_failure_a_finding(self):
        def cases(report):
            root = self.validated_xml(report, "junit")
            suite = root.find("testsuite")
            cases = suite.findall("testcase")
            for element in (root, suite):
                self.assertEqual(
                    [element.get("tests"), element.get("failures")], [str(len(cases))] * 2)
            return cases
        for report, case, issue in self.pairs(cases):
            rule, line, column = re.split("[ :]", case.get("name"))
            self.assertEqual((rule, case.get("classname")), (issue["rule"], NAMES[1]))
            self.assertTrue(self.starts(report, line, column, issue))
            failure = case.find("failure")
            self.assertEqual(failure.get("message"), issue["message"])
            self.assertEqual(failure.get("type"), issue["severity"])

    def starts(self, report, line, column, issue):
        """Whether the finding's text starts at a line and a column in characters."""
        offset = report.offset(NAMES[1], int(line), int(column), "utf-32-le", 4)
        return report.texts[NAMES[1]].startswith(issue["target"]["text"], offset)

    def test_checkstyle_is_valid_and_counts_characters(self):
        for report, error, issue in self.pairs(
                lambda report: self.validated_xml(report, "checkstyle").find("file").findall("error")):
            self.assertTrue(self.starts(report, error.get("line"), error.get("column"), issue))
            self.assertEqual(error.get("severity"), issue["severity"])
            self.assertEqual(error.get("source"), "tqcheck." + issue["rule"])
            self.assertEqual(error.get("message"), issue["message"])

    def test_github_commands_are_well_formed_and_count_utf_16(self):
        order = ["error", "warning", "notice"]
        levels = {"error": "error", "warning": "warning", "info": "notice"}
        for report in self.reports:
            lines = report.text("out.github").splitlines()
            issues = sorted(
                report.issues, key=lambda issue: order.index(levels[issue["severity"]]))
            for line, issue in zip(lines, issues, strict=True):
                command = re.fullmatch(r"::(error|warning|notice) ([^:]*)::(.*)", line)
                self.assertEqual(command[1], levels[issue["severity"]])
                values = {key: unescaped(value) for key, value in
                          (part.split("=", 1) for part in command[2].split(","))}
                self.assertLessEqual(
                    set(values), {"file", "line", "endLine", "col", "endColumn", "title"})
                self.assertEqual((values["file"], values["title"]), (NAMES[1], issue["rule"]))
                self.assertEqual(unescaped(command[3]), message_of(issue))
                start = int(values["line"])
                if "endLine" in values:
                    text = "\n".join(
                        report.line(NAMES[1], line) for line in range(start, int(values["endLine"]) + 1))
                    self.assertIn(issue["target"]["text"].replace("\r\n", "\n"), text)
                else:
                    columns = [(start, int(values[key])) for key in ("col", "endColumn")]
                    self.assertEqual(
                        report.cut(NAMES[1], *columns, "utf-16-le", 2), issue["target"]["text"])

    def test_concise_counts_characters(self):
        for report, line, issue in self.pairs(lambda report: report.text("out.concise").splitlines()):
            place = re.match(r"(.*):(\d+):(\d+): (\w+)\[([a-z-]+)\] ", line)
            self.assertEqual(
                (place[1], place[4], place[5]), (NAMES[1], issue["severity"], issue["rule"]))
            self.assertTrue(self.starts(report, place[2], place[3], issue))

    def test_markdown_tables_hold_what_is_found(self):
        for report, row, issue in self.pairs(lambda report: report.rows("out.markdown")[1:]):
            self.assertEqual(row[1:3], [issue["severity"], issue["rule"]])
            # A cell is one line.
            self.assertEqual(row[3], re.sub("\r\n|\n", lambda found: " " * len(found[0]), issue["message"]))
            self.assertTrue(self.starts(report, *row[0].split(":"), issue))

    def test_the_job_summary_is_appended(self):
        for report in self.reports:
            rows = report.rows("summary.md")
            issues = [issue for issue in report.issues if issue["severity"] != "info"]
            score = report.load("json")["pairs"][0]["score"]["penaltyPer1000Words"]
            self.assertEqual(
                rows[1], [NAMES[1], str(len(issues)), f"{score:.1f} (automatic, unconfirmed; small sample)"])
            rules = {issue["rule"] for issue in issues}
            counted = rows[3:3 + len(rules)]
            self.assertEqual({name for name, _ in counted}, rules)
            self.assertEqual(sum(int(count) for _, count in counted), len(issues))
            self.assertEqual([row[2] for row in rows[4 + len(rules):]], [issue["rule"] for issue in issues])

    def test_fingerprints_hold_no_line(self):
        moved = self.report(before=(
            "Над городом стоит новый день.\n\n", "A new day stands over the town.\n\n"))
        known = {issue["fingerprint"] for issue in self.reports[0].issues}
        for name, entries in (
                ("gitlab", [entry["fingerprint"] for entry in moved.load("gitlab")]),
                ("sarif", [result["partialFingerprints"]["tqcheck/1"]
                           for result in moved.load("sarif")["runs"][0]["results"]])):
            self.assertLessEqual(known, set(entries), name)

    def test_suppressions_and_baseline_states(self):
        def prepare(report):
            assert report.run("baseline", "write", "--baseline", "known.json", *NAMES) == 0
            with open(report.path(".tqcheck.yaml"), "a", encoding="utf-8") as file:
                file.write("baseline: known.json\n")
            known = json.loads(report.text("known.json"))["findings"]
            [entry] = [entry for entry in known if entry["rule"] == "nasty-message"]
            report.write(NAMES[1] + ".tqcheck-ignore", f"{entry['fingerprint']} nasty-message: “as\" set\n")
            report.write(NAMES[1], TARGET + "\nThis is is new.\n")
            report.texts[NAMES[1]] = TARGET + "\nThis is is new.\n"
        report = self.report(prepare=prepare)
        log = report.load("sarif")
        self.validate(log, "sarif-schema-2.1.0.json")
        states = {}
        for result in log["runs"][0]["results"]:
            state = result.get("baselineState") or result["suppressions"][0]
            states.setdefault(json.dumps(state, ensure_ascii=False), []).append(result["ruleId"])
        self.assertIn("repeated-word", states['"new"'])
        self.assertIn("mixed-quote-styles", states['"unchanged"'])
        [suppressed] = [key for key in states if key.startswith("{")]
        self.assertEqual(json.loads(suppressed), {"kind": "external", "justification": "“as\" set"})
        self.assertEqual(states[suppressed], ["nasty-message"])
        data = report.load("json")
        self.validate(data, os.path.join(ROOT, "rules", "schemas", "tqcheck-report.schema.json"))
        self.assertEqual({issue["baseline"] for issue in data["issues"]}, {"new"})
        self.assertEqual(
            {issue.get("baseline", "suppressed") for issue in data["hidden"]}, {"known", "suppressed"})
        self.assertEqual(len(report.load("gitlab")), len(data["issues"]))


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    PROGRAM = os.path.abspath(sys.argv[1])
    unittest.main(argv=sys.argv[:1] + sys.argv[2:], verbosity=1)
