#!/usr/bin/env bash
# A thousand no-op children of a Java parent and of a Python parent, on the same embedded backend.
set -euo pipefail
cd "$(dirname "$0")/../.."
: "${FLYTE_TEST_PYTHON:?names a Python with flyte==2.12.1}"
work=$(mktemp -d)
trap 'kill "${dev:-}" 2>/dev/null || true; wait 2>/dev/null; rm -rf "$work"' EXIT
export MAVEN_OPTS="${MAVEN_OPTS:-} -Duser.home=$work/home"
repository=${MAVEN_REPO:-$HOME/.m2/repository}
cp -r it/benchmarks/children "$work/children"
mkdir "$work/home"

PATH="$(dirname "$FLYTE_TEST_PYTHON"):$PATH" ./mvnw -q -B -f "$work/children" flyte:dev -Dflyte.dev.port=0 -Dmaven.repo.local="$repository" >"$work/dev.log" 2>&1 &
dev=$!
registration=$work/home/.flyte/dev/dev.json
until [ -s "$registration" ]; do
  kill -0 "$dev" 2>/dev/null || { cat "$work/dev.log" >&2; exit 1; }
  read -rt 0.2 <> <(:) || true
done
endpoint=http://$(sed -n 's/.*"endpoint": *"\([^"]*\)".*/\1/p' "$registration")
./mvnw -q -B -f "$work/children" clean flyte:deploy -Dflyte.endpoint=embedded -Dmaven.repo.local="$repository" >"$work/deploy.log" 2>&1 ||
  { cat "$work/deploy.log" >&2; exit 1; }
cd "$work/children/src/main/python" # the SDK bundles what lies where it is started
"$FLYTE_TEST_PYTHON" bench.py "$endpoint" "${CHILDREN:-1000}" "${PYTHON_CHILDREN:-50}"
