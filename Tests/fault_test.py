#!/usr/bin/python3
"""Real faults while tqcheck writes: fault_test.py TQCHECK [ROUNDS].

Signals at random moments of --fix and of report writing, a full disk, a read-only folder, a file
that changes while it is read, a closed pipe. A file must be the old one or the new one, whole.
Needs root for the full and the read-only disk, which are skipped otherwise.
"""

import os
import random
import signal
import subprocess
import sys
import tempfile
import time

SOURCE = "“We agree,” the minister said on Monday. They left the town at night.\n\n" * 400
TARGET = "„Wir stimmen zu\", sagte der Minister  am Montag. Sie verließen die  Stadt nachts.\n\n" * 400
LANGUAGES = ["--isolated", "--source-language", "en", "--target-language", "de"]


def write(path, text):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


class Faults:
    def __init__(self, program, folder):
        self.program, self.folder = program, folder
        self.source, self.target = (os.path.join(folder, name) for name in ("en.txt", "de.txt"))
        self.report = os.path.join(folder, "report.json")
        write(self.source, SOURCE)
        write(self.target, TARGET)

    def command(self, *options):
        return [self.program, *LANGUAGES, *options, self.source, self.target]

    def run(self, *options, **settings):
        return subprocess.run(
            self.command(*options), capture_output=True, text=True, timeout=60, **settings)

    def fixing(self, *more):
        return ["--fix", "--severity", "info", "--format", f"json={self.report}", *more]

    def only(self, *names):
        left = sorted(set(os.listdir(self.folder)) - set(names))
        assert not left, f"left behind: {left}"

    def signals(self, rounds, chance):
        start = time.monotonic()
        assert self.run(*self.fixing()).returncode in (0, 1)
        duration = time.monotonic() - start
        fixed, report = read(self.target), read(self.report)
        assert fixed != TARGET, "nothing was fixed: the test shows nothing"
        outcomes = {}
        for _ in range(rounds):
            write(self.target, TARGET)
            write(self.report, "old\n")
            process = subprocess.Popen(
                self.command(*self.fixing()), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(chance.random() * duration * 1.2)
            process.send_signal(chance.choice([signal.SIGINT, signal.SIGTERM]))
            code = process.wait(timeout=60)
            assert read(self.target) in (TARGET, fixed), "the translation is half written"
            assert read(self.report) in ("old\n", report), "the report is half written"
            self.only("en.txt", "de.txt", "report.json")
            outcomes[code] = outcomes.get(code, 0) + 1
        # By the signal itself, as a shell's 130 and 143.
        assert set(outcomes) <= {0, 1, 2, 130, 143, -signal.SIGINT, -signal.SIGTERM}, outcomes
        print(f"ok signals: {rounds} rounds, exit codes {outcomes}")

    def read_only(self):
        write(self.target, TARGET)
        os.chmod(self.folder, 0o500)
        try:
            if os.access(self.folder, os.W_OK):
                return print("skipped read-only folder: this user may write everywhere")
            outcome = self.run("--fix", "--severity", "info")
        finally:
            os.chmod(self.folder, 0o700)
        assert outcome.returncode == 2 and read(self.target) == TARGET, outcome
        print("ok read-only folder:", outcome.stderr.strip())

    def changing(self, rounds, chance):
        """A text that is replaced again and again is checked in one of its states."""
        for _ in range(rounds):
            write(self.target, TARGET)
            process = subprocess.Popen(
                self.command("--format", "concise"), stdout=subprocess.PIPE,
                stderr=subprocess.PIPE, text=True)
            time.sleep(chance.random() * 0.02)
            write(self.target, TARGET[: chance.randrange(len(TARGET))])
            _, error = process.communicate(timeout=60)
            assert process.returncode in (0, 1, 2) and "Fatal" not in error, error
        print(f"ok changing file: {rounds} rounds")

    def closed_pipe(self):
        write(self.target, TARGET)
        process = subprocess.Popen(
            self.command("--format", "json"), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        process.stdout.close()
        error = process.stderr.read()
        code = process.wait(timeout=60)
        assert code in (0, 1, 2, 141, -signal.SIGPIPE) and b"Fatal" not in error, (code, error)
        print("ok closed pipe: exit code", code, error.decode().strip())


def full_disk(program):
    with tempfile.TemporaryDirectory() as folder:
        mount = ["mount", "-t", "tmpfs", "-o", "size=128k", "tmpfs", folder]
        if os.geteuid() != 0 or subprocess.run(mount, capture_output=True).returncode != 0:
            return print("skipped full disk: needs root and mount")
        try:
            faults = Faults(program, folder)
            room = os.statvfs(folder)
            with open(os.path.join(folder, "filler"), "wb") as file:
                file.write(bytes(max(0, room.f_bavail * room.f_frsize - 4096)))
            outcome = faults.run("--fix", "--severity", "info")
            assert outcome.returncode == 2, outcome
            assert "No space left" in outcome.stderr, outcome.stderr
            assert read(faults.target) == TARGET, "the translation is not the old one"
            faults.only("en.txt", "de.txt", "filler")
            print("ok full disk:", outcome.stderr.strip())
            os.remove(os.path.join(folder, "filler"))
            subprocess.run(["mount", "-o", "remount,ro", folder], check=True)
            outcome = faults.run("--fix", "--severity", "info")
            assert outcome.returncode == 2 and "Read-only" in outcome.stderr, outcome
            assert read(faults.target) == TARGET, "the translation is not the old one"
            print("ok read-only disk:", outcome.stderr.strip())
        finally:
            subprocess.run(["umount", folder], check=True)


def main(program, rounds):
    chance = random.Random(1)
    program = os.path.abspath(program)
    with tempfile.TemporaryDirectory() as folder:
        faults = Faults(program, folder)
        faults.signals(rounds, chance)
        faults.changing(max(5, rounds // 10), chance)
        faults.closed_pipe()
        faults.read_only()
    full_disk(program)


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) == 3 else 200)
