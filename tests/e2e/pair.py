"""The two daemons over a temporary folder, and the command that talks to them."""
import json
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
BIN = pathlib.Path(os.environ.get("HEARSAY_BIN", ROOT / "build/release/bin"))
SKIPPED = 77


def skip(why):
    print("skipped:", why)
    sys.exit(SKIPPED)


def require_programs():
    for name in ("hearsay", "hearsay-ingest", "hearsay-query"):
        if not (BIN / name).exists():
            sys.exit("%s is not built" % (BIN / name))


class Daemon:
    """One daemon, on a free port unless told; `address` once it listens."""

    def __init__(self, folder, name, *flags, listen="127.0.0.1:0", command=None, data=None):
        self.log = folder / (name + ".log")
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen(
                [*(command or [BIN / name]), "--listen", listen, "--metrics_listen", "127.0.0.1:0",
                 "--data_dir", data or folder / name, *flags], stderr=log, stdout=subprocess.DEVNULL)
        end = time.monotonic() + 60
        while time.monotonic() < end and self.process.poll() is None:
            found = re.findall(r"listening on ([^\s\"]+:\d+)", self.log.read_text(errors="replace"))
            if found:
                self.address = found[0]
                return
            time.sleep(0.05)
        sys.exit("%s did not start:\n%s" % (name, self.log.read_text(errors="replace")))

    def stop(self):
        """SIGTERM; the exit status."""
        self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(60)
        except subprocess.TimeoutExpired:
            self.process.kill()
            return self.process.wait()


class Pair:
    def __enter__(self):
        require_programs()
        self.folder_holder = tempfile.TemporaryDirectory(prefix="hearsay-e2e-")
        self.folder = pathlib.Path(self.folder_holder.name)
        self.ingest = Daemon(self.folder, "hearsay-ingest")
        self.query = Daemon(self.folder, "hearsay-query", "--ingest_address", self.ingest.address)
        return self

    def __exit__(self, *_):
        for daemon in (self.query, self.ingest):
            if daemon.process.poll() is None:
                daemon.stop()
        self.folder_holder.cleanup()

    def hearsay(self, *arguments, stdin=None, status=0):
        """Runs the command, checks its exit status, gives its standard output."""
        environment = dict(os.environ, HEARSAY_INGEST_ADDRESS=self.ingest.address,
                           HEARSAY_QUERY_ADDRESS=self.query.address)
        done = subprocess.run([BIN / "hearsay", *arguments], input=stdin, capture_output=True, text=True,
                              env=environment, timeout=120)
        if done.returncode != status:
            sys.exit("hearsay %s: exit %d, not %d\n%s\n%s" % (
                " ".join(map(str, arguments)), done.returncode, status, done.stdout, done.stderr))
        return done.stdout

    def ingest_lines(self, *articles, status=0):
        """Streams articles (dicts) and waits until queries see them; the answers."""
        lines = "".join(json.dumps(article) + "\n" for article in articles)
        return rows(self.hearsay("ingest", "--wait", "--format", "json", "-", stdin=lines, status=status))

    def query_claims(self, *arguments):
        return rows(self.hearsay("query", "--format", "json", *arguments))


def rows(output):
    return [json.loads(line) for line in output.splitlines()]


def expect(holds, what, *facts):
    if not holds:
        sys.exit("not so: %s %s" % (what, " ".join(json.dumps(fact, ensure_ascii=False) for fact in facts)))
