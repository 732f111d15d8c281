# Shared by ./run and ./check: one line per step with its seconds. Sourced, never run; needs $root.
# shellcheck shell=bash
export LC_ALL=C.UTF-8
: "${root:?}"
# What one clone has compiled serves the next, wherever it lies (only where ccache is installed).
export CCACHE_BASEDIR=$root CCACHE_NOHASHDIR=1

if [[ -t 1 ]]; then bold=$'\e[1m' red=$'\e[31m' dim=$'\e[2m' plain=$'\e[0m'; else bold='' red='' dim='' plain=''; fi
ticker=''
trap '[[ -z $ticker ]] || kill "$ticker" 2>/dev/null' EXIT

die() {
  printf '%sError:%s %s\n' "$red" "$plain" "$*" >&2
  exit 1
}

# Seconds since $1 (a former $EPOCHREALTIME), one decimal.
seconds_since() {
  local now=${EPOCHREALTIME/[.,]/} then=${1/[.,]/}
  local tenths=$(((now - then) / 100000))
  printf '%d.%d' $((tenths / 10)) $((tenths % 10))
}

# Shows on one line of the terminal that a step goes on: its title, its seconds, the end of its log.
tick() {
  local title=$1 log=$2 began=$3 last
  while sleep 0.5; do
    last=$(tail -c 400 "$log" 2>/dev/null | tr -cd '[:print:]\n' | tail -n 1)
    if [[ $last =~ ^\[([0-9]+)/([0-9]+)\] ]]; then last="${BASH_REMATCH[1]} of ${BASH_REMATCH[2]}"; fi # ninja's
    printf '\r\e[K    %.*s' "$(($(tput cols 2>/dev/null || echo 80) - 5))" "$title ($(seconds_since "$began") s) $last"
  done
}

# step NAME "what it does" command...: runs the command with its output in build/logs/NAME.log and prints one line.
# The command may leave a short remark for that line in $remark_file. On failure the log's last lines are shown.
# $COLLOQUIO_VERBOSE=1 shows everything. Returns the command's status.
step() {
  local log=$root/build/logs/$1.log title=$2 began=$EPOCHREALTIME status=0 remark=''
  shift 2
  mkdir -p "$root/build/logs"
  export remark_file=$log.remark
  rm -f "$remark_file"
  if [[ ${COLLOQUIO_VERBOSE:-} == 1 ]]; then
    "$@" </dev/null 2>&1 | tee "$log"
    status=${PIPESTATUS[0]}
  else
    : >"$log"
    if [[ -t 1 ]]; then
      tick "$title" "$log" "$began" &
      ticker=$!
    fi
    "$@" >"$log" 2>&1 </dev/null || status=$?
    if [[ -n $ticker ]]; then
      kill "$ticker" 2>/dev/null
      wait "$ticker" 2>/dev/null || true
      ticker=''
      printf '\r\e[K'
    fi
  fi
  [[ -s $remark_file ]] && remark=": $(<"$remark_file")"
  rm -f "$remark_file"
  if ((status == 0)); then
    printf '  %sok%s  %s%s %s(%s s)%s\n' "$bold" "$plain" "$title" "$remark" "$dim" "$(seconds_since "$began")" "$plain"
  else
    printf '  %sFAILED%s  %s%s (%s s)\n' "$red" "$plain" "$title" "$remark" "$(seconds_since "$began")"
    tail -n 40 "$log" | sed 's/^/    | /'
    printf '    the whole log: %s\n' "$log"
  fi
  return "$status"
}

# ask_for_root LIST...: asks for sudo's password, if it will be needed, before the ticking line writes over the question.
ask_for_root() {
  local missing
  if ((EUID == 0)) || [[ ! -t 0 ]] || ! command -v sudo >/dev/null || sudo -n true 2>/dev/null; then return 0; fi
  missing=$("$root/packaging/apt-install" --missing "$@" 2>/dev/null | tr '\n' ' ') || return 0
  [[ -n $missing ]] || return 0
  echo "  These Debian packages are missing, and sudo will ask for your password to install them:"
  fold -s -w 76 <<<"$missing" | sed 's/^/    /'
  sudo -v
}

# configure PRESET: configures build/PRESET when it never was, or when its preset or its place on disk has changed.
# Everything else that may change is left to ninja, which knows.
configure() {
  local preset=$1 stamp=$root/build/$1/.configured_as now
  now="$root $(sha256sum <"$root/CMakePresets.json")"
  [[ -f $stamp && $(<"$stamp") == "$now" && -f $root/build/$preset/build.ninja ]] && return 0
  (cd "$root" && cmake --preset "$preset" --fresh) && printf '%s' "$now" >"$stamp"
}

# build PRESET [TARGET...]
build() {
  local preset=$1 targets=()
  shift
  configure "$preset" || return 1
  (($# == 0)) || targets=(--target "$@")
  (cd "$root" && cmake --build --preset "$preset" "${targets[@]}") 2>&1 | tee "$root/build/$preset/.last_build"
  ((PIPESTATUS[0] == 0)) || return 1
  if grep -q '^ninja: no work to do' "$root/build/$preset/.last_build"; then printf 'nothing changed' >"$remark_file"; fi
}
