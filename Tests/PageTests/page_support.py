"""What the tests of the HTML report's page share: reports on fixtures, opened in a browser."""

import json
import os
import re
import subprocess
import sys
import tempfile
import unittest

from browser import Browser

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROGRAM = ""
SHOTS = ""

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


class PageCase(unittest.TestCase):
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

    def press(self, *keys):
        self.browser.press(*keys)

    def several(self):
        pages = [self.page(name) for name in ("ru-en-court", "ar-en-port", "en-ja-space")]
        data = [data_of(page) for page in pages]
        data[0]["pairs"] = [pair for part in data for pair in part["pairs"]]
        return self.write("several.html", with_data(pages[0], data[0])), data[0]


def main(usage):
    """Runs the tests of a file: TQCHECK [FOLDER [TEST…]]."""
    global PROGRAM, SHOTS
    if len(sys.argv) < 2:
        sys.exit(usage)
    PROGRAM = os.path.abspath(sys.argv[1])
    if len(sys.argv) > 2:
        SHOTS = os.path.abspath(sys.argv[2])
        os.makedirs(SHOTS, exist_ok=True)
    unittest.main(argv=sys.argv[:1] + sys.argv[3:], verbosity=2)
