#!/usr/bin/env python3
"""Looks at HTML reports in a headless Chromium: directions, contrast, screens, long texts.

    page_look_test.py TQCHECK [FOLDER [TEST…]]

TQCHECK is the built program; FOLDER is where the screenshots stay; TEST is
a test's name, such as PageLookTest.test_screens. Needs
Chromium (Debian: chromium) and nothing else beside Python.
"""

import base64
import os

import page_support
from page_support import PageCase, data_of, with_data

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


class PageLookTest(PageCase):
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
        with open(os.path.join(page_support.SHOTS or self.folder.name, "print.pdf"), "wb") as out:
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
        self.run_js(
            f"new Promise(done => {{ const look = () => document.querySelectorAll('.row').length"
            f" >= {rows} ? done() : setTimeout(look, 5); look(); }})")
        # What makes a long page slow is to build its rows anew.
        self.run_js("document.querySelectorAll('.row').forEach(row => row.isOld = true)")
        shown = []
        for act in [
                "document.querySelector('.filter.error').click()",
                "document.getElementById('clear').click()",
                "(q => { q.value = 'court'; q.dispatchEvent(new Event('input')); })"
                "(document.getElementById('query'))"]:
            self.run_js(
                f"(() => {{ {act}; return new Promise(done =>"
                " requestAnimationFrame(() => setTimeout(() => done()))); })()")
            kept = self.run_js("[...document.querySelectorAll('.row')].filter(row => row.isOld).length")
            self.assertEqual(kept, rows, act)
            shown.append(self.run_js("document.querySelectorAll('.row:not([hidden])').length"))
        self.assertEqual(shown[1], rows)
        self.assertLess(max(shown[0], shown[2]), rows)


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
    page_support.main(__doc__)
