"""A headless Chromium driven by the DevTools protocol over a pipe; Python's library only."""

import base64
import fcntl
import json
import os
import select
import shutil
import subprocess
import tempfile
import time

KEYS = {
    "Escape": ("Escape", 27, None), "Tab": ("Tab", 9, None), "Enter": ("Enter", 13, "\r"),
}


class BrowserError(Exception):
    pass


class Browser:
    """One browser with one page. Use as a context manager."""

    def __init__(self, timeout=20):
        self.timeout = timeout
        self.folder = tempfile.mkdtemp(prefix="tqcheck-page-")
        self.events = []
        self.problems = []
        self.requests = []
        self._number = 0
        self._buffer = b""

    def __enter__(self):
        program = shutil.which("chromium") or shutil.which("chromium-browser")
        if not program:
            raise BrowserError("no chromium: apt-get install chromium")
        to_read, to_write = os.pipe()
        from_read, from_write = os.pipe()
        # The browser takes commands on descriptor 3 and answers on 4.
        ends = [fcntl.fcntl(end, fcntl.F_DUPFD, 10) for end in (to_read, from_write)]

        def inherit():
            os.dup2(ends[0], 3)
            os.dup2(ends[1], 4)

        self.process = subprocess.Popen(
            [program, "--headless=new", "--remote-debugging-pipe", "--no-sandbox",
             "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars", "--no-first-run",
             f"--user-data-dir={self.folder}/profile", "about:blank"],
            preexec_fn=inherit, pass_fds=(3, 4), stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for end in [to_read, from_write, *ends]:
            os.close(end)
        self._in, self._out = to_write, from_read
        fcntl.fcntl(self._out, fcntl.F_SETFL, os.O_NONBLOCK)
        targets = self._call("Target.getTargets")["targetInfos"]
        page = next(target for target in targets if target["type"] == "page")
        self._session = None
        self._session = self._call(
            "Target.attachToTarget", targetId=page["targetId"], flatten=True)["sessionId"]
        for domain in ["Page", "Runtime", "Log", "Network", "Accessibility"]:
            self.call(f"{domain}.enable")
        return self

    def __exit__(self, *_):
        try:
            self._call("Browser.close")
            self.process.wait(self.timeout)
        except (BrowserError, OSError, subprocess.TimeoutExpired):
            self.process.kill()
            self.process.wait()
        os.close(self._in)
        os.close(self._out)
        shutil.rmtree(self.folder, ignore_errors=True)

    def call(self, method, **parameters):
        return self._call(method, session=self._session, **parameters)

    def _call(self, method, session=None, **parameters):
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        self._write(json.dumps(message).encode() + b"\0")
        number = self._number
        answer = self._until(lambda message: message.get("id") == number, method)
        if "error" in answer:
            raise BrowserError(f"{method}: {answer['error']['message']}")
        return answer["result"]

    def _write(self, data):
        while data:
            data = data[os.write(self._in, data):]

    def _until(self, test, what):
        deadline = time.monotonic() + self.timeout
        while time.monotonic() < deadline:
            message = self._receive(deadline)
            if message is None:
                continue
            if test(message):
                return message
            self._note(message)
        raise BrowserError(f"no answer within {self.timeout} s: {what}")

    def _receive(self, deadline):
        while b"\0" not in self._buffer:
            ready, _, _ = select.select([self._out], [], [], max(0, deadline - time.monotonic()))
            if not ready:
                return None
            piece = os.read(self._out, 1 << 20)
            if not piece:
                raise BrowserError("the browser ended")
            self._buffer += piece
        message, self._buffer = self._buffer.split(b"\0", 1)
        return json.loads(message)

    def _note(self, message):
        """Keeps what the page complains of and asks for."""
        method, parameters = message.get("method"), message.get("params", {})
        if method == "Runtime.exceptionThrown":
            details = parameters["exceptionDetails"]
            self.problems.append(details.get("exception", details).get("description", str(details)))
        elif method == "Runtime.consoleAPICalled" and parameters["type"] in ("error", "warning"):
            self.problems.append(str(parameters["args"]))
        elif method == "Log.entryAdded" and parameters["entry"]["level"] in ("error", "warning"):
            self.problems.append(parameters["entry"]["text"])
        elif method == "Network.requestWillBeSent":
            self.requests.append(parameters["request"]["url"])
        self.events.append(message)

    # What a person does.

    def open(self, path, fragment=""):
        self.events.clear()
        self.problems.clear()
        self.requests.clear()
        # Another document first: a change of the fragment alone loads nothing.
        self.call("Page.navigate", url="about:blank")
        self.call("Page.navigate", url=f"file://{os.path.abspath(path)}{fragment}")
        self.run("new Promise(done => document.readyState === 'complete' ? done(0)"
                 " : addEventListener('load', () => done(0)))")
        self.settle()
        self.requests = [url for url in self.requests if not url.startswith("about:")]

    def settle(self):
        """Waits until the page has painted twice."""
        self.run("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
                 ".then(() => 0)")

    def run(self, script):
        """The value of an expression; promises are awaited."""
        result = self.call(
            "Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in result:
            details = result["exceptionDetails"]
            raise BrowserError(details.get("exception", {}).get("description", str(details)))
        return result["result"].get("value")

    def press(self, *keys):
        for key in keys:
            code, number, text = KEYS.get(key, (key, ord(key.upper()) if len(key) == 1 else 0, key))
            common = {"key": code, "windowsVirtualKeyCode": number}
            self.call("Input.dispatchKeyEvent", type="keyDown", **common,
                      **({"text": text} if text else {}))
            self.call("Input.dispatchKeyEvent", type="keyUp", **common)
        self.settle()

    def type(self, text):
        self.call("Input.insertText", text=text)
        self.settle()

    def click(self, selector):
        self.run(f"document.querySelector({json.dumps(selector)}).click()")
        self.settle()

    def download(self, selector):
        """Clicks, and gives the name and the bytes of the file that comes."""
        folder = tempfile.mkdtemp(dir=self.folder)
        self.events.clear()
        self._call("Browser.setDownloadBehavior", behavior="allow", downloadPath=folder,
                   eventsEnabled=True)
        self.click(selector)

        def is_done(message):
            return message.get("method") == "Browser.downloadProgress" \
                and message["params"]["state"] == "completed"
        if not any(is_done(event) for event in self.events):
            self._until(is_done, "download")
        name = os.listdir(folder)[0]
        with open(os.path.join(folder, name), "rb") as file:
            return name, file.read()

    def size(self, width, height):
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height,
                  deviceScaleFactor=1, mobile=False)

    def media(self, scheme="light", motion="no-preference", kind=""):
        self.call("Emulation.setEmulatedMedia", media=kind, features=[
            {"name": "prefers-color-scheme", "value": scheme},
            {"name": "prefers-reduced-motion", "value": motion}])

    def screenshot(self, path, whole=False):
        image = self.call("Page.captureScreenshot", format="png", captureBeyondViewport=whole)
        with open(path, "wb") as file:
            file.write(base64.b64decode(image["data"]))

    def accessibility(self):
        """The nodes of the accessibility tree that are not ignored: (role, name)."""
        nodes = self.call("Accessibility.getFullAXTree")["nodes"]
        return [(node["role"]["value"], node.get("name", {}).get("value", ""))
                for node in nodes if not node["ignored"] and "role" in node]
