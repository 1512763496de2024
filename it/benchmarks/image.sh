#!/usr/bin/env bash
# Images of one project (120 jars, 2,000 classes), by jib-maven-plugin and by this plugin, to one registry: with empty
# caches and an empty repository, after a change of the code, and with nothing changed; over mvn compile alone.
set -euo pipefail
cd "$(dirname "$0")/../.."
. it/benchmarks/compare.sh
work=$(mktemp -d)
cleanup() { kill $(jobs -p) 2>/dev/null || true; wait 2>/dev/null || true; rm -rf "$work"; }
trap cleanup EXIT
runs=${RUNS:-5}

registry=$((20000 + RANDOM % 20000)) backend=$((40000 + RANDOM % 20000))
cat >"$work/registry.yml" <<YML
version: 0.1
log: {level: error}
storage: {filesystem: {rootdirectory: $work/registry}}
http: {addr: 127.0.0.1:$registry}
YML
docker-registry serve "$work/registry.yml" >"$work/registry.log" 2>&1 &
version=$(sed -n 's:^  <version>\(.*\)</version>$:\1:p' pom.xml | head -1)
java it/benchmarks/image/Generate.java "$work/project" "$work/jars" "127.0.0.1:$registry" "$version"
maven="./mvnw -q -B -f $work/project -Dmaven.repo.local=${MAVEN_REPO:-$HOME/.m2/repository}"
$maven flyte:dev -Dflyte.dev.port=$backend -Dflyte.dev.dataDir="$work/dev" -Duser.home="$work/home" >"$work/dev.log" 2>&1 &
until curl -sf "http://127.0.0.1:$registry/v2/" >/dev/null && curl -s "http://127.0.0.1:$backend/healthz" >/dev/null; do
  kill -0 %1 %2 || { cat "$work"/*.log >&2; exit 1; }
  read -rt 0.3 <> <(:) || true
done

# The base is a layer of what does not compress, as large as a small JRE.
mkdir -p "$work/base/opt"
head -c 40000000 /dev/urandom >"$work/base/opt/jre"
tar -C "$work/base" -czf "$work/layer.tar.gz" opt
diff=$(gzip -dc "$work/layer.tar.gz" | sha256sum | cut -d' ' -f1)
printf '{"architecture":"amd64","os":"linux","config":{"Env":["PATH=/opt"]},"rootfs":{"type":"layers","diff_ids":["sha256:%s"]}}' "$diff" >"$work/config.json"
blob() {
  local digest location
  digest=sha256:$(sha256sum "$1" | cut -d' ' -f1)
  location=$(curl -sfi -X POST "http://127.0.0.1:$registry/v2/base/blobs/uploads/" | tr -d '\r' | sed -n 's/^[Ll]ocation: //p')
  curl -sf -X PUT -H 'Content-Type: application/octet-stream' --data-binary "@$1" "$location&digest=$digest" >/dev/null
  printf '"digest":"%s","size":%d' "$digest" "$(stat -c %s "$1")"
}
manifest=application/vnd.oci.image.manifest.v1+json
printf '{"schemaVersion":2,"mediaType":"%s","config":{"mediaType":"application/vnd.oci.image.config.v1+json",%s},"layers":[{"mediaType":"application/vnd.oci.image.layer.v1.tar+gzip",%s}]}' \
  "$manifest" "$(blob "$work/config.json")" "$(blob "$work/layer.tar.gz")" >"$work/manifest.json"
curl -sf -X PUT -H "Content-Type: $manifest" --data-binary "@$work/manifest.json" "http://127.0.0.1:$registry/v2/base/manifests/latest" >/dev/null

at="-Dflyte.endpoint=http://127.0.0.1:$backend"
declare -A command=(
  [floor]="$maven compile"
  [jib]="$maven compile jib:build -DsendCredentialsOverHttp=true"
  [classes]="$maven flyte:deploy $at"
  [none]="$maven flyte:deploy $at -Dflyte.copyStyle=none"
  [push]="$maven flyte:build flyte:push -Dflyte.copyStyle=none"
)
declare -A said=(
  [floor]="mvn compile" [jib]="mvn compile jib:build"
  [classes]="mvn flyte:deploy" [none]="mvn flyte:deploy, copyStyle none"
  [push]="mvn flyte:build flyte:push, copyStyle none"
)
order=(floor jib push classes none)

# run WHO RUN: one command, with a cache of its own and a repository of its own.
run() {
  local more="-Dbench.run=$1-$2"
  [ "$1" = none ] && more+=" -Dflyte.deployVersion=v$2-$RANDOM"
  XDG_CACHE_HOME=$work/cache-$1 bash -c "${command[$1]} $more" >"$work/said" 2>&1 || { cat "$work/said" >&2; exit 1; }
}
timed() { local start; start=$(date +%s%N); run "$@"; echo $((($(date +%s%N) - start) / 1000000)); }
change() { sed -i "s/Step0.apply(.*)/Step0.apply(n + $RANDOM + ${RANDOM}L)/" "$work/project/src/main/java/com/example/Tasks.java"; }

declare -A figures
for ((i = 0; i <= runs; i++)); do
  for who in "${order[@]}"; do
    rm -rf "$work/cache-$who"
    cold=$(timed "$who" $i)
    change
    changed=$(timed "$who" $i)
    same=$(timed "$who" $i)
    # The first round warms the machine and does not count.
    [ $i = 0 ] || { figures[$who-cold]+=" $cold"; figures[$who-changed]+=" $changed"; figures[$who-same]+=" $same"; }
  done
done

printf '%-36s %24s %24s %24s\n' "medians of $runs runs, ms" "cold" "code changed" "nothing changed"
for who in "${order[@]}"; do
  row=()
  for what in cold changed same; do
    m=$(median ${figures[$who-$what]}) f=$(median ${figures[floor-$what]}) j=$(median ${figures[jib-$what]})
    row+=("$(awk -v m="$m" -v f="$f" -v j="$j" 'BEGIN { printf "%d (%.2f floor, %.2f jib)", m, m / f, m / j }')")
  done
  printf '%-36s %24s %24s %24s\n' "${said[$who]}" "${row[@]}"
done
