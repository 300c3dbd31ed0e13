#!/usr/bin/env python3
"""Opens HTML reports in a headless Chromium, as a reader would.

    page_test.py TQCHECK [FOLDER [TEST…]]

TQCHECK is the built program; FOLDER is where the screenshots stay; TEST is
a test's name, such as PageTest.test_screens. Needs
Chromium (Debian: chromium) and nothing else beside Python.
"""

import base64
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

from browser import Browser

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
PROGRAM = ""
SHOTS = ""

HOSTILE_SOURCE = "Первое предложение сказано прямо. Второе осталось без перевода в тексте.\n"
HOSTILE_TARGET = (
    "A </script><script>document.title='broken'</script> “quote\" and <!-- <b>bold</b> &amp; "
    "\u202eturned\u202c and \u2028 a line.\n")

# Two sentences in one, one left out, one added, from right to left.
HEBREW_SOURCE = """\
The city council met on Monday evening. It approved the new budget for the port.

The mayor, Daniel Cohen, said that the work would begin in May 2026 and last two years. \
Many residents of the old quarter asked about the noise and the dust at night.

“We are ready for the work,” the engineer told reporters. \
The next meeting is planned for June 12 at 18:30.
"""
HEBREW_TARGET = """\
מועצת העיר התכנסה ביום שני בערב ואישרה את התקציב החדש של הנמל.

ראש העיר, דניאל כהן, אמר שהעבודות יתחילו במאי 2026 ויימשכו שנתיים.

“אנחנו מוכנים לעבודה", אמר המהנדס לכתבים. הישיבה הבאה מתוכננת ל-12 ביוני בשעה 18:30.

מזג האוויר היה נעים וכל המשתתפים בישיבה נהנו מאוד מהכיבוד שהוגש בהפסקה.
"""

# How each visible text stands out from what is behind it (WCAG 2.2, 1.4.3).
CONTRAST = """
(() => {
  const parse = (color) => (color.match(/[\\d.]+/g) ?? [0, 0, 0, 0]).map(Number);
  const light = (color) => {
    const [r, g, b] = color.slice(0, 3).map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const color = parse(getComputedStyle(at).backgroundColor);
      if (color[3] === undefined || color[3] === 1) return color;
    }
    return [255, 255, 255];
  };
  const poor = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || element.closest(".unseen, script, noscript")) continue;
    if (!element.checkVisibility() || element.closest(":disabled")) continue;
    const style = getComputedStyle(element);
    const size = parseFloat(style.fontSize), bold = Number(style.fontWeight) >= 700;
    const [a, b] = [light(parse(style.color)), light(behind(element))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < (size >= 24 || (bold && size >= 18.66) ? 3 : 4.5))
      poor.add(`${element.tagName}.${element.className} ${ratio.toFixed(2)}`);
  }
  return [...poor];
})()
"""

# What a tool for accessibility would say of the frame: ids, names, headings.
STRUCTURE = """
(() => {
  const faults = [];
  const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
  for (const id of ids) if (ids.filter((other) => other === id).length > 1) faults.push("id " + id);
  for (const element of document.querySelectorAll("[aria-labelledby]"))
    for (const id of element.getAttribute("aria-labelledby").split(" "))
      if (!document.getElementById(id)) faults.push("no element " + id);
  let level = 0;
  for (const heading of document.querySelectorAll("h1, h2, h3, h4")) {
    if (!heading.checkVisibility()) continue;
    const next = Number(heading.tagName[1]);
    if (next > level + 1 && heading.closest("main, header")) faults.push("heading " + heading.textContent);
    level = next;
  }
  if (document.documentElement.lang !== "en") faults.push("no language");
  for (const list of document.querySelectorAll("ol, ul"))
    if ([...list.children].some((child) => child.tagName !== "LI")) faults.push("list");
  for (const element of document.querySelectorAll("button, a, input")) {
    if (!element.checkVisibility() || element.closest("p.cell, td, dt, .skip")) continue;
    const box = element.getBoundingClientRect();
    if (box.width > 0 && element.type !== "checkbox" && (box.width < 24 || box.height < 24))
      faults.push(`small target ${element.className} ${box.width} × ${box.height}`);
  }
  return faults;
})()
"""


