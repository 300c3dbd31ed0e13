#!/usr/bin/env python3
"""Runs what CI services run: the action's steps, the hook, and the README's snippets.

    ci_test.py TQCHECK

Needs jsonschema and PyYAML (Debian: python3-jsonschema, python3-yaml), and takes pre-commit where
it is installed.
"""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import unittest

import jsonschema
import yaml

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
PROGRAM = ""
INPUT = re.compile(r"\$\{\{ inputs\.([a-z-]+) \}\}")


def read(*path):
    with open(os.path.join(*path), encoding="utf-8") as file:
        return file.read()


def code_block(holding):
    """The only code block of the README that holds a text."""
    [block] = [block for block in re.findall(r"```\w*\n(.*?)```", read(ROOT, "README.md"), re.S)
               if holding in block]
    return block


class CITest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="tqcheck-ci-")
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        self.bin = os.path.join(self.folder, "bin")
        os.mkdir(self.bin)
        os.symlink(PROGRAM, os.path.join(self.bin, "tqcheck"))
        self.work = os.path.join(self.folder, "work")
        os.mkdir(self.work)

    def add_pair(self, fixture="ru-en-court", source="article.ru.txt", translation="article.en.txt"):
        folder = os.path.join(ROOT, "fixtures", fixture)
        for side, name in (("source", source), ("target", translation)):
            [path] = [name for name in os.listdir(folder) if name.startswith(side + ".")]
            shutil.copy(os.path.join(folder, path), os.path.join(self.work, name))

    def add_project(self):
        shutil.copytree(os.path.join(ROOT, "fixtures", "project"), self.work, dirs_exist_ok=True)

    def bash(self, script, **environment):
        """As GitHub and GitLab run a script: it ends at the first failure."""
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script], cwd=self.work,
            env={"PATH": f"{self.bin}:/usr/bin:/bin", "HOME": self.folder, **environment},
            capture_output=True, text=True, check=False)

    def exists(self, name):
        return os.path.exists(os.path.join(self.work, name))

    def validate(self, name, schema):
        value = json.loads(read(self.work, name))
        schema = json.loads(read(HERE, "schemas", schema))
        kind = jsonschema.validators.validator_for(schema)
        self.assertEqual([fault.message for fault in kind(schema).iter_errors(value)], [])
        return value

    # GitHub's action.

    @property
    def action(self):
        return yaml.safe_load(read(ROOT, "action.yml"))

    def run_action(self, **inputs):
        """Runs the first step of the action with inputs, of which - is _."""
        action = self.action
        values = {name: entry.get("default", "") for name, entry in action["inputs"].items()}
        values.update((name.replace("_", "-"), value) for name, value in inputs.items())
        step = action["runs"]["steps"][0]
        environment = {
            name: INPUT.sub(lambda found: values[found[1]], text)
            for name, text in step["env"].items()}
        return self.bash(
            step["run"], GITHUB_STEP_SUMMARY=os.path.join(self.work, "summary.md"), **environment)

    def test_inputs_reach_scripts_by_the_environment_only(self):
        action = self.action
        self.assertEqual(action["runs"]["using"], "composite")
        used = set()
        for step in action["runs"]["steps"]:
            self.assertIn("shell" if "run" in step else "uses", step)
            self.assertNotIn("${{", step.get("run", ""))
            used |= set(re.findall(r"inputs\.([a-z-]+)", json.dumps(step)))
        self.assertEqual(used, set(action["inputs"]))
        self.assertIn("with: {", code_block("uses: OWNER/tqcheck"))
        [step] = yaml.safe_load(code_block("uses: OWNER/tqcheck"))
        self.assertLessEqual(set(step["with"]), set(action["inputs"]))

    def test_the_action_annotates_sums_up_and_writes_sarif(self):
        self.add_pair()
        outcome = self.run_action(source="article.ru.txt", translation="article.en.txt")
        self.assertEqual(outcome.returncode, 1, outcome.stderr)
        self.assertRegex(outcome.stdout, r"(?m)^::error file=article\.en\.txt,line=5,col=266,")
        self.assertIn("| article.en.txt | 5 |", read(self.work, "summary.md"))
        log = self.validate("tqcheck.sarif", "sarif-schema-2.1.0.json")
        self.assertEqual(len(log["runs"][0]["results"]), 5)
        upload = self.action["runs"]["steps"][1]
        self.assertIn("upload-sarif@", upload["uses"])
        self.assertEqual(upload["with"]["sarif_file"], "${{ inputs.sarif }}")
        self.assertIn("always()", upload["if"])

    def test_the_action_passes_its_inputs_on(self):
        self.add_pair()
        texts = {"source": "article.ru.txt", "translation": "article.en.txt"}
        outcome = self.run_action(**texts, max_penalty="20", sarif="a b.sarif", tqcheck=PROGRAM)
        self.assertIn("is above --max-penalty", outcome.stderr)
        self.assertTrue(self.exists("a b.sarif"))
        for name in ("source_language", "target_language", "fail_on"):
            outcome = self.run_action(**texts, **{name: "??"})
            self.assertIn(f"'??' is invalid for '--{name.replace('_', '-')}", outcome.stderr)
        self.add_pair("ru-en-clean", "clean.ru.txt", "clean.en.txt")
        outcome = self.run_action(
            source="clean.ru.txt", translation="clean.en.txt", source_language="ru",
            target_language="en", fail_on="info")
        self.assertEqual((outcome.returncode, outcome.stderr), (0, ""))

    def test_the_action_checks_a_project(self):
        self.add_project()
        outcome = self.run_action()
        self.assertEqual(outcome.returncode, 1, outcome.stderr)
        self.assertIn("file=articles/de/harbour.txt,", outcome.stdout)

    def test_no_input_is_run(self):
        texts = {"source": "$(touch broken)`touch broken` \"; touch broken; '.ru.txt",
                 "translation": "--exit-zero $HOME.en.txt"}
        self.add_pair(**texts)
        outcome = self.run_action(**texts)
        self.assertEqual(outcome.returncode, 1, outcome.stderr)
        self.assertIn("file=--exit-zero $HOME.en.txt,", outcome.stdout)
        for name in ("source_language", "fail_on", "max_penalty"):
            outcome = self.run_action(**texts, **{name: "en; touch broken #$(touch broken)"})
            self.assertEqual(outcome.returncode, 2, name)
        self.assertFalse(self.exists("broken"))

    # pre-commit.

    def test_the_hook_fails_for_findings(self):
        [hook] = yaml.safe_load(read(ROOT, ".pre-commit-hooks.yaml"))
        self.assertLessEqual({"id", "name", "entry", "language"}, set(hook))
        self.assertFalse(hook["pass_filenames"])
        self.add_pair()
        outcome = self.bash(shlex.join([*shlex.split(hook["entry"]), "article.ru.txt", "article.en.txt"]))
        self.assertEqual(outcome.returncode, 1)
        self.add_project()
        outcome = self.bash(hook["entry"])
        self.assertEqual(outcome.returncode, 1)
        self.assertIn("articles/de/harbour.txt:", outcome.stdout)

    @unittest.skipUnless(shutil.which("pre-commit"), "pre-commit is not installed")
    def test_the_hook_runs_in_pre_commit(self):
        self.add_pair()
        hooks = os.path.join(self.folder, "hooks")
        os.mkdir(hooks)
        shutil.copy(os.path.join(ROOT, ".pre-commit-hooks.yaml"), hooks)
        commit = "git init -q . && git add -A && git -c user.name=a -c user.email=a@b commit -qm a"
        self.assertEqual(self.bash(f"cd {hooks} && {commit}").returncode, 0)
        config = {"repos": [{"repo": hooks, "rev": "HEAD", "hooks": [
            {"id": "tqcheck", "args": ["article.ru.txt", "article.en.txt"]}]}]}
        with open(os.path.join(self.work, ".pre-commit-config.yaml"), "w", encoding="utf-8") as file:
            yaml.safe_dump(config, file)
        self.bash(commit)
        outcome = self.bash("pre-commit run --all-files --color never")
        self.assertRegex(outcome.stdout, r"tqcheck\.+Failed", outcome.stdout + outcome.stderr)
        self.assertIn("article.en.txt:5:266 error[mixed-quote-styles]", outcome.stdout)

    # What the README says.

    def test_the_gitlab_job_leaves_its_report(self):
        self.add_pair()
        job = yaml.safe_load(code_block("codequality"))["translation"]
        outcome = self.bash(job["script"])
        self.assertEqual(outcome.returncode, 1, outcome.stderr)
        self.assertIn("Found 3 errors", outcome.stdout)
        self.assertEqual(job["artifacts"]["when"], "always")
        entries = self.validate(job["artifacts"]["reports"]["codequality"], "gitlab-code-quality.json")
        self.assertEqual({entry["location"]["path"] for entry in entries}, {"article.en.txt"})

    def test_reviewdog_gets_what_it_reads(self):
        self.add_pair()
        [line] = re.findall(r"`(tqcheck [^`]*\| reviewdog[^`]*)`", read(ROOT, "README.md"))
        with open(os.path.join(self.bin, "reviewdog"), "w", encoding="utf-8") as file:
            file.write("#!/bin/sh\necho \"$@\"\ncat > got.json\n")
        os.chmod(os.path.join(self.bin, "reviewdog"), 0o755)
        outcome = self.bash(
            line.replace("SOURCE", "article.ru.txt").replace("TRANSLATION", "article.en.txt"))
        self.assertEqual(outcome.returncode, 0, outcome.stderr)
        self.assertIn("-f=rdjson", outcome.stdout)
        report = self.validate("got.json", "rdf-DiagnosticResult.json")
        self.assertEqual(len(report["diagnostics"]), 5)

    def test_the_readme_shows_what_is_printed(self):
        command, text = code_block("$ tqcheck fixtures").split("\n", 1)
        outcome = subprocess.run(
            [PROGRAM, *shlex.split(command)[2:]], cwd=ROOT, capture_output=True, text=True, check=False)
        # Some of the findings, in their order.
        printed = iter(outcome.stdout.split("\n\n"))
        for part in text.removeprefix("…\n").split("\n\n"):
            self.assertIn(part, printed)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    PROGRAM = os.path.abspath(sys.argv[1])
    unittest.main(argv=sys.argv[:1] + sys.argv[2:], verbosity=1)
