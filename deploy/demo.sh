#!/usr/bin/env bash
# Shows Hearsay at work: installs what it needs, builds it, starts both services
# on free loopback ports over a temporary folder, streams articles in, asks
# questions, prints the answers, and leaves nothing behind.
set -euo pipefail

usage() {
  cat <<'USAGE'
usage: deploy/demo.sh [--query "WORDS"]... [--format table|json] [FILE...]

Without FILEs, streams the sample articles of deploy/samples, corrects one,
retracts one, and asks three questions. With FILEs (.jsonl, .txt, .html, .gz of
these) streams those instead and asks for all claims about the Dugina bombing.

  --query "WORDS"   ask this instead; may be given several times
  --format json     one claim a line on stdout, and nothing else there

HEARSAY_BIN=FOLDER takes the programs from FOLDER instead of building them.
Exit status: 0 done, 1 something failed or an article was rejected, 2 usage.
USAGE
}

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
samples=$root/deploy/samples
format=table
queries=()
files=()
while [ $# -gt 0 ]; do
  case $1 in
    --query)
      [ $# -ge 2 ] || { echo "demo: --query needs the words of a question" >&2; exit 2; }
      queries+=("$2"); shift 2 ;;
    --query=*) queries+=("${1#*=}"); shift ;;
    --format)
      [ $# -ge 2 ] || { echo "demo: --format needs table or json" >&2; exit 2; }
      format=$2; shift 2 ;;
    --format=*) format=${1#*=}; shift ;;
    -h | --help) usage; exit 0 ;;
    --) shift; files+=("$@"); break ;;
    -*) echo "demo: unknown option $1" >&2; usage >&2; exit 2 ;;
    *) files+=("$1"); shift ;;
  esac
done
case $format in table | json) ;; *) echo "demo: --format: $format, must be table or json" >&2; exit 2 ;; esac
for file in "${files[@]}"; do
  [ -r "$file" ] || { echo "demo: $file: cannot be read" >&2; exit 2; }
done

say() { echo "demo: $*" >&2; }

work=$(mktemp -d "${TMPDIR:-/tmp}/hearsay-demo.XXXXXX")
pids=()
stop() {
  local pid
  trap - EXIT
  # The reader first, so that it does not miss its feed on the way down.
  for ((i = ${#pids[@]} - 1; i >= 0; i--)); do
    pid=${pids[i]}
    kill -TERM "$pid" 2>/dev/null || true
    wait "$pid" 2>/dev/null || true
  done
  rm -rf "$work"
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

if [ -n "${HEARSAY_BIN:-}" ]; then
  bin=$HEARSAY_BIN
else
  "$root/deploy/install_packages.sh" >&2
  bin=$root/build/release/bin
  say "building (the first time takes some minutes)"
  if ! { (cd "$root" && cmake --preset release) &&
         cmake --build "$root/build/release" --target hearsay hearsay_ingest hearsay_query; } >"$work/build.log" 2>&1; then
    tail -n 40 "$work/build.log" >&2
    say "the build failed"
    exit 1
  fi
fi

# start NAME ARGUMENT...: starts a daemon; its address is then in $address.
start() {
  local name=$1 log=$work/$1.log
  shift
  # The background shell may create it later than the loop below reads it.
  : >"$log"
  "$bin/$name" "$@" --listen 127.0.0.1:0 --metrics_listen 127.0.0.1:0 --data_dir "$work/$name" 2>"$log" >/dev/null &
  pids+=($!)
  for ((i = 0; i < 600; i++)); do
    address=$(sed -n 's/.*listening on \([^ "]*:[0-9]*\).*/\1/p' "$log" | head -n 1)
    [ -z "$address" ] || return 0
    kill -0 "${pids[-1]}" 2>/dev/null || break
    sleep 0.05
  done
  tail -n 20 "$log" >&2
  say "$name did not start"
  exit 1
}

start hearsay-ingest
ingest=$address
say "hearsay-ingest listens on $ingest"
start hearsay-query --ingest_address "$ingest"
query=$address
say "hearsay-query listens on $query"

rejected=0
# stream FILE...: returns when a query sees all of it. Leaves the answers, a
# line of JSON each, in $work/answers.
stream() {
  "$bin/hearsay" ingest --address "$ingest" --query_address "$query" --wait --format json "$@" >"$work/answers" || rejected=1
}

if [ ${#files[@]} -gt 0 ]; then
  stream "${files[@]}"
  [ ${#queries[@]} -gt 0 ] || queries=("all claims about the Dugina bombing")
else
  say "streaming seven articles of deploy/samples"
  stream "$samples/articles.jsonl"
  fabricated=$(sed -n 's|.*"article":"\(sources/coastgazette.example/[^"]*\)".*|\1|p' "$work/answers")
  say "streaming the corrected text of one of them"
  stream "$samples/revision.jsonl"
  say "retracting one that turned out to be invented"
  "$bin/hearsay" retract --address "$ingest" --query_address "$query" --wait "$fabricated" --reason "The interview never took place." >&2
  [ ${#queries[@]} -gt 0 ] || queries=(
    "all claims about the smuggling ring"
    "denials by Oslin"
    "claims with low confidence"
  )
fi

for words in "${queries[@]}"; do
  if [ "$format" = table ]; then
    printf '\n%s\n  %s\n%s\n' "──────────" "$words" "──────────"
  else
    say "asking: $words"
  fi
  "$bin/hearsay" query --address "$query" --format "$format" "$words"
done
if [ "$rejected" -ne 0 ]; then
  say "some articles were rejected; see above"
  exit 1
fi
