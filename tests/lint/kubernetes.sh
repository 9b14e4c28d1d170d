#!/usr/bin/env bash
# kubernetes.sh ROOT: builds every overlay of deploy/kubernetes offline, checks
# each object against Kubernetes' own types (npm's kubernetes-types) and holds it
# to what kubernetes_rules.js asks. Exits 77 (skipped) without kubectl or npm.
set -euo pipefail
root=$1
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
skip() { echo "skipped: $*"; exit 77; }
command -v kubectl >/dev/null || skip "kubectl is not installed"
command -v npm >/dev/null || skip "npm is not installed"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --no-audit --no-fund --no-save kubernetes-types@1.30.0 typescript@5.9.3 yaml@2.9.1 >npm.log 2>&1 ||
  skip "kubernetes-types, typescript or yaml cannot be fetched from npm"
cp "$here/kubernetes_rules.js" .
for folder in "$root"/deploy/kubernetes/base "$root"/deploy/kubernetes/overlays/*/; do
  name=$(basename "$folder")
  kubectl kustomize "$folder" >"$name.yaml"
  node kubernetes_rules.js "$name.yaml" "$name.ts"
  npx tsc --noEmit --strict --skipLibCheck --moduleResolution node10 --module commonjs "$name.ts"
  echo "$name: $(grep -c '^kind:' "$name.yaml") objects, each as Kubernetes types it"
done
