#!/usr/bin/env bash
# Everything that must hold before a change is taken, from a clean clone on a
# bare Debian 12, in under 30 minutes on two cores.
#
#   tests/run.sh [--long]
#
# In order: packages; release build; every header on its own; all tests (unit,
# lint, fuzz corpora, integration, end to end, short kill loops); the tests
# below the rpc layer and the fuzz targets with ASan and UBSan, 5 s a target.
# --long adds full kill cycles, TSan where it is sound, 60 s a fuzz target and
# clang-tidy. Goes on after a failure and exits 1 at the end.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

long=0
fuzz_seconds=5
case ${1:-} in
  --long) long=1; fuzz_seconds=60; export HEARSAY_LONG=1 ;;
  "") ;;
  *) echo "usage: tests/run.sh [--long]" >&2; exit 2 ;;
esac

jobs=$(nproc)
results=$PWD/build/test-results
rm -rf "$results"
mkdir -p "$results"
passed=0
failed=0
skipped=0
failures=()
began=$SECONDS

minutes() { printf '%d:%02d' $(($1 / 60)) $(($1 % 60)); }
phase() {
  phase_name=$*
  phase_began=$SECONDS
  printf '\n== [%s] %s\n' "$(minutes $((SECONDS - began)))" "$phase_name"
}
phase_end() { printf '== %s took %s\n' "$phase_name" "$(minutes $((SECONDS - phase_began)))"; }
count() { # count passed|failed|skipped NAME
  case $1 in
    passed) passed=$((passed + 1)) ;;
    skipped) skipped=$((skipped + 1)) ;;
    failed)
      failed=$((failed + 1))
      failures+=("$2") ;;
  esac
}

finish() {
  printf '\n== whole run took %s\n' "$(minutes $((SECONDS - began)))"
  if [ ${#failures[@]} -gt 0 ]; then
    printf 'failed: %s\n' "${failures[@]}"
  fi
  printf '%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
  [ "$failed" -eq 0 ]
  exit
}

# build PRESET [TARGET...]: output only when it fails.
build() {
  local preset=$1 log=$results/build-$1.log
  shift
  if { cmake --preset "$preset" && cmake --build "build/$preset" -j "$jobs" ${1:+--target "$@"}; } >"$log" 2>&1; then
    count passed "build $preset"
  else
    grep -E 'error|FAILED' "$log" | head -n 30
    tail -n 20 "$log"
    count failed "build $preset ($log)"
    return 1
  fi
}

# tests PRESET NAME ARGUMENT...: one ctest run, whose tests are counted one by one.
tests() {
  local preset=$1 name=$2 junit line before=$((passed + failed + skipped))
  shift 2
  junit=$results/$name.xml
  ctest --test-dir "build/$preset" --output-on-failure --output-junit "$junit" "$@" >"$results/$name.log" 2>&1
  while IFS= read -r line; do
    count "${line%% *}" "${line#* }"
    case $line in
      failed*) echo "  $line" ;;
      skipped*) echo "  $line" ;;
    esac
  done < <(python3 - "$junit" <<'PY'
import sys, xml.etree.ElementTree as tree
try:
    cases = list(tree.parse(sys.argv[1]).getroot().iter("testcase"))
except (OSError, tree.ParseError):
    cases = []
WORD = {"run": "passed", "fail": "failed", "notrun": "skipped", "disabled": "skipped"}
for case in cases:
    print(WORD.get(case.get("status"), "failed"), case.get("name"))
if not cases:
    print("failed (no tests ran)", sys.argv[1])
PY
  )
  [ $((passed + failed + skipped)) -gt "$before" ] || count failed "$name (its results cannot be read)"
  # What the failed tests said.
  grep -q 'The following tests FAILED' "$results/$name.log" && tail -n 80 "$results/$name.log"
  return 0
}

phase packages
if deploy/install_packages.sh; then count passed packages; else
  count failed packages
  finish
fi
phase_end

phase "release build"
build release || finish
phase_end

phase "every header on its own"
build release all_verify_interface_header_sets
phase_end

phase "all tests"
tests release release -j "$jobs"
phase_end

# One build serves both: the fuzz preset has ASan and UBSan.
phase "ASan and UBSan build"
sanitized=0
build fuzz below_rpc_tests fuzz_targets && sanitized=1
phase_end

if [ "$sanitized" -eq 1 ]; then
  phase "tests below rpc with ASan and UBSan"
  # Debian's libraries are not instrumented, which container checks would need.
  ASAN_OPTIONS=detect_container_overflow=0 UBSAN_OPTIONS=print_stacktrace=1 \
    tests fuzz sanitized -L below_rpc -j "$jobs"
  phase_end

  phase "fuzz targets, $fuzz_seconds s each"
  # What is found new goes into the first folder, not into the sources.
  fuzz() {
    local name=$1 found=$results/fuzz-$1
    mkdir -p "$found"
    ASAN_OPTIONS=detect_container_overflow=0 "build/fuzz/bin/${name}_fuzz" -max_total_time="$fuzz_seconds" -timeout=20 \
      -rss_limit_mb=3000 -artifact_prefix="$found/" "$found" "tests/fuzz/corpus/$name" >"$found.log" 2>&1 &&
      touch "$found.passed"
  }
  for target in build/fuzz/bin/*_fuzz; do
    [ "$(jobs -rp | wc -l)" -lt "$jobs" ] || wait -n
    fuzz "$(basename "$target" _fuzz)" &
  done
  wait
  for target in build/fuzz/bin/*_fuzz; do
    name=$(basename "$target" _fuzz)
    if [ -e "$results/fuzz-$name.passed" ]; then
      count passed "fuzz $name"
    else
      tail -n 30 "$results/fuzz-$name.log"
      count failed "fuzz $name ($results/fuzz-$name.log)"
    fi
  done
  phase_end
fi

if [ "$long" -eq 1 ]; then
  phase "tests below rpc with TSan"
  # Where a stack is forgotten, nothing on it can be left alone.
  build tsan below_rpc_tests &&
    TSAN_OPTIONS=history_size=7:suppressions=$PWD/tests/support/tsan_suppressions.txt \
      tests tsan tsan -L below_rpc -j "$jobs"
  phase_end

  phase "clang-tidy"
  if run-clang-tidy-16 -p build/release -quiet -j "$jobs" "$PWD/(common|ingest_service|query_service|client)/" \
    >"$results/clang-tidy.log" 2>&1; then
    count passed clang-tidy
  else
    grep -E 'warning:|error:' "$results/clang-tidy.log" | sort -u | head -n 40
    count failed "clang-tidy ($results/clang-tidy.log)"
  fi
  phase_end
fi

finish
