#!/usr/bin/env bash
# make_root.sh BUILD_DIR ROOT: the root file system of the image: the services,
# the command, the models, the libraries that they link, and nothing else (no
# shell, no package manager).
set -euo pipefail
[ $# -eq 2 ] || { echo "usage: make_root.sh BUILD_DIR ROOT" >&2; exit 2; }
build=$1
root=$2
mkdir -p "$root/usr/share"
for program in hearsay hearsay-ingest hearsay-query; do
  install -D --strip "$build/bin/$program" "$root/usr/bin/$program"
done
cp -r "$build/share/hearsay" "$root/usr/share/hearsay"

# What the loader would load, and the loader itself.
for program in "$root"/usr/bin/*; do ldd "$program"; done |
  grep -oE '/[^ )]+\.so[^ )]*' | sort -u |
  while read -r library; do install -D "$(realpath "$library")" "$root$library"; done

mkdir -p "$root/etc" "$root/var/lib/hearsay" "$root/tmp"
chmod 1777 "$root/tmp"
echo 'hearsay:x:65532:65532::/var/lib/hearsay:/sbin/nologin' >"$root/etc/passwd"
echo 'hearsay:x:65532:' >"$root/etc/group"
# Service names of the cluster come by DNS.
echo 'hosts: files dns' >"$root/etc/nsswitch.conf"
# Certificates, for whoever fetches pages over https.
[ ! -e /etc/ssl/certs/ca-certificates.crt ] ||
  install -D -m 0644 /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/ca-certificates.crt"
