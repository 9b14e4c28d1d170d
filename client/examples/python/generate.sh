#!/usr/bin/env bash
# generate.sh FOLDER: message classes and stubs of hearsay.v1 for Python.
set -euo pipefail
[ $# -eq 1 ] || { echo "usage: generate.sh FOLDER" >&2; exit 2; }
protos=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../../proto" && pwd)
plugin=$(command -v grpc_python_plugin) || { echo "generate.sh: install protobuf-compiler-grpc" >&2; exit 1; }
mkdir -p "$1"
protoc -I "$protos" --python_out="$1" --grpc_out="$1" --plugin=protoc-gen-grpc="$plugin" \
  "$protos"/hearsay/v1/*.proto "$protos"/google/rpc/status.proto