def run(*arguments, folder=None):
    outcome = subprocess.run(
        [PROGRAM, *arguments], cwd=folder, capture_output=True, text=True, check=False)
    if outcome.returncode not in (0, 1):
        raise RuntimeError(outcome.stderr)
    return outcome.stdout


def fixture(name):
    folder = os.path.join(ROOT, "fixtures", name)
    source, target = (
        next(file for file in sorted(os.listdir(folder)) if file.startswith(side))
        for side in ("source.", "target."))
    tags = [file.split(".")[1] for file in (source, target)]
    return [os.path.join(folder, source), os.path.join(folder, target)], tags


def data_of(page):
    return json.loads(re.search(r'id="data">(.*?)</script>', page, re.S).group(1))


def with_data(page, data):
    """The page with another data block; its script and style stay as they are."""
    block = json.dumps(data).replace("<", "\\u003c")
    start = page.index('id="data">') + len('id="data">')
    return page[:start] + block + page[page.index("</script>", start):]


class PageTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="tqcheck-page-")
        cls.browser = Browser().__enter__()

    @classmethod
    def tearDownClass(cls):
        cls.browser.__exit__()
        cls.folder.cleanup()

    def setUp(self):
        self.browser.size(1440, 900)
        self.browser.media()

    def path(self, name):
        return os.path.join(self.folder.name, name)

    def report(self, name, *options):
        """The path of the report on a fixture."""
        path = self.path(f"{name}.html")
        if not os.path.exists(path):
            files, tags = fixture(name)
            run("--source-language", tags[0], "--target-language", tags[1], *options,
                "--format", f"html={path}", *files)
        return path

    def hebrew(self):
        """The path of the report on the Hebrew translation."""
        path = self.path("hebrew.html")
        if not os.path.exists(path):
            for name, text in (("a.en.txt", HEBREW_SOURCE), ("a.he.txt", HEBREW_TARGET)):
                self.write(name, text)
            run("--format", "html=hebrew.html", "a.en.txt", "a.he.txt", folder=self.folder.name)
        return path

    def page(self, name):
        with open(self.report(name), encoding="utf-8", newline="") as file:
            return file.read()

    def write(self, name, page):
        with open(self.path(name), "w", encoding="utf-8", newline="") as file:
            file.write(page)
        return self.path(name)

    def open(self, path, fragment=""):
        self.browser.open(path, fragment)
        # Decisions of one test must not be found by another.
        self.addCleanup(lambda: self.browser.run("localStorage.clear()"))
        self.addCleanup(lambda: self.assertEqual(self.browser.problems, []))

    def run_js(self, script):
        return self.browser.run(script)

    def shot(self, name, whole=False):
        path = os.path.join(SHOTS or self.folder.name, name + ".png")
        self.browser.screenshot(path, whole)
        with open(path, "rb") as file:
            return file.read()

    def shown_rows(self):
        return self.run_js("document.querySelectorAll('.row:not([hidden])').length")

    def fragment(self):
        return self.run_js("location.hash")

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

    def press(self, *keys):
        self.browser.press(*keys)

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

    def several(self):
        pages = [self.page(name) for name in ("ru-en-court", "ar-en-port", "en-ja-space")]
        data = [data_of(page) for page in pages]
        data[0]["pairs"] = [pair for part in data for pair in part["pairs"]]
        return self.write("several.html", with_data(pages[0], data[0])), data[0]

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

    # How it looks.

    def test_right_to_left_texts(self):
        self.open(self.report("ar-en-port"))
        cell = self.run_js("(() => { const c = document.querySelector('.cell.source:not(.gap)');"
                           "return [c.lang, c.dir, getComputedStyle(c).direction]; })()")
        self.assertEqual(cell, ["ar", "rtl", "rtl"])
        self.press("j")
        self.shot("right-to-left")
        self.open(self.hebrew())
        cells = self.run_js(
            "[...document.querySelectorAll('.cell:not(.gap)')].map(c => [c.classList.contains('source'),"
            " c.lang, c.dir, getComputedStyle(c).direction].join())")
        self.assertEqual(set(cells), {"true,en,ltr,ltr", "false,he,rtl,rtl"})
        # What a message quotes has a direction of its own, the message that of the page.
        self.assertEqual(self.run_js(
            "[...document.querySelectorAll('.note')].pop().querySelector('.message bdi').textContent"
            ".slice(0, 12)"), "מזג האוויר ה")
        self.assertEqual(self.run_js(
            "getComputedStyle(document.querySelector('.message')).direction"), "ltr")
        self.assertEqual(self.run_js("document.querySelector('h1 bdi').textContent"), "a.he.txt")
        self.run_js("document.querySelector('.rows').scrollIntoView()")
        self.shot("hebrew")

    def test_contrast_and_structure(self):
        paths = [self.report("ru-en-court"), self.report("ar-en-port"), self.hebrew(), self.several()[0]]
        for path in paths:
            for scheme in ("light", "dark"):
                for view in ("text", "names", "rules"):
                    self.browser.media(scheme)
                    self.open(path, f"#view={view}&finding=1" if view == "text" else f"#view={view}")
                    self.browser.press("i") if view == "text" else None
                    self.assertEqual(self.run_js(CONTRAST), [], (path, scheme, view))
                    self.assertEqual(self.run_js(STRUCTURE), [], (path, scheme, view))

    def test_names_and_landmarks_for_screen_readers(self):
        self.open(self.report("ru-en-court"), "#finding=1")
        nodes = self.browser.accessibility()
        roles = [role for role, _ in nodes]
        for role in ("banner", "main", "navigation", "search", "complementary", "status"):
            self.assertEqual(roles.count(role), 1, role)
        named = ("button", "link", "textbox", "searchbox", "checkbox", "article", "region", "group")
        for role, name in nodes:
            if role in named:
                self.assertTrue(name.strip(), role)

    def test_the_keyboard_reaches_everything_and_shows_where_it_is(self):
        self.open(self.report("ru-en-court"))
        seen = []
        for _ in range(25):
            self.press("Tab")
            where = self.run_js(
                "(() => { const e = document.activeElement, s = getComputedStyle(e);"
                "return [e.id || e.className || e.textContent, s.outlineStyle !== 'none'"
                " && parseFloat(s.outlineWidth) >= 2]; })()")
            seen.append(where[0])
            self.assertTrue(where[1], where[0])
        self.assertEqual(seen[0], "skip")
        self.assertIn("query", seen)
        self.assertIn("clear" if "clear" in seen else "help-open", seen)

    def test_screens(self):
        shots = {}
        for name, scheme, size in [("light", "light", (1440, 900)), ("dark", "dark", (1440, 900)),
                                   ("medium", "light", (1100, 900)), ("narrow", "light", (400, 860)),
                                   ("narrow-dark", "dark", (400, 860))]:
            self.browser.size(*size)
            self.browser.media(scheme)
            self.open(self.report("ru-en-court"), "#finding=2" if "narrow" not in name else "")
            # Nothing is wider than the screen (WCAG 2.2, 1.4.10).
            self.assertLessEqual(
                self.run_js("document.documentElement.scrollWidth"), size[0], name)
            self.run_js("scrollTo(0, 0)")
            shots[name] = self.shot(name)
            if "narrow" in name:
                self.run_js("document.querySelector('.rows').scrollIntoView()")
                self.shot(name + "-text")
        self.assertEqual(len(set(shots.values())), len(shots))

    def test_print_shows_everything_without_controls(self):
        self.open(self.report("ru-en-court"), "#severity=error&view=rules")
        self.browser.media(kind="print")
        shown = self.run_js("['#view-text', '#view-names', '#view-rules', '.rail', '.actions']"
                            ".map(s => document.querySelector(s).checkVisibility())")
        self.assertEqual(shown, [True, True, True, False, False])
        self.assertTrue(self.run_js(
            "[...document.querySelectorAll('.row, .note')].every(row => row.checkVisibility())"))
        file = self.browser.call("Page.printToPDF", printBackground=True)
        with open(os.path.join(SHOTS or self.folder.name, "print.pdf"), "wb") as out:
            out.write(base64.b64decode(file["data"]))

    def test_motion_can_be_reduced(self):
        self.browser.media(motion="reduce")
        self.open(self.report("ru-en-court"))
        self.assertTrue(self.run_js(
            "[...document.querySelectorAll('*')].every(e => "
            "getComputedStyle(e).transitionDuration.split(',').every(d => parseFloat(d) === 0))"))

    # Five thousand pairs of sentences.

    def test_long_texts_stay_usable(self):
        page = self.page("ru-en-court")
        path = self.write("long.html", with_data(page, lengthened(data_of(page), 5000)))
        self.open(path)
        with open(path, encoding="utf-8") as file:
            rows = len(data_of(file.read())["pairs"][0]["beads"])
        self.assertGreaterEqual(rows, 5000)
        paint = self.run_js("performance.getEntriesByName('first-contentful-paint')[0].startTime")
        complete = self.run_js(
            f"new Promise(done => {{ const look = () => document.querySelectorAll('.row').length"
            f" >= {rows} ? done(performance.now()) : setTimeout(look, 5); look(); }})")
        times = {"first paint": paint, "complete": complete}
        for what, act in [
                ("filter", "document.querySelector('.filter.error').click()"),
                ("clear", "document.getElementById('clear').click()"),
                ("search", "(q => { q.value = 'court'; q.dispatchEvent(new Event('input')); })"
                           "(document.getElementById('query'))")]:
            times[what] = self.run_js(
                f"(() => {{ const start = performance.now(); {act}; return new Promise(done =>"
                " requestAnimationFrame(() => setTimeout(() =>"
                " done(performance.now() - start)))); })()")
        print("\n5,000 pairs, ms:", {what: round(time) for what, time in times.items()})
        for what in ("first paint", "filter", "clear", "search"):
            self.assertLess(times[what], 1000, what)


