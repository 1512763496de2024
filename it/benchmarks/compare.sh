# Sourced by the benchmarks. compare NAME_A COMMAND_A NAME_B COMMAND_B: runs both in turn, prints medians and A/B.
compare() {
  local runs=${RUNS:-7} a=() b=() i
  bash -c "$2" >/dev/null 2>&1 || { echo "it fails: $2" >&2; return 1; }
  bash -c "$4" >/dev/null 2>&1 || { echo "it fails: $4" >&2; return 1; }
  for ((i = 0; i < runs; i++)); do
    a+=("$(milliseconds "$2")")
    b+=("$(milliseconds "$4")")
  done
  local ma mb
  ma=$(median "${a[@]}")
  mb=$(median "${b[@]}")
  printf '%-40s %6d ms\n%-40s %6d ms\nratio %s (%d runs each, medians)\n' "$1" "$ma" "$3" "$mb" \
    "$(awk -v a="$ma" -v b="$mb" 'BEGIN { printf "%.2f", a / b }')" "$runs"
}

milliseconds() {
  local start end
  start=$(date +%s%N)
  bash -c "$1" >/dev/null 2>&1
  end=$(date +%s%N)
  echo $(((end - start) / 1000000))
}

median() { printf '%s\n' "$@" | sort -n | sed -n "$((($# + 1) / 2))p"; }
