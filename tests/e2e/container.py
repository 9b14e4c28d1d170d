#!/usr/bin/env python3
"""The image's root file system holds all that both services need: they serve
from inside it as its user, over a read-only root."""
import os
import pathlib
import subprocess
import tempfile

from pair import BIN, ROOT, Daemon, expect, require_programs, skip

USER = 65532

if os.geteuid() != 0:
    skip("only root can change the root directory")
require_programs()

with tempfile.TemporaryDirectory(prefix="hearsay-image-") as folder:
    image = pathlib.Path(folder) / "root"
    subprocess.run([ROOT / "deploy/container/make_root.sh", BIN.parent, image], check=True)
    expect(not (image / "bin/sh").exists(), "no shell in the image")
    data = image / "var/lib/hearsay"
    os.chown(data, USER, USER)
    (image / "proc").mkdir()  # What a container's runtime mounts.
    # All but the volume is read-only, as in a pod.
    enter = ["unshare", "--mount", "sh", "-c",
             'mount --bind "$0" "$0" && mount --bind "$0/var/lib/hearsay" "$0/var/lib/hearsay" && '
             'mount -t proc proc "$0/proc" && mount -o remount,bind,ro "$0" && exec chroot --userspec=%d:%d "$0" "$@"' % (USER, USER), image]
    if subprocess.run(["unshare", "--mount", "true"], capture_output=True).returncode != 0:
        skip("mount namespaces are not allowed here")
    work = pathlib.Path(folder)
    ingest = Daemon(work, "hearsay-ingest", command=[*enter, "/usr/bin/hearsay-ingest"], data="/var/lib/hearsay/ingest")
    query = Daemon(work, "hearsay-query", "--ingest_address", ingest.address,
                   command=[*enter, "/usr/bin/hearsay-query"], data="/var/lib/hearsay/query")
    done = subprocess.run([BIN / "hearsay", "ingest", "--address", ingest.address, "--query_address", query.address, "--wait",
                           ROOT / "deploy/samples/articles.jsonl"], capture_output=True, text=True)
    expect(done.returncode == 0 and " claims" in done.stdout, "articles go in", done.stdout, done.stderr)
    expect(query.stop() == 0 and ingest.stop() == 0, "both stop cleanly")
    size = sum(path.stat().st_size for path in image.rglob("*") if path.is_file() and data not in path.parents)
print("the image holds %d MB and serves" % (size >> 20))
