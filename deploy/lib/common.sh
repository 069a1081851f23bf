# shellcheck shell=bash
# shellcheck disable=SC2030,SC2031 # settings are for one command, in a subshell of its own
# What install and update share: places, sentences, and the switch from one version to the next.
# Every place may be another one, so that a test can do all of it in a folder.

ROOT=${QAZALY_ROOT:-/opt/qazaly}        # versions/, current, previous, a link for each server: one, two, live.sock
ETC=${QAZALY_ETC:-/etc/qazaly}          # site.env
STATE=${QAZALY_STATE:-/var/lib/qazaly}  # files/, backups/
NGINX=${QAZALY_NGINX:-/etc/nginx}
RUN=${QAZALY_RUN:-/run/qazaly}          # one.sock, two.sock
# Seconds. nginx gives up a connection to the old server after nine at most (keepalive_time and
# keepalive_timeout); requests under way may take longer.
GRACE=${QAZALY_GRACE:-30}

umask 022

say() { printf '%s\n' "$@"; }
fail() { printf '✗ %s\n' "$*" >&2; exit 1; }

if [ -n "${QAZALY_HANDS:-}" ]; then hands=$QAZALY_HANDS
elif [ -d /run/systemd/system ]; then hands=systemd
else hands=processes; fi
# shellcheck source=/dev/null
. "$(dirname "${BASH_SOURCE[0]}")/$hands.sh"

# Begin this script anew under a lock: alone "$@". Who finds it taken is told so. What the script
# starts to stay (a database, a server) does not take the lock with it.
alone() {
  local code=0
  [ -z "${QAZALY_ALONE:-}" ] || { unset QAZALY_ALONE; return 0; }
  mkdir -p "$STATE"
  QAZALY_ALONE=1 flock --nonblock --conflict-exit-code 75 --close "$STATE/update.lock" \
    "$0" "$@" || code=$?
  [ "$code" != 75 ] || fail 'Орнату не жаңарту қазір жүріп жатыр.'
  exit "$code"
}

# Run a command of manage.py of a version: the site's user, the site's settings.
# Nobody waits behind a change of tables: it gives up after two seconds and is tried again.
manage() {
  local version=$1
  shift
  (
    cd "$version" || exit
    load_settings
    export STATIC_ROOT=$version/collected PGOPTIONS=${PGOPTIONS:-}
    "${site_user[@]}" .venv/bin/python manage.py "$@"
  )
}

load_settings() {
  set -a
  # shellcheck source=/dev/null
  . "$ETC/site.env"
  set +a
}

# The words before a command that the site's own user is to run.
site_user=()
if [ "$(id -u)" = 0 ] && [ -z "${QAZALY_ROOT:-}" ]; then
  site_user=(setpriv --reuid=qazaly --regid=qazaly --init-groups)
fi

# Prepare a version: its environment, its static files, its tables. Readers notice nothing.
prepare() {
  local version=$1
  [ -x "$version/.venv/bin/granian" ] || make_environment "$version"
  say 'Статикалық файлдар жиналуда …'
  # As who prepares: the site itself may not write its own code.
  (
    cd "$version" || exit
    load_settings
    export STATIC_ROOT=$version/collected
    .venv/bin/python manage.py collectstatic --noinput --verbosity 0
  ) || fail 'Статикалық файлдар жиналмады; себебі жоғарыда.'
  migrate "$version"
}

make_environment() {
  local version=$1
  say 'Python кітапханалары орнатылуда …'
  rm -rf "$version/.venv"
  # A test has one already.
  [ -z "${QAZALY_VENV:-}" ] || { ln -s "$QAZALY_VENV" "$version/.venv"; return; }
  python3 -m venv "$version/.venv" || fail 'Python ортасы ашылмады: apt-get install python3-venv'
  "$version/.venv/bin/python" -m pip --disable-pip-version-check install --quiet --no-deps \
    --require-hashes --only-binary :all: -r "$version/requirements.txt" ||
    fail 'Кітапханалар орнатылмады; себебі жоғарыда. Команданы қайта іске қосыңыз.'
  "$version/.venv/bin/python" -m compileall -q -x '\.venv' "$version" || true
}

# New tables and columns first: the old version works on while they appear.
migrate() {
  local version=$1 try
  say 'Деректер қорының кестелері жаңартылуда …'
  for try in 1 2 3 4 5; do
    PGOPTIONS='-c lock_timeout=2000' manage "$version" migrate --verbosity 0 && return
    say "Қор бос емес, қайталау ($try) …"
    sleep 3
  done
  fail 'Кестелер жаңармады; себебі жоғарыда. Сайт ескі нұсқада істеп тұр.'
}

# Which of the two servers readers are sent to; nothing before the first.
live_server() { basename "$(readlink "$ROOT/live.sock" || true)" .sock; }

