#!/usr/bin/env python3
"""Holds the readers against Python's own parsers, and gettext's.

    reader_test.py TQCHECK

Files are written by a real serializer with nasty texts and no translations. The
program must name every unit, and the place it names, cut out of the file and
parsed again, must give the text that was written.
"""

import csv
import gettext
import html
import io
import json
import os
import random
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree

PROGRAM = ""
ALPHABET = [
    "word", "Ёлка", "中文", "שלום", "مرحبا", "👨‍👩‍👧", "e\u0301", "&", "<", ">", "\"", "'", "]]>", "a&amp;b",
    "\\", "\\n", "100 %", "{0}", "--", "\u00a0", "\u200f", "𝒳",
]


def texts(seed):
    """Texts of one to eight words, without white space at their ends."""
    generator = random.Random(seed)
    found = []
    for number in range(60):
        words = [generator.choice(ALPHABET) for _ in range(generator.randint(1, 8))]
        found.append(f"{number} " + " ".join(words) + " z")
    return found


class ReaderTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory(prefix="tqcheck-reader-")

    def tearDown(self):
        self.folder.cleanup()

    def write(self, name, data):
        with open(os.path.join(self.folder.name, name), "wb") as file:
            file.write(data)

    def untranslated(self, *names, encoding="utf-8"):
        """The text of the source's file where each untranslated unit stands."""
        command = [
            PROGRAM, "--source-language", "en", "--target-language", "de", "--format", "json",
            "--exit-zero", *names]
        outcome = subprocess.run(command, cwd=self.folder.name, capture_output=True, check=False)
        self.assertEqual(outcome.returncode, 0, outcome.stderr.decode())
        with open(os.path.join(self.folder.name, names[0]), "rb") as file:
            text = file.read().decode(encoding)
        return [
            text[issue["source"]["start"]:issue["source"]["end"]]
            for issue in json.loads(outcome.stdout)["issues"]
            if issue["rule"] == "untranslated-unit"]

    def check(self, expected, decode, *names, encoding="utf-8"):
        found = [decode(place) for place in self.untranslated(*names, encoding=encoding)]
        self.assertEqual(sorted(found), sorted(expected))

    @staticmethod
    def xml_text(fragment):
        return "".join(ElementTree.fromstring(f"<s>{fragment}</s>").itertext())

    def xliff(self, expected, encoding):
        root = ElementTree.Element("xliff", version="1.2")
        file = ElementTree.SubElement(
            root, "file", {"source-language": "en", "target-language": "de"})
        body = ElementTree.SubElement(file, "body")
        for number, text in enumerate(expected):
            unit = ElementTree.SubElement(body, "trans-unit", id=str(number))
            ElementTree.SubElement(unit, "source").text = text
            ElementTree.SubElement(unit, "target")
        return ElementTree.tostring(root, encoding=encoding, xml_declaration=True)

    def test_xliff(self):
        # The byte order mark of UTF-16 counts as a character.
        for encoding, read in (("utf-8", "utf-8"), ("us-ascii", "ascii"), ("utf-16", "utf-16-le")):
            expected = texts(1)
            self.write("a.xliff", self.xliff(expected, encoding))
            self.check(expected, self.xml_text, "a.xliff", encoding=read)

    def test_xliff_2(self):
        expected = texts(6)
        root = ElementTree.Element("xliff", version="2.1", srcLang="en", trgLang="de")
        file = ElementTree.SubElement(root, "file", id="f")
        for number, text in enumerate(expected):
            unit = ElementTree.SubElement(file, "unit", id=str(number))
            segment = ElementTree.SubElement(unit, "segment")
            ElementTree.SubElement(segment, "source").text = text
        self.write("a.xlf", ElementTree.tostring(root, encoding="utf-8"))
        self.check(expected, self.xml_text, "a.xlf")

    def test_po(self):
        header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
        expected = texts(7)
        entries = [
            'msgid "{}"\nmsgstr ""\n'.format(text.replace("\\", "\\\\").replace('"', '\\"'))
            for text in expected]
        # msgcat wraps and escapes the strings in its own way.
        written = subprocess.run(
            ["msgcat", "--width=40", "-"], input="\n".join([header, *entries]).encode(),
            capture_output=True, check=True).stdout
        self.write("a.po", written)
        places = self.untranslated("a.po")
        parsed = "\n".join([header, *(f'msgid {place}\nmsgstr "x"\n' for place in places)])
        compiled = subprocess.run(
            ["msgfmt", "-o", "-", "-"], input=parsed.encode(), capture_output=True, check=True)
        catalogue = gettext.GNUTranslations(io.BytesIO(compiled.stdout))
        self.assertEqual(len(places), len(expected))
        self.assertEqual([catalogue.gettext(text) for text in expected], ["x"] * len(expected))

    def test_tmx(self):
        expected = texts(2)
        root = ElementTree.Element("tmx", version="1.4")
        ElementTree.SubElement(root, "header", srclang="en")
        body = ElementTree.SubElement(root, "body")
        for text in expected:
            unit = ElementTree.SubElement(body, "tu")
            for language, content in (("de", ""), ("en", text)):
                variant = ElementTree.SubElement(unit, "tuv", {"xml:lang": language})
                ElementTree.SubElement(variant, "seg").text = content
        self.write("a.tmx", ElementTree.tostring(root, encoding="utf-8"))
        self.check(expected, self.xml_text, "a.tmx")

    def test_json(self):
        expected = texts(3)
        catalogue = {"menu": {f"k{n}": text for n, text in enumerate(expected[:30])},
                     "list": expected[30:]}
        for ascii_only in (True, False):
            self.write("en.json", json.dumps(catalogue, ensure_ascii=ascii_only).encode())
            self.write("de.json", b"{\"menu\": {}, \"other\": \"etwas\"}")
            self.check(expected, json.loads, "en.json", "de.json")

    def test_csv(self):
        expected = texts(4)
        buffer = io.StringIO()
        writer = csv.writer(buffer)
        writer.writerow(["en", "de"])
        writer.writerows([text, ""] for text in expected)
        self.write("a.csv", buffer.getvalue().encode())
        self.check(
            expected, lambda cell: next(csv.reader(io.StringIO(f"\"{cell}\"")))[0]
            if "\"\"" in cell else cell, "a.csv")

    def test_tsv(self):
        expected = texts(8)
        buffer = io.StringIO()
        writer = csv.writer(buffer, delimiter="\t", quoting=csv.QUOTE_NONE, quotechar=None)
        writer.writerow(["de", "en"])
        writer.writerows(["", text] for text in expected)
        self.write("a.tsv", buffer.getvalue().encode())
        self.check(expected, str, "a.tsv")

    def test_xcstrings(self):
        expected = texts(9)
        unit = {"stringUnit": {"state": "new", "value": ""}}
        catalogue = {"sourceLanguage": "en", "version": "1.0", "strings": {
            text: {"localizations": {"de": unit}} for text in expected}}
        for ascii_only in (True, False):
            self.write("a.xcstrings", json.dumps(catalogue, ensure_ascii=ascii_only).encode())
            self.check(expected, lambda key: json.loads(f"\"{key}\""), "a.xcstrings")

    def test_html_blocks(self):
        expected = texts(5)
        page = "".join(f"<p>{html.escape(text)}</p>\n" for text in expected)
        self.write("a.html", page.encode())
        outcome = subprocess.run(
            [PROGRAM, "segment", "--language", "en", "a.html"], cwd=self.folder.name,
            capture_output=True, check=True)
        blocks = outcome.stdout.decode().strip().split("\n\n")
        self.assertEqual([" ".join(block.split("\n")) for block in blocks], expected)


if __name__ == "__main__":
    PROGRAM = os.path.abspath(sys.argv.pop())
    unittest.main()