def lengthened(data, wanted):
    """The data with its pair repeated until it has so many beads."""
    pair = data["pairs"][0]
    times = -(-wanted // len(pair["beads"]))
    sizes = {}
    for side in ("source", "target"):
        text, sentences, paragraphs = (pair[side][key] for key in ("text", "sentences", "paragraphs"))
        sizes[side] = (len(text.encode("utf-16-le")) // 2, len(sentences))
        length, _ = sizes[side]
        pair[side]["words"] *= times
        pair[side]["text"] = text * times
        pair[side]["sentences"] = [
            [bound + turn * length for bound in bounds] for turn in range(times) for bounds in sentences]
        pair[side]["paragraphs"] = [
            number + turn * (paragraphs[-1] + 1) for turn in range(times) for number in paragraphs]

    def moved(place, side, turn):
        return [bound + turn * sizes[side][0] for bound in place]
    beads, findings = pair["beads"], pair["findings"]
    (_, sources), (_, targets) = sizes["source"], sizes["target"]
    pair["beads"] = [
        [s0 + turn * sources, s1 + turn * sources, t0 + turn * targets, t1 + turn * targets, sure]
        for turn in range(times) for s0, s1, t0, t1, sure in beads]
    pair["findings"] = []
    for turn in range(times):
        for finding in findings:
            copy = dict(finding, fingerprint=f"{finding['fingerprint']}{turn}")
            copy["source"] = [moved(span, "source", turn) for span in finding["source"]]
            copy["related"] = [dict(related, target=moved(related["target"], "target", turn))
                               for related in finding["related"]]
            if "target" in finding:
                copy["target"] = moved(finding["target"], "target", turn)
            if "fix" in finding:
                copy["fix"] = dict(finding["fix"], target=moved(finding["fix"]["target"], "target", turn))
            pair["findings"].append(copy)
    return data


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    PROGRAM = os.path.abspath(sys.argv[1])
    if len(sys.argv) > 2:
        SHOTS = os.path.abspath(sys.argv[2])
        os.makedirs(SHOTS, exist_ok=True)
    unittest.main(argv=sys.argv[:1] + sys.argv[3:], verbosity=2)
