# Sourced by the benchmarks. compare NAME_A COMMAND_A NAME_B COMMAND_B: runs both in turn, prints medians and A/B.
compare() {
  local runs=${RUNS:-7} a=() b=() i
  warm_up "$2" && warm_up "$4" || return 1
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

warm_up() {
  local said
  said=$(bash -c "$1" 2>&1) || { printf 'it fails: %s\n%s\n' "$1" "$said" >&2; return 1; }
}

milliseconds() {
  local start end
  start=$(date +%s%N)
  bash -c "$1" >/dev/null 2>&1
  end=$(date +%s%N)
  echo $(((end - start) / 1000000))
}

median() { printf '%s\n' "$@" | sort -n | sed -n "$((($# + 1) / 2))p"; }
