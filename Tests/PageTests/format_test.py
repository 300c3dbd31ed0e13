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
import sys
import unittest

import jsonschema
from lxml import etree

import report_support
from report_support import NAMES, PAGES, TARGET, Report

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))


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
                self.assertNotRegex(line, "%(?!25|0A|0D|3A|2C)")
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
    report_support.PROGRAM = os.path.abspath(sys.argv[1])
    unittest.main(argv=sys.argv[:1] + sys.argv[2:], verbosity=1)
