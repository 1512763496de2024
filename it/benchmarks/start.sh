#!/usr/bin/env bash
# From the start of the container's command to outputs.pb, against a bare java Hello.
set -euo pipefail
cd "$(dirname "$0")/../.."
. it/benchmarks/compare.sh
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
java=${JAVA_HOME:+$JAVA_HOME/bin/}java

cp -r it/patterns/simple "$work/simple"
./mvnw -q -B -f "$work/simple" clean flyte:run -Dflyte.task=myTask -Dflyte.inputs.name=World \
  -Dmaven.repo.local="${MAVEN_REPO:-$HOME/.m2/repository}" >"$work/run.log" 2>&1 || { cat "$work/run.log" >&2; exit 1; }
data=$work/simple/target/flyte/dev
flyte=$(echo "$data"/images/*/flyte)
bundle=$(find "$data/storage" -name bundle.tar.gz)
inputs=$(find "$data/storage" -name inputs.pb)
digest=$(sha256sum "$bundle" | cut -d' ' -f1)
cat >"$work/Hello.java" <<'JAVA'
public class Hello {
    public static void main(String[] args) {
        System.out.println("Hello, World!");
    }
}
JAVA
"${java}c" -d "$work" "$work/Hello.java"

flags="-XX:MaxRAMPercentage=75 -Xshare:auto -XX:-UsePerfData --enable-native-access=ALL-UNNAMED -XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
task="export RUN_NAME=r ACTION_NAME=a0 _U_RUN_BASE=file://$work/run _U_ORG_NAME=local FLYTE_INTERNAL_EXECUTION_PROJECT=p FLYTE_INTERNAL_EXECUTION_DOMAIN=d
rm -rf $work/out $flyte/code/*
$java $flags -jar $flyte/task.jar --inputs file://$inputs --outputs-path file://$work/out --version v --raw-data-path file://$work/out \
  --checkpoint-path file://$work/out/c --prev-checkpoint '\"\"' --run-name r --name a0 --run-start-time 2026-01-01T00:00:00Z \
  --tgz file://$bundle --digest sha256:$digest --resolver java mod com.example.Hello instance myTask
test -s $work/out/outputs.pb"
"$java" -version 2>&1 | head -n 1
compare "task, bundle to outputs.pb" "$task" "java Hello, same flags" "$java $flags -cp $work Hello"
