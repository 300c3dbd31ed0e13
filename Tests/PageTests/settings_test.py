#!/usr/bin/env python3
"""Validates the schema of the settings, and shipped and written settings against it.

    settings_test.py TQCHECK

Needs jsonschema and PyYAML (Debian: python3-jsonschema, python3-yaml).
"""

import json
import os
import subprocess
import sys
import tempfile
import unittest

import jsonschema
import yaml

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROGRAM = ""


class SettingsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        path = os.path.join(ROOT, "rules", "schemas", "tqcheck.schema.json")
        with open(path, encoding="utf-8") as file:
            schema = json.load(file)
        kind = jsonschema.validators.validator_for(schema)
        kind.check_schema(schema)
        cls.validator = kind(schema)

    def faults(self, path):
        with open(path, encoding="utf-8") as file:
            settings = yaml.safe_load(file)
        return [fault.message for fault in self.validator.iter_errors(settings)]

    def test_the_fixture_is_valid(self):
        self.assertEqual(self.faults(os.path.join(ROOT, "fixtures", "project", ".tqcheck.yaml")), [])

    def test_unknown_keys_are_refused_by_both(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "wrong.yaml")
            with open(path, "w", encoding="utf-8") as file:
                file.write("slect: [name-variants]\n")
            self.assertNotEqual(self.faults(path), [])
            outcome = subprocess.run([PROGRAM, "--config", path], capture_output=True, text=True)
            self.assertEqual(outcome.returncode, 2)
            self.assertIn("did you mean “select”?", outcome.stderr)

    def test_what_init_writes_is_valid(self):
        with tempfile.TemporaryDirectory() as folder:
            for language in ("en", "de"):
                os.mkdir(os.path.join(folder, language))
                with open(os.path.join(folder, language, "a.txt"), "w") as file:
                    file.write("Text.\n")
            subprocess.run([PROGRAM, "init"], cwd=folder, check=True, capture_output=True)
            self.assertEqual(self.faults(os.path.join(folder, ".tqcheck.yaml")), [])


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    PROGRAM = os.path.abspath(sys.argv[1])
    unittest.main(argv=sys.argv[:1] + sys.argv[2:], verbosity=1)
