#!/usr/bin/env bash
# From the start of the container's command to outputs.pb, against a bare java Hello and, where FLYTE_TEST_PYTHON names a
# Python with flyte, against the SDK's a0 with the same task, inputs and store.
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

if [ -n "${FLYTE_TEST_PYTHON:-}" ]; then
  mkdir "$work/python" "$work/scratch"
  cat >"$work/python/hello.py" <<'PYTHON'
import flyte

env = flyte.TaskEnvironment(name="hello", image="python:3")


@env.task
async def my_task(name: str) -> str:
    return f"Hello, {name}!"
PYTHON
  tar -czf "$work/python.tgz" -C "$work/python" hello.py
  a0="export RUN_NAME=r ACTION_NAME=a0 _U_RUN_BASE=file://$work/run _U_ORG_NAME=local FLYTE_INTERNAL_EXECUTION_PROJECT=p FLYTE_INTERNAL_EXECUTION_DOMAIN=d \
  _U_EP_OVERRIDE=127.0.0.1:1 _U_INSECURE=true
rm -rf $work/out $work/scratch/*; mkdir $work/out; cd $work/scratch
$(dirname "$FLYTE_TEST_PYTHON")/a0 --inputs file://$inputs --outputs-path file://$work/out --version v --raw-data-path file://$work/out \
  --checkpoint-path file://$work/out/c --prev-checkpoint '\"\"' --run-name r --name a0 --run-start-time 2026-01-01T00:00:00Z \
  --tgz file://$work/python.tgz --dest . --resolver flyte._internal.resolvers.default.DefaultTaskResolver mod hello instance my_task
test -s $work/out/outputs.pb"
  compare "Python SDK's a0, same store" "$a0" "task, bundle to outputs.pb" "$task"
else
  echo "left out: the comparison with the Python SDK's a0; set FLYTE_TEST_PYTHON to a Python with flyte"
fi
