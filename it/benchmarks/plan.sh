#!/usr/bin/env bash
# Planning and deploying 500 tasks in 50 environments against one task in one environment, on an embedded backend.
set -euo pipefail
cd "$(dirname "$0")/../.."
. it/benchmarks/compare.sh
work=$(mktemp -d)
cleanup() { kill $(jobs -p) 2>/dev/null || true; wait 2>/dev/null || true; rm -rf "$work"; }
trap cleanup EXIT

# project NAME ENVIRONMENTS TASKS_EACH: a project whose environments are classes, all with options of their own.
project() {
  local folder=$work/$1 e t
  mkdir -p "$folder/src/main/java/com/example"
  {
    sed -e "s#<artifactId>simple</artifactId>#<artifactId>$1</artifactId>#" -e '/<environments>/,$d' it/patterns/simple/pom.xml
    echo '<environments>'
    for ((e = 0; e < $2; e++)); do
      echo "<env$e><resources><cpu>1</cpu><memory>$((e + 1))Gi</memory></resources><envVars><E>$e</E></envVars></env$e>"
    done
    echo '</environments></configuration></plugin></plugins></build></project>'
  } >"$folder/pom.xml"
  for ((e = 0; e < $2; e++)); do
    {
      echo "package com.example; import org.flyte.task.*; @Environment(\"env$e\") public final class Env$e {"
      for ((t = 0; t < $3; t++)); do
        echo "  /** Adds $t. */ @Task(retries = $t) public static long task$t(long n, @Param(defaultValue = \"x\") String s) { return n + $t; }"
      done
      echo '}'
    } >"$folder/src/main/java/com/example/Env$e.java"
  done
}
project one 1 1
project many 50 10

backend=$((40000 + RANDOM % 20000))
maven="./mvnw -q -B -Dmaven.repo.local=${MAVEN_REPO:-$HOME/.m2/repository}"
$maven -f "$work/one" flyte:dev -Dflyte.dev.port=$backend -Dflyte.dev.dataDir="$work/dev" -Duser.home="$work/home" >"$work/dev.log" 2>&1 &
until curl -s "http://127.0.0.1:$backend/healthz" >/dev/null; do
  kill -0 %1 || { cat "$work/dev.log" >&2; exit 1; }
  read -rt 0.3 <> <(:) || true
done

# The endpoint embedded joins the backend above, found by the home that both share, so that no image has to be pushed.
at="-Duser.home=$work/home -Dflyte.endpoint=embedded"
one="$maven -f $work/one $at"
many="$maven -f $work/many $at"
compare "first flyte:plan, 500 tasks" "$many flyte:plan" "first flyte:plan, one task" "$one flyte:plan"
start=$(date +%s%N)
$many flyte:deploy >/dev/null
printf 'first flyte:deploy, 500 tasks %21d ms\n' $((($(date +%s%N) - start) / 1000000))
$one flyte:deploy >/dev/null
compare "flyte:plan of what is there, 500 tasks" "$many flyte:plan" "flyte:plan of what is there, one task" "$one flyte:plan"
compare "flyte:deploy of what is there, 500 tasks" "$many flyte:deploy" "flyte:deploy of what is there, one task" "$one flyte:deploy"
