#!/usr/bin/env bash
# proto.sh lint|breaking ROOT: buf's verdict on proto/, by npm's @bufbuild/buf.
# `breaking` compares with the commit before this one. Exits 77 (skipped) where
# there is no npx, no network to fetch buf from, or no commit before.
set -euo pipefail
check=$1
cd "$2"
skip() { echo "skipped: $*"; exit 77; }

command -v npx >/dev/null || skip "npx is not installed"
buf=(npx --yes @bufbuild/buf@1.47.2)
timeout 100 "${buf[@]}" --version >/dev/null 2>&1 || skip "buf cannot be fetched from npm"
# The settings are proto/buf.yaml's; the cache is our own.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export BUF_CACHE_DIR=$work/cache

if [ "$check" = lint ]; then
  "${buf[@]}" lint proto
else
  git rev-parse --verify --quiet HEAD~1 >/dev/null || skip "there is no commit before this one"
  git archive HEAD~1 proto | tar -x -C "$work"
  "${buf[@]}" breaking proto --against "$work/proto"
fi
