#!/usr/bin/env bash
# A list of nested records of 10 MB, written and read: by the runtime's codec, by Jackson with msgpack, and, where
# FLYTE_TEST_PYTHON names a Python with flyte, by the Python SDK.
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
java=${JAVA_HOME:+$JAVA_HOME/bin/}java

cp -r it/benchmarks/codec "$work/codec"
version=$(sed -n 's:^  <version>\(.*\)</version>$:\1:p' pom.xml | head -1)
./mvnw -q -B -f "$work/codec" compile dependency:copy-dependencies -Dflyte.version="$version" \
  -Dmaven.repo.local="${MAVEN_REPO:-$HOME/.m2/repository}" >"$work/build.log" 2>&1 || { cat "$work/build.log" >&2; exit 1; }
"$java" -version 2>&1 | head -n 1
"$java" -Xmx1g -Drounds="${RUNS:-15}" -cp "$work/codec/target/classes:$work/codec/target/lib/*" com.example.CodecBenchmark "$work/orders" >"$work/java"
grep -v '^=' "$work/java"
if [ -n "${FLYTE_TEST_PYTHON:-}" ]; then
  "$FLYTE_TEST_PYTHON" it/benchmarks/codec/codec.py "$work/orders" 5 >"$work/python" 2>"$work/python.log" || { cat "$work/python.log" >&2; exit 1; }
  sed -n 's/^=//p' "$work/java" | paste -d ' ' - "$work/python" |
    awk '{ printf "%-24s %8.1f %8.1f\n%-24s %8.3f %8.3f\n", "Python SDK", $3, $4, "flyte-runtime / Python", $1 / $3, $2 / $4 }'
else
  echo "left out: the comparison with the Python SDK; set FLYTE_TEST_PYTHON to a Python with flyte"
fi