# Bring a prepared version before the readers; the live one goes on if it proves unwell.
switch_to() {
  local version=$1 old new=one
  old=$(live_server)
  [ "$old" != one ] || new=two
  stop_site "$new"
  point "$ROOT/$new" "$version"
  start_site "$new"
  if ! is_well "$new"; then
    stop_site "$new"
    fail 'Жаңа нұсқа дұрыс қосылмады. Сайт ескі нұсқада істеп тұр.'
  fi
  point "$ROOT/live.sock" "$RUN/$new.sock"
  if [ "$(readlink "$ROOT/current" || true)" != "$version" ]; then
    [ ! -e "$ROOT/current" ] || point "$ROOT/previous" "$(readlink "$ROOT/current")"
    point "$ROOT/current" "$version"
  fi
  keep_site "$new" "$old"
  if [ -n "$old" ]; then
    sleep "$GRACE"
    stop_site "$old"
  fi
}

# A link is replaced in one step: nobody ever finds none.
point() {
  ln -sfn "$2" "$1.new"
  mv -T "$1.new" "$1"
}

# The new server has its tables, answers the front page, and does so several times over.
is_well() {
  local server=$1 good=0 until=$((SECONDS + ${QAZALY_PATIENCE:-120}))
  while [ "$SECONDS" -lt "$until" ]; do
    if asks "$server" /health/ && asks "$server" /; then good=$((good + 1)); else good=0; fi
    [ "$good" -lt 5 ] || return 0
    [ "$good" -gt 0 ] || sleep 0.5
  done
  return 1
}

asks() {
  curl --silent --fail --output /dev/null --max-time 10 --noproxy '*' \
    --unix-socket "$RUN/$1.sock" \
    --header "Host: $(site_host)" --header 'X-Forwarded-Proto: https' "http://localhost$2"
}

site_host() { sed -n "s|^SITE_URL=.*://\([^'\"/]*\).*|\1|p" "$ETC/site.env"; }

# Keep the live version, the one before it and a third.
prune() {
  local version
  find "$ROOT/versions" -mindepth 1 -maxdepth 1 -type d -printf '%T@ %p\n' | sort -rn |
    tail -n +4 | cut -d' ' -f2- | while IFS= read -r version; do
      [ "$version" = "$(readlink "$ROOT/current")" ] && continue
      [ "$version" = "$(readlink "$ROOT/previous" || true)" ] && continue
      rm -rf "$version"
    done
}

# Put a folder's code among the versions, whole or not at all; a place that has it is kept.
placed() {
  local folder=$1 name version
  if [ "$(dirname "$folder")" = "$ROOT/versions" ]; then
    echo "$folder"
    return
  fi
  name=$(version_name "$folder")
  version=$ROOT/versions/$name
  if [ ! -d "$version" ]; then
    rm -rf "$version.half"
    mkdir -p "$version.half"
    tar -C "$folder" --exclude=./.git --exclude=./.venv --exclude=./.local \
      --exclude=__pycache__ --no-same-owner -cf - . | tar -C "$version.half" -xf -
    chmod -R u+rwX,go+rX,go-w "$version.half"
    mv "$version.half" "$version"
  fi
  echo "$version"
}

# Named by its content, so that the same code twice is one version.
version_name() {
  (
    cd "$1" || exit
    find . \( -name .git -o -name .venv -o -name .local -o -name __pycache__ \) -prune -o \
      -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -c1-12
  )
}

# systemd's units come from the live version, too.
refresh_jobs() {
  [ "$hands" = systemd ] || return 0
  install_units "$1"
}

install_units() {
  local unit
  for unit in "$1"/deploy/systemd/qazaly*; do install -m 644 "$unit" /etc/systemd/system/; done
  install -D -m 644 "$1/deploy/systemd/journald.conf" /etc/systemd/journald.conf.d/qazaly.conf
  systemctl daemon-reload
  systemctl try-restart systemd-journald.service
  systemctl --quiet enable --now qazaly-housekeeping.timer qazaly-backup.timer qazaly-watch.timer
}

# nginx's file with this server's places in it: filled FILE CERTIFICATE-FOLDER
filled() {
  local six=() two=()
  # nginx does not start where it is to listen by a protocol that the machine does not speak.
  [ -e /proc/net/if_inet6 ] || six=(-e '/listen \[::\]/d')
  # Debian 13's nginx has another word for it, which Debian 12's does not know.
  ! nginx -v 2>&1 | grep -qE 'nginx/1\.(2[6-9]|[3-9][0-9])' ||
    two=(-e 's/ ssl http2;/ ssl;/' -e 's/^  server_tokens off;/  http2 on;\n&/')
  sed "${six[@]}" "${two[@]}" -e "s|@DOMAIN@|$(site_host)|g" -e "s|@CERTIFICATE@|$2/fullchain.pem|g" \
    -e "s|@KEY@|$2/privkey.pem|g" -e "s|@ROOT@|$ROOT|g" -e "s|@STATE@|$STATE|g" \
    -e "s|@SERVER@|unix:$ROOT/live.sock|g" \
    -e "s|@LOCAL@|${QAZALY_LOCAL:-8001}|g" -e "s|@FILES@|$STATE/files|g" -e "s|@NGINX@|$NGINX|g" \
    -e "s|@LOGS@|${QAZALY_LOGS:-/var/log/nginx}|g" \
    -e "s|@HTTP@|${QAZALY_HTTP:-80}|g" -e "s|@HTTPS@|${QAZALY_HTTPS:-443}|g" "$1"
}
