#!/usr/bin/env python3
"""Validates the machine formats of the built program against their schemas.

    format_test.py TQCHECK

Needs jsonschema (Debian: python3-jsonschema). Every place that a report names
is cut out of the file again in the report's own unit.
"""

import json
import os
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree

import jsonschema

HERE = os.path.dirname(os.path.abspath(__file__))
PROGRAM = ""

SOURCE = "Он сказал: «Да». Потом ушёл.\n\nОн вернулся вечером, и все его ждали.\n"
# Wide, combining, joined, right-to-left and markup characters before each fault.
TARGET = (
    "中文 e\u0301 👨‍👩‍👧 שלום 100% & <b> ]]> he said: “Yes\" and left,the the room.\n\n"
    "👨‍👩‍👧 He came back “in the evening\" and and all of them waited.\n")
NAMES = ("источник, 1.ru.txt", "цель 100%, 1.en.txt")


class FormatTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="tqcheck-format-")
        for name, text in zip(NAMES, (SOURCE, TARGET)):
            with open(os.path.join(cls.folder.name, name), "w", encoding="utf-8") as file:
                file.write(text)
        formats = ["json", "sarif", "gitlab", "rdjson", "junit", "checkstyle", "github"]
        options = [part for name in formats for part in ("--format", f"{name}=out.{name}")]
        outcome = subprocess.run(
            [PROGRAM, "--source-language", "ru", "--target-language", "en", "--severity", "info",
             *options, *NAMES], cwd=cls.folder.name, capture_output=True, text=True,
            env=dict(os.environ, GITHUB_STEP_SUMMARY="summary.md"))
        assert outcome.returncode == 1, outcome.stderr

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def text(self, name):
        with open(os.path.join(self.folder.name, name), encoding="utf-8") as file:
            return file.read()

    def load(self, name):
        return json.loads(self.text("out." + name))

    def issues(self):
        issues = self.load("json")["issues"]
        self.assertGreaterEqual(len(issues), 4)
        return issues

    def validate(self, value, schema):
        with open(os.path.join(HERE, "schemas", schema), encoding="utf-8") as file:
            schema = json.load(file)
        kind = jsonschema.validators.validator_for(schema)
        kind.check_schema(schema)
        faults = [f"{list(fault.absolute_path)}: {fault.message[:200]}"
                  for fault in kind(schema).iter_errors(value)]
        self.assertEqual(faults, [])

    def cut(self, start, end, encoding, unit):
        """The text between two (line, column) places, columns from 1 in units."""
        lines = TARGET.split("\n")
        if start[0] != end[0]:
            return None
        line = lines[start[0] - 1].encode(encoding)
        return line[(start[1] - 1) * unit:(end[1] - 1) * unit].decode(encoding)

    def test_json_counts_scalars(self):
        for issue in self.issues():
            place = issue["target"]
            self.assertEqual(TARGET[place["start"]:place["end"]], place["text"])
            before = TARGET[:place["start"]]
            self.assertEqual(place["line"], before.count("\n") + 1)
            self.assertEqual(place["column"], len(before) - (before.rfind("\n") + 1) + 1)
            self.assertEqual(len(issue["fingerprint"]), 16)
        score = self.load("json")["pairs"][0]["score"]
        self.assertTrue(score["smallSample"])
        self.assertEqual(score["profile"], "mqm")

    def test_sarif_is_valid_and_counts_utf_16(self):
        log = self.load("sarif")
        self.validate(log, "sarif-schema-2.1.0.json")
        run = log["runs"][0]
        self.assertEqual(run["columnKind"], "utf16CodeUnits")
        for result, issue in zip(run["results"], self.issues(), strict=True):
            region = result["locations"][0]["physicalLocation"]["region"]
            found = self.cut((region["startLine"], region["startColumn"]),
                             (region["endLine"], region["endColumn"]), "utf-16-le", 2)
            self.assertEqual(found, issue["target"]["text"])
            self.assertEqual(
                run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"], result["ruleId"])

    def test_rdjson_is_valid_and_counts_bytes(self):
        report = self.load("rdjson")
        self.validate(report, "rdf-DiagnosticResult.json")
        for diagnostic, issue in zip(report["diagnostics"], self.issues(), strict=True):
            location = diagnostic["location"]
            self.assertEqual(location["path"], NAMES[1])
            ends = [(location["range"][end]["line"], location["range"][end]["column"])
                    for end in ("start", "end")]
            self.assertEqual(self.cut(*ends, "utf-8", 1), issue["target"]["text"])

    def test_gitlab_has_the_fields_that_gitlab_requires(self):
        entries = self.load("gitlab")
        for entry, issue in zip(entries, self.issues(), strict=True):
            self.assertIn(issue["rule"], entry["description"])
            self.assertIn(entry["severity"], ("info", "minor", "major", "critical", "blocker"))
            self.assertEqual(entry["location"]["path"], NAMES[1])
            self.assertEqual(entry["location"]["lines"]["begin"], issue["target"]["line"])
        self.assertEqual(len({entry["fingerprint"] for entry in entries}), len(entries))

    def test_junit_has_a_failure_a_finding(self):
        root = ElementTree.fromstring(self.text("out.junit"))
        self.assertEqual(root.tag, "testsuites")
        suite = root.find("testsuite")
        cases = suite.findall("testcase")
        self.assertEqual(suite.get("tests"), str(len(cases)))
        self.assertEqual(suite.get("failures"), str(len(self.issues())))
        for case, issue in zip(cases, self.issues(), strict=True):
            self.assertEqual(case.get("classname"), NAMES[1])
            self.assertEqual(case.find("failure").get("message"), issue["message"])

    def test_checkstyle_counts_characters(self):
        root = ElementTree.fromstring(self.text("out.checkstyle"))
        self.assertEqual((root.tag, bool(root.get("version"))), ("checkstyle", True))
        errors = root.find("file").findall("error")
        for error, issue in zip(errors, self.issues(), strict=True):
            line = TARGET.split("\n")[int(error.get("line")) - 1]
            self.assertTrue(line[int(error.get("column")) - 1:].startswith(issue["target"]["text"]))
            self.assertIn(error.get("severity"), ("ignore", "info", "warning", "error"))
            self.assertEqual(error.get("source"), "tqcheck." + issue["rule"])
            self.assertEqual(error.get("message"), issue["message"])

    def test_github_commands_are_one_line_each(self):
        lines = self.text("out.github").splitlines()
        self.assertEqual(len(lines), len(self.issues()))
        for line in lines:
            self.assertRegex(line, r"^::(error|warning|notice) file=цель 100%25%2C 1\.en\.txt,line=\d")

    def test_the_job_summary_is_appended(self):
        summary = self.text("summary.md")
        self.assertIn("Penalty per 1,000 words", summary)
        self.assertIn("automatic, unconfirmed; small sample", summary)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    PROGRAM = os.path.abspath(sys.argv[1])
    unittest.main(argv=sys.argv[:1] + sys.argv[2:], verbosity=1)
