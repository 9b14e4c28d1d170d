#!/usr/bin/env bash
# clang_format.sh ROOT: every C++ file under version control is as clang-format
# writes it. Exits 77 (skipped) outside a git checkout.
set -euo pipefail
cd "$1"
git rev-parse --is-inside-work-tree >/dev/null 2>&1 || { echo "not a git checkout"; exit 77; }
git ls-files -z '*.h' '*.cc' | xargs -0 clang-format-14 --dry-run -Werror
