#!/usr/bin/env python3
"""Installs a release where there is nothing else, and uses it.

    release_test.py FOLDER

FOLDER is what `.ci/release` wrote. The package is installed by dpkg into a root of its own, the
archive is unpacked into another; each holds the libraries of the packages that the package depends
on, /proc, and nothing beside. Needs root or user namespaces, unshare, and Debian's tools.
"""

import glob
import gzip
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
FIXTURE = os.path.join(ROOT, "fixtures", "ru-en-court")
TEXTS = ("source.ru.txt", "target.en.txt")
FOLDER = ""


def run(*command, **options):
    return subprocess.run(command, capture_output=True, text=True, check=False, **options)


def checked(*command, **options):
    outcome = run(*command, **options)
    assert outcome.returncode == 0, f"{command}: {outcome.stdout}{outcome.stderr}"
    return outcome.stdout


def one(pattern):
    [path] = glob.glob(os.path.join(FOLDER, pattern))
    return path


class ReleaseTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="tqcheck-release-")
        self.addCleanup(folder.cleanup)
        self.root = folder.name
        self.package = one("tqcheck_*.deb")
        fields = checked("dpkg-deb", "--field", self.package, "Depends")
        self.depends = [name.split()[0] for name in fields.split(",")]

    def dpkg(self, *arguments):
        path = os.environ["PATH"] + ":/usr/sbin:/sbin"
        return checked(
            "dpkg", "--root=" + self.root, "--force-depends", "--force-not-root", "--log=/dev/null",
            *arguments, env=dict(os.environ, PATH=path))

    def in_root(self, *command, proc=True):
        """Runs a command in the root, in an empty environment."""
        space = ["--mount", "--pid", "--fork", "--mount-proc=" + self.root + "/proc"] if proc else []
        if os.geteuid() != 0:
            space.append("--map-root-user")
        return run("unshare", *space, "/usr/sbin/chroot", self.root, *command, env={}, cwd="/")

    def add_libraries(self):
        """What the packages hold that the package depends on: libraries and the loader."""
        for package in self.depends:
            for path in checked("dpkg", "-L", package).split():
                if ".so" in os.path.basename(path) and os.path.isfile(path):
                    copy = self.root + path
                    os.makedirs(os.path.dirname(copy), exist_ok=True)
                    shutil.copy(path, copy)

    def use(self, prefix):
        """Runs the program of a folder of the root, and looks at what came with it."""
        self.add_libraries()
        for name in ("texts", "proc"):
            os.makedirs(f"{self.root}/{name}")
        for name in TEXTS:
            shutil.copy(os.path.join(FIXTURE, name), self.root + "/texts")

        def program(*arguments, proc=True):
            return self.in_root(prefix + "/bin/tqcheck", *arguments, proc=proc)
        version = re.search("_(.*)_", os.path.basename(self.package))[1]
        self.assertEqual(program("--version").stdout, version + "\n")
        blind = program("--version", proc=False)
        self.assertEqual((blind.returncode, blind.stdout), (2, ""))
        self.assertIn("mount /proc", blind.stderr)
        outcome = program("--format", "json", *("/texts/" + name for name in TEXTS))
        self.assertEqual((outcome.returncode, outcome.stderr), (1, ""))
        with open(os.path.join(FIXTURE, "expected.json"), encoding="utf-8") as file:
            expected = [issue["rule"] for issue in json.load(file)["issues"]]
        self.assertEqual([issue["rule"] for issue in json.loads(outcome.stdout)["issues"]], expected)
        outcome = program(*("/texts/" + name for name in TEXTS), "--format", "html=/texts/report.html")
        self.assertEqual(outcome.returncode, 1, outcome.stderr)
        self.assertGreater(os.path.getsize(self.root + "/texts/report.html"), 40_000)
        self.check_share(self.root + prefix + "/share", program("check", "--help").stdout)

    def check_share(self, share, usage):
        options = set(re.findall(r"--[a-z][a-z-]+", usage))
        self.assertIn("--max-penalty", options)
        with gzip.open(share + "/man/man1/tqcheck.1.gz", "rt", encoding="utf-8") as file:
            page = file.read()
        for section in ("NAME", "SYNOPSIS", "DESCRIPTION", "EXIT STATUS"):
            self.assertIn(f".SH {section}\n", page)
        self.assertLessEqual(options, set(re.findall(r"--[a-z][a-z-]+", page.replace("\\-", "-"))))
        if shutil.which("groff"):
            complaints = run("groff", "-man", "-Tutf8", "-Kutf8", "-ww", "-z", input=page).stderr
            self.assertEqual(complaints, "")
        for name in ("copyright", "README.md"):
            self.assertTrue(os.path.isfile(f"{share}/doc/tqcheck/{name}"), name)
        self.complete_in_bash(share + "/bash-completion/completions/tqcheck")
        for shell, path in (("zsh", "zsh/site-functions/_tqcheck"),
                            ("fish", "fish/vendor_completions.d/tqcheck.fish")):
            with open(f"{share}/{path}", encoding="utf-8") as file:
                self.assertIn("max-penalty", file.read(), shell)
            if shutil.which(shell):
                checked(shell, "-n", f"{share}/{path}")

    def complete_in_bash(self, script):
        """What bash offers after `tqcheck check --max`."""
        offered = checked("bash", "--norc", "-c", """
            source "$1"
            COMP_WORDS=(tqcheck check --max) COMP_CWORD=2 COMP_LINE="tqcheck check --max"
            COMP_POINT=${#COMP_LINE} COMP_TYPE=9
            _tqcheck tqcheck --max check 2>/dev/null
            printf '%s\\n' "${COMPREPLY[@]}"
            """, "bash", script)
        self.assertEqual([word.strip() for word in offered.split()], ["--max-penalty"])

    def test_package(self):
        os.makedirs(self.root + "/var/lib/dpkg/info")
        os.makedirs(self.root + "/var/lib/dpkg/updates")
        open(self.root + "/var/lib/dpkg/status", "w", encoding="utf-8").close()
        self.dpkg("--install", self.package)
        files = [path for path in self.dpkg("--listfiles", "tqcheck").split()
                 if os.path.isfile(self.root + path)]
        self.assertIn("/usr/bin/tqcheck", files)
        self.assertIn("/usr/share/man/man1/tqcheck.1.gz", files)
        self.use("/usr")
        self.dpkg("--remove", "tqcheck")
        self.assertEqual([path for path in files if os.path.exists(self.root + path)], [])

    def test_archive(self):
        os.makedirs(self.root + "/opt")
        checked("tar", "-C", self.root + "/opt", "-xzf", one("tqcheck-*.tar.gz"))
        [name] = os.listdir(self.root + "/opt")
        self.use("/opt/" + name)

    def test_size_and_needs_are_as_documented(self):
        with open(os.path.join(ROOT, "README.md"), encoding="utf-8") as file:
            claim = re.search(r"stripped, (\d+) MB, as an archive (\d+) MB", file.read())
        checked("tar", "-C", self.root, "--strip-components=1", "-xzf", one("tqcheck-*.tar.gz"))
        sizes = [os.path.getsize(path) / 1e6
                 for path in (self.root + "/bin/tqcheck", one("tqcheck-*.tar.gz"))]
        for size, claimed in zip(sizes, claim.groups()):
            self.assertLess(abs(size - int(claimed)), 0.05 * size + 1, claim[0])
        for package in self.depends:
            self.assertRegex(package, r"^(libc6|libgcc-s1|libicu\d+|libstdc\+\+6)$")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    FOLDER = os.path.abspath(sys.argv[1])
    unittest.main(argv=sys.argv[:1] + sys.argv[2:], verbosity=2)
