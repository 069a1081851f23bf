# shellcheck shell=bash
# shellcheck disable=SC2154 # site_user: of common.sh
# Hands where no systemd runs: in a container, a chroot, a test.

start_site() {
  [ -d "$RUN" ] || install -d -m 755 ${site_user:+-o qazaly} "$RUN"
  (
    cd "$ROOT/$1" || exit
    load_settings
    export STATIC_ROOT=$ROOT/$1/collected LOG_FORMAT=json
    "${site_user[@]}" setsid "$ROOT/$1/.venv/bin/python" -m qazaly.serve --socket "$RUN/$1.sock" \
      >>"$STATE/site-$1.log" 2>&1 &
    echo $! >"$STATE/site-$1.pid"
  )
}

stop_site() {
  local pid
  pid=$(cat "$STATE/site-$1.pid" 2>/dev/null) || return 0
  kill -TERM "$pid" 2>/dev/null || true
  while is_running "$pid"; do sleep 0.2; done
  rm -f "$STATE/site-$1.pid"
}

# A process that nobody asks after any more is not running.
is_running() {
  [ -e "/proc/$1/status" ] && ! grep -q '^State:[[:space:]]*Z' "/proc/$1/status"
}

keep_site() { :; }

nginx_command() { nginx ${QAZALY_NGINX:+-c "$QAZALY_NGINX/nginx.conf"} "$@"; }
nginx_pid() { cat "${QAZALY_NGINX_PID:-/run/nginx.pid}" 2>/dev/null; }
check_nginx() { nginx_command -t -q; }
reload_nginx() {
  if kill -0 "$(nginx_pid || echo none)" 2>/dev/null; then nginx_command -s reload
  else nginx_command; fi
}
