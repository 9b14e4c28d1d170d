#!/usr/bin/env bash
# Installs what building, testing and running Hearsay need, from Debian 12's
# own packages. Idempotent and quick when nothing is missing; needs root (or
# sudo) only when something is.
set -euo pipefail

packages=(
  # Toolchain.
  g++ cmake ninja-build pkg-config ccache clang-16 clang-tidy-16 clang-format-14 libclang-rt-16-dev git python3
  # RPC and messages.
  libgrpc++-dev libgrpc-dev libprotobuf-dev protobuf-compiler protobuf-compiler-grpc libssl-dev
  # Storage and base libraries.
  librocksdb-dev libabsl-dev zlib1g-dev libzstd-dev
  # Text: ICU (normalisation, folding, charsets), Snowball stems, HTML5 parsing, language identification, public suffixes.
  libicu-dev libstemmer-dev libgumbo-dev libcld2-dev libpsl-dev wordnet-base
  # Collector: HTTP, XML, what it must not forget.
  libcurl4-openssl-dev libxml2-dev libsqlite3-dev ca-certificates
  # Command line, JSON input, metrics.
  libcli11-dev libsimdjson-dev prometheus-cpp-dev
  # Tests and benchmarks.
  libgtest-dev libgmock-dev libbenchmark-dev
  # The Python example, run by the tests.
  python3-grpcio python3-protobuf
)

# Any kubectl serves to check the manifests.
command -v kubectl >/dev/null || packages+=(kubernetes-client)

missing=()
for package in "${packages[@]}"; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
done
if [ "${#missing[@]}" -eq 0 ]; then
  exit 0
fi

as_root=()
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || { echo "install_packages: run as root, or install sudo; missing: ${missing[*]}" >&2; exit 1; }
  as_root=(sudo)
fi
echo "installing ${#missing[@]} Debian packages: ${missing[*]}" >&2
log=$(mktemp)
if ! { "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update &&
       "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}"; } >"$log" 2>&1; then
  tail -n 30 "$log" >&2
  echo "install_packages: apt-get failed; the whole log is $log" >&2
  exit 1
fi
rm -f "$log"
