#!/usr/bin/env python3
"""Opens HTML reports in a headless Chromium, and uses them as a reader would.

    page_test.py TQCHECK [FOLDER [TEST…]]

TQCHECK is the built program; FOLDER is where the screenshots stay; TEST is
a test's name, such as PageTest.test_several_files. Needs
Chromium (Debian: chromium) and nothing else beside Python.
"""

import base64
import hashlib
import json
import os
import re
import shutil

import page_support
from page_support import PageCase, data_of, fixture, run, with_data

HOSTILE_SOURCE = "Первое предложение сказано прямо. Второе осталось без перевода в тексте.\n"
HOSTILE_TARGET = (
    "A </script><script>document.title='broken'</script> “quote\" and <!-- <b>bold</b> &amp; "
    "\u202eturned\u202c and \u2028 a line.\n")

# Two sentences in one, one left out, one added, from right to left.


class PageTest(PageCase):
    # The file by itself.

    def test_one_request_and_a_strict_policy(self):
        self.open(self.report("ru-en-court"))
        self.assertEqual(len(self.browser.requests), 1, self.browser.requests)
        page = self.page("ru-en-court")
        policy = re.search(r'Security-Policy" content="([^"]*)"', page).group(1)
        self.assertTrue(policy.startswith("default-src 'none'; "), policy)
        for tag in ("script", "style"):
            content = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.S)
            self.assertEqual(len(content), 1)
            digest = base64.b64encode(hashlib.sha256(content[0].encode()).digest()).decode()
            self.assertIn(f"{tag}-src 'sha256-{digest}'", policy)
        for attribute in ("src=", "href=\"http", "url(", "@import"):
            self.assertNotIn(attribute, with_data(page, {}))

    def test_the_page_beside_its_data_is_small(self):
        size = len(with_data(self.page("ru-en-court"), {}).encode())
        self.assertLessEqual(size, 60 * 1024)

    def test_texts_cannot_break_out(self):
        for name, text in (("h.ru.txt", HOSTILE_SOURCE), ("h.en.txt", HOSTILE_TARGET)):
            self.write(name, text)
        run("--source-language", "ru", "--target-language", "en", "--format",
            f"html={self.path('h.html')}", self.path("h.ru.txt"), self.path("h.en.txt"))
        self.open(self.path("h.html"))
        self.assertNotEqual(self.run_js("document.title"), "broken")
        self.assertEqual(self.run_js("document.querySelectorAll('main b').length"), 0)
        text = self.run_js(
            "(() => { document.querySelectorAll('.ref').forEach(r => r.remove());"
            "return document.querySelector('.cell.target').textContent; })()")
        self.assertIn("</script><script>document.title='broken'</script>", text)
        self.assertIn("<!-- <b>bold</b> &amp;", text)
        self.assertIn("U+202E", text)
        self.assertNotIn("\u202e", text)
        with open(self.path("h.html"), encoding="utf-8") as file:
            self.assertNotRegex(file.read(), "[\u2028-\u202e\u2066-\u2069]")

    # What is shown.

    def test_marks_cut_the_text_of_their_findings(self):
        for name in ("ru-en-court", "ar-en-port", "en-ja-space"):
            data = data_of(self.page(name))
            self.open(self.report(name))
            for number, finding in enumerate(data["pairs"][0]["findings"], 1):
                if not finding.get("target") or finding["target"][0] == finding["target"][1]:
                    continue
                text = data["pairs"][0]["target"]["text"].encode("utf-16-le")
                start, end = finding["target"]
                wanted = text[start * 2:end * 2].decode("utf-16-le")
                self.browser.run(f"location.hash = '#finding={number}'")
                self.browser.settle()
                shown = self.run_js(
                    "[...document.querySelectorAll('mark.main.on')].map(m => m.textContent).join('')")
                squeeze = lambda text: re.sub(r"U\+[0-9A-F]{4}|\s", "", text)
                self.assertIn(squeeze(wanted), squeeze(shown), finding["rule"])

    def test_every_sentence_is_shown_once(self):
        for name in ("ru-en-court", "ar-en-port"):
            pair = data_of(self.page(name))["pairs"][0]
            self.open(self.report(name))
            for side in ("source", "target"):
                shown = self.run_js(
                    f"[...document.querySelectorAll('.cell.{side}:not(.gap) .s')].map(s => {{"
                    "const copy = s.cloneNode(true);"
                    "copy.querySelectorAll('.ref, .unseen, .sign').forEach(r => r.remove());"
                    "return copy.textContent; }).join('')")
                squeeze = lambda text: re.sub(r"[\s\u200b-\u200f\u202a-\u202e\u2066-\u2069]", "", text)
                self.assertEqual(squeeze(shown), squeeze(pair[side]["text"]))

    def test_gaps_and_joined_beads(self):
        pair = data_of(self.page("ru-en-court"))["pairs"][0]
        beads = pair["beads"]
        self.open(self.report("ru-en-court"))
        self.assertEqual(
            self.run_js("document.querySelectorAll('.target.gap').length"),
            sum(bead[2] == bead[3] for bead in beads))
        self.assertEqual(
            self.run_js("document.querySelectorAll('.row.joined').length"),
            sum(max(bead[1] - bead[0], bead[3] - bead[2]) > 1 for bead in beads))
        self.open(self.hebrew())
        [joined] = self.run_js(
            "[...document.querySelectorAll('.row.joined')].map(row => "
            "[row.querySelectorAll('.source .s').length, row.querySelectorAll('.target .s').length,"
            " row.querySelector('.link').textContent])")
        self.assertEqual(joined, [2, 1, "2:12 to 1"])
        self.assertEqual(
            self.run_js("[...document.querySelectorAll('.gap')].map(gap => [gap.className,"
                        "gap.textContent, gap.closest('.row').querySelectorAll('.note').length])"),
            [["cell target gap", "Not in the translation", 1],
             ["cell source gap", "Not in the source", 1]])

    def test_marks_of_both_sides_are_linked(self):
        self.open(self.report("ru-en-court"))
        self.press("j")
        sides = self.run_js("[...document.querySelectorAll('mark.on')].map(m => "
                            "m.closest('.cell').classList.contains('source'))")
        self.assertIn(True, sides)
        self.assertIn(False, sides)

    # Keys, filters, decisions.

    def test_keys_step_through_the_findings(self):
        self.open(self.report("ru-en-court"))
        self.press("j")
        self.assertEqual(self.fragment(), "#finding=1")
        self.assertEqual(self.run_js("document.activeElement.id"), "note-1")
        self.press("j", "j")
        self.assertEqual(self.fragment(), "#finding=3")
        self.press("k")
        self.assertEqual(self.fragment(), "#finding=2")
        self.press("?")
        self.assertTrue(self.run_js("document.getElementById('help').open"))
        self.shot("help")
        self.press("Escape")
        self.assertFalse(self.run_js("document.getElementById('help').open"))
        self.press("/")
        self.assertEqual(self.run_js("document.activeElement.id"), "query")
        self.browser.type("jk")
        self.assertEqual(self.run_js("document.getElementById('query').value"), "jk")
        self.press("Escape")
        self.assertNotEqual(self.run_js("document.activeElement.id"), "query")

    def test_single_keys_can_be_switched_off(self):
        self.open(self.report("ru-en-court"))
        self.browser.click("#keys-on")
        self.press("j")
        self.assertEqual(self.fragment(), "")

    def test_filters_work_and_stand_in_the_address(self):
        self.open(self.report("ru-en-court"))
        every = self.shown_rows()
        findings = data_of(self.page("ru-en-court"))["pairs"][0]["findings"]
        self.browser.click(".filter.error")
        self.assertEqual(self.fragment(), "#severity=error")
        notes = self.run_js("document.querySelectorAll('.note:not([hidden])').length")
        self.assertEqual(notes, sum(finding["severity"] == "error" for finding in findings))
        self.assertLess(self.shown_rows(), every)
        self.assertRegex(self.run_js("document.getElementById('status').textContent"),
                         r"^\d+ findings? in \d+ sentence pairs? of \d+$")
        self.browser.click("#clear")
        self.assertEqual((self.shown_rows(), self.fragment()), (every, ""))
        self.open(self.report("ru-en-court"), "#rule=" + findings[0]["rule"])
        self.assertEqual(
            self.run_js("new Set([...document.querySelectorAll('.note:not([hidden]) h3')]"
                        ".map(h => h.textContent.replace(/[^a-z-]+|error|warning/g, ''))).size"), 1)

    def test_every_filter_stands_in_the_address(self):
        path, data = self.several()
        self.open(path)
        self.browser.run("[...document.querySelectorAll('.filter')].find(button =>"
                         f" button.textContent.startsWith({json.dumps(data['pairs'][1]['target']['file'])})).click()")
        self.assertEqual(self.fragment(), "#file=2")
        self.browser.click(".filter.error")
        self.browser.run("[...document.querySelectorAll('.filter')].filter(button =>"
                         " /^(sentences|undecided)/.test(button.textContent)).map(button => button.click())")
        self.press("/")
        self.browser.type("the")
        self.press("Escape", "j")
        address = self.fragment()
        self.assertRegex(address, r"^#severity=error&file=2&q=the&only=1&undecided=1&finding=\d+$")
        shown = self.shown_rows()
        self.assertGreaterEqual(shown, 1)
        self.open(path, address)
        self.assertEqual((self.fragment(), self.shown_rows()), (address, shown))
        self.assertEqual(
            self.run_js("document.querySelectorAll('.filter[aria-pressed=true]').length"), 4)

    def test_search_finds_either_side_in_any_case(self):
        self.open(self.report("ru-en-court"))
        pair = data_of(self.page("ru-en-court"))["pairs"][0]
        for side in ("source", "target"):
            word = max(re.findall(r"\w+", pair[side]["text"]), key=len)
            self.press("/")
            self.run_js("document.getElementById('query').select()")
            self.browser.type(word.upper())
            self.assertGreaterEqual(self.shown_rows(), 1)
            self.assertTrue(self.run_js(
                f"[...document.querySelectorAll('.row:not([hidden])')].every(row => "
                f"row.textContent.toLowerCase().includes({json.dumps(word.lower())}))"))
            self.press("Escape")
        self.browser.run("document.getElementById('query').focus()")
        self.browser.run("document.getElementById('query').select()")
        self.browser.type("nothing of the kind")
        self.assertEqual(self.shown_rows(), 0)
        self.assertEqual(self.run_js("document.getElementById('status').textContent"),
                         "No sentence matches the filters.")

    def test_decisions_are_downloaded_and_counted(self):
        self.open(self.report("ru-en-court"))
        findings = data_of(self.page("ru-en-court"))["pairs"][0]["findings"]
        before = float(self.run_js("document.querySelector('.score strong').textContent"))
        self.assertTrue(self.run_js("document.getElementById('download').disabled"))
        self.press("j", "a", "n")
        self.browser.type("“checked” </script> 100 %")
        self.press("Escape", "j", "i")
        after = float(self.run_js("document.querySelector('.score strong').textContent"))
        words = data_of(self.page("ru-en-court"))["pairs"][0]["source"]["words"]
        self.assertAlmostEqual(before - after, findings[1]["penalty"] / words * 1000, delta=0.11)
        self.press("j", "w")
        self.shot("decided")
        name, content = self.browser.download("#download")
        self.assertEqual(name, "tqcheck-decisions.json")
        file = json.loads(content)
        self.assertEqual(file["schema"], "tqcheck-decisions/1")
        self.assertEqual(
            [(entry["fingerprint"], entry["decision"], entry["note"]) for entry in file["decisions"]],
            [(findings[0]["fingerprint"], "accepted", "“checked” </script> 100 %"),
             (findings[1]["fingerprint"], "false-positive", ""),
             (findings[2]["fingerprint"], "wont-fix", "")])
        # Pressed again, a decision is taken back; reloaded, the others are still there.
        self.press("w")
        self.browser.run("location.reload()")
        self.browser.open(self.report("ru-en-court"))
        self.assertEqual(self.run_js("document.getElementById('decided').textContent"),
                         f"2 of {len(findings)} decided")

    def test_decisions_are_taken_by_the_baseline(self):
        folder = self.path("decided")
        os.mkdir(folder)
        files, _ = fixture("ru-en-court")
        names = [os.path.basename(file) for file in files]
        for file in files:
            shutil.copy(file, folder)
        run("--format", "html=report.html", *names, folder=folder)
        self.open(os.path.join(folder, "report.html"))
        with open(os.path.join(folder, "report.html"), encoding="utf-8") as file:
            findings = data_of(file.read())["pairs"][0]["findings"]

        def apply():
            name, content = self.browser.download("#download")
            with open(os.path.join(folder, name), "wb") as file:
                file.write(content)
            told = run("baseline", "apply", name, folder=folder)
            report = run("--format", "json", "--severity", "warning",
                         "--baseline", ".tqcheck-baseline.json", *names, folder=folder)
            return told, json.loads(report)
        self.press("j", "i")
        told, report = apply()
        self.assertEqual(told, ".tqcheck-baseline.json: 1 added, 0 removed\n")
        self.assertEqual([issue["fingerprint"] for issue in report["issues"]],
                         [finding["fingerprint"] for finding in findings[1:]])
        # The score of the page is that of the next run.
        score = report["pairs"][0]["score"]["penaltyPer1000Words"]
        self.assertEqual(self.run_js("document.querySelector('.score strong').textContent"), f"{score:.1f}")
        self.press("a", "j", "w")
        told, report = apply()
        self.assertEqual(told, ".tqcheck-baseline.json: 1 added, 1 removed\n")
        self.assertEqual([issue["fingerprint"] for issue in report["hidden"]], [findings[1]["fingerprint"]])

    def test_names_lead_to_their_sentences(self):
        pair = data_of(self.page("ru-en-court"))["pairs"][0]
        names = pair["names"]
        self.assertTrue(any(len(name["variants"]) > 1 for name in names))
        self.assertTrue(any(variant["schemes"] for name in names for variant in name["variants"]))
        self.open(self.report("ru-en-court"), "#view=names")
        self.shot("names")
        self.assertEqual(self.run_js("document.querySelectorAll('#view-names tbody tr').length"),
                         sum(max(len(name["variants"]), 1) for name in names))
        self.assertEqual(self.run_js("document.querySelector('tbody td.figure').textContent"),
                         str(names[0]["variants"][0]["count"]))
        self.browser.click("th .text")
        self.assertGreaterEqual(self.shown_rows(), 1)
        self.open(self.report("ru-en-court"), "#view=names")
        spelling = self.run_js("document.querySelector('td .text').textContent")
        self.browser.click("td .text")
        self.assertIn("q=" + spelling, self.fragment())
        self.assertGreaterEqual(self.shown_rows(), 1)

    def test_rules_show_the_four_outcomes(self):
        self.open(self.report("ru-en-court"), "#view=rules")
        self.shot("rules")
        self.assertEqual(
            self.run_js("[...document.querySelectorAll('.outcome')].map(e => e.firstChild.data)"),
            ["Violations", "Needs review", "Passed", "Not applicable"])
        self.assertEqual(self.run_js("document.querySelectorAll('.rules > div').length"),
                         len(data_of(self.page("ru-en-court"))["rules"]))

    def test_several_files(self):
        path, data = self.several()
        self.open(path)
        self.press("j", "]")
        second = len(data["pairs"][0]["findings"]) + 1
        self.assertEqual(self.fragment(), f"#finding={second}")
        self.press("[")
        self.assertEqual(self.fragment(), "#finding=1")
        self.open(path, "#file=2")
        self.assertEqual(self.run_js("document.querySelectorAll('.pair:not([hidden])').length"), 1)
        self.shot("several")


if __name__ == "__main__":
    page_support.main(__doc__)
