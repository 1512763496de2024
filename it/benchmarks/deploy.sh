#!/usr/bin/env bash
# A warm, unchanged deploy against compiling alone.
set -euo pipefail
cd "$(dirname "$0")/../.."
. it/benchmarks/compare.sh
work=$(mktemp -d)
cleanup() { kill $(jobs -p) 2>/dev/null || true; wait 2>/dev/null || true; rm -rf "$work"; }
trap cleanup EXIT

cp -r it/patterns/simple "$work/simple"
registry=$((20000 + RANDOM % 20000)) backend=$((40000 + RANDOM % 20000))
cat >"$work/registry.yml" <<YML
version: 0.1
log: {level: error}
storage: {filesystem: {rootdirectory: $work/registry}}
http: {addr: 127.0.0.1:$registry}
YML
docker-registry serve "$work/registry.yml" >"$work/registry.log" 2>&1 &
./mvnw -q -B -f "$work/simple" flyte:dev -Dflyte.dev.port=$backend -Dflyte.dev.dataDir="$work/dev" -Duser.home="$work/home" -Dmaven.repo.local="${MAVEN_REPO:-$HOME/.m2/repository}" >"$work/dev.log" 2>&1 &
until curl -sf "http://127.0.0.1:$registry/v2/" >/dev/null && curl -s "http://127.0.0.1:$backend/healthz" >/dev/null; do
  kill -0 %1 %2 || { cat "$work"/*.log >&2; exit 1; }
  read -rt 0.3 <> <(:) || true
done

maven="./mvnw -q -B -f $work/simple -Dmaven.repo.local=${MAVEN_REPO:-$HOME/.m2/repository}"
compare "flyte:deploy, warm and unchanged" \
  "$maven flyte:deploy -Dflyte.endpoint=http://127.0.0.1:$backend -Dflyte.registry=127.0.0.1:$registry -Dflyte.images.default.base=scratch" \
  "process-classes" "$maven process-classes"
