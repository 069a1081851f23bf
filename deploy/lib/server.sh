# shellcheck shell=bash
# shellcheck disable=SC2154 # domain, mail, here, hands: of the script that reads this one
# The steps of install. Each finds what the last run left, and changes only what is not so yet.

PACKAGES=(postgresql nginx certbot python3-venv python3-pip rsync openssl curl ca-certificates
  openssh-client procps)

is_debian() { (. /etc/os-release && [ "${ID:-}" = debian ] && [ "${VERSION_ID:-0}" -ge 12 ]); }

packages() {
  local missing=() package
  for package in "${PACKAGES[@]}"; do
    dpkg-query --show --showformat='${Status}' "$package" 2>/dev/null |
      grep -q '^install ok installed$' || missing+=("$package")
  done
  [ "${#missing[@]}" -gt 0 ] || { say '  Бәрі орнатылған.'; return; }
  apt-get update --quiet=2
  DEBIAN_FRONTEND=noninteractive apt-get install --quiet=2 --yes --no-install-recommends \
    "${missing[@]}" </dev/null >/dev/null
}

people() {
  id qazaly >/dev/null 2>&1 ||
    adduser --quiet --system --group --home "$STATE" --no-create-home --shell /usr/sbin/nologin qazaly
  install -d -m 755 "$ROOT" "$ROOT/versions" "$NGINX/qazaly" "$STATE" "$STATE/acme"
  # The folder itself is root's: what root writes there, the site cannot turn elsewhere.
  install -d -m 755 -o qazaly -g qazaly "$STATE/files"
  install -d -m 700 -o qazaly -g qazaly "$STATE/backups" "$STATE/alarms" "$STATE/.ssh"
  install -d -m 700 "$ETC"
}

database() {
  start_postgresql
  as_postgres "SELECT 1 FROM pg_roles WHERE rolname = 'qazaly'" | grep -q 1 ||
    as_postgres 'CREATE ROLE qazaly LOGIN'
  # Trigrams know Cyrillic letters only where LC_CTYPE does, whatever the server's own locale is.
  as_postgres "SELECT 1 FROM pg_database WHERE datname = 'qazaly'" | grep -q 1 ||
    as_postgres "CREATE DATABASE qazaly OWNER qazaly TEMPLATE template0 ENCODING 'UTF8'
      LC_COLLATE 'C' LC_CTYPE 'C.UTF-8'"
  as_postgres "SELECT datctype FROM pg_database WHERE datname = 'qazaly'" | grep -qi '^C\.utf-\?8$' ||
    fail '«qazaly» қоры кирилл әріптерін танымайды (LC_CTYPE C.UTF-8 емес). Қор басқа біреудікі болса, атын өзгертіңіз.'
}

# Threads of two versions side by side, and the jobs, fit into 200 connections.
start_postgresql() {
  local version conf
  version=$(find /usr/lib/postgresql -mindepth 1 -maxdepth 1 -printf '%f\n' | sort -n | tail -1)
  [ "${version:-0}" -ge 15 ] || fail 'PostgreSQL 15 не одан жаңасы керек.'
  conf=/etc/postgresql/$version/main/conf.d/qazaly.conf
  [ -d "${conf%/*}" ] || pg_createcluster "$version" main
  if [ ! -f "$conf" ]; then
    printf '%s\n' '# Written once by deploy/install of Qazaly; yours to change.' \
      'max_connections = 200' "shared_buffers = $(quarter_of_memory)MB" \
      'random_page_cost = 1.1' >"$conf"
    pg_ctlcluster "$version" main stop >/dev/null 2>&1 || true
  fi
  pg_ctlcluster "$version" main status >/dev/null || pg_ctlcluster "$version" main start
}

quarter_of_memory() { awk '/^MemTotal/ {m = $2 / 4096; print int(m > 8192 ? 8192 : m)}' /proc/meminfo; }

as_postgres() {
  (cd / && setpriv --reuid=postgres --regid=postgres --init-groups \
    psql -X -A -t -q -v ON_ERROR_STOP=1 -d postgres -c "$1")
}

setting() { [ ! -f "$ETC/site.env" ] || sed -n "s/^$1='\(.*\)'$/\1/p" "$ETC/site.env"; }

# Write a setting that is not there yet; what somebody has chosen stays.
want() { grep -q "^$1=" "$ETC/site.env" || printf "%s='%s'\n" "$1" "$2" >>"$ETC/site.env"; }

settings() {
  [ -f "$ETC/site.env" ] || install -m 600 /dev/null "$ETC/site.env"
  chmod 600 "$ETC/site.env"
  want SECRET_KEY "$(openssl rand -base64 48 | tr -d '\n=+/')"
  want SITE_URL "https://$domain"
  want DATABASE_URL 'postgres://qazaly@/qazaly?host=/var/run/postgresql'
  want FILES_ROOT "$STATE/files"
  want PAGE_CACHE_MB 32
  want LOG_FORMAT json
  want FROM_EMAIL "redaksia@$domain"
  [ -z "$mail" ] || want ALARM_TO "$mail"
  [ "$(setting SITE_URL)" = "https://$domain" ] ||
    fail "Бұл серверде $(setting SITE_URL) тұр. Доменді ауыстыру үшін $ETC/site.env ішіндегі SITE_URL-ды өзгертіңіз."
}

code() {
  version=$(placed "$here")
  prepare "$version"
  [ -e "$ROOT/current" ] || point "$ROOT/current" "$version"
  install -m 755 "$version/deploy/qazaly" /usr/local/bin/qazaly
}

certificate_folder() {
  if [ -f "/etc/letsencrypt/live/$domain/fullchain.pem" ]; then echo "/etc/letsencrypt/live/$domain"
  else echo "$ETC/certificate"; fi
}

# Browsers warn of this one: it stands in until the real one is there.
certificate_for_now() {
  local folder=$ETC/certificate
  [ "$(certificate_folder)" = "$folder" ] || { say '  Шынайы сертификат бар.'; return; }
  [ ! -f "$folder/fullchain.pem" ] || return 0
  install -d -m 700 "$folder"
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 3650 \
    -subj "/CN=$domain" -addext "subjectAltName=DNS:$domain" \
    -keyout "$folder/privkey.pem" -out "$folder/fullchain.pem" 2>/dev/null
}

services() {
  [ "$hands" = systemd ] || { say '  systemd жоқ: қызметтер жай процесс болып қосылады.'; return; }
  install_units "$version"
}

proxy() {
  write_proxy "$version"
  rm -f "$NGINX/sites-enabled/default"
  ln -sfn ../sites-available/qazaly "$NGINX/sites-enabled/qazaly"
}

# nginx's file, filled in.
write_proxy() {
  local folder
  folder=$(certificate_folder)
  install -m 644 "$1/deploy/nginx/proxy.conf" "$NGINX/qazaly/proxy.conf"
  filled "$1/deploy/nginx/qazaly.conf" "$folder" >"$NGINX/sites-available/qazaly"
}

live() {
  local server
  server=$(live_server)
  if [ -n "$server" ] && [ "$(readlink "$ROOT/current")" = "$version" ] && asks "$server" /health/
  then say '  Осы нұсқа істеп тұр.'
  else switch_to "$version"; fi
  check_nginx || fail 'nginx баптауы қате.'
  reload_nginx
}

# Only where the domain's address leads here is a certificate asked for.
real_certificate() {
  [ "$(certificate_folder)" = "$ETC/certificate" ] || return 0
  if ! leads_here "$domain"; then
    say "  $domain мекенжайы әзірге осы серверге қарамайды (DNS), сондықтан сертификат уақытша:" \
      "  браузер ескерту көрсетеді. DNS дайын болғанда осы команданы қайта іске қосыңыз."
    return
  fi
  local contact=(--register-unsafely-without-email) names=(--domain "$domain")
  ! leads_here "www.$domain" || names+=(--domain "www.$domain")
  [ -z "$mail" ] || contact=(--email "$mail")
  certbot certonly --non-interactive --agree-tos --webroot --webroot-path "$STATE/acme" \
    "${names[@]}" --deploy-hook 'nginx -s reload' "${contact[@]}" ||
    { say '  Сертификат берілмеді; себебі жоғарыда. Кейін қайта іске қосыңыз.'; return; }
  write_proxy "$version"
  check_nginx || fail 'nginx баптауы қате.'
  reload_nginx
}

# A word that nobody can guess is laid out here and asked for by that name.
leads_here() {
  local word folder=$STATE/acme/.well-known/acme-challenge found
  word=$(openssl rand -hex 16)
  install -d -m 755 "$folder"
  echo "$word" >"$folder/qazaly-$word"
  found=$(curl --silent --max-time 15 "http://$1/.well-known/acme-challenge/qazaly-$word" || true)
  rm -f "$folder/qazaly-$word"
  [ "$found" = "$word" ]
}

first_backup() {
  if [ "$hands" != systemd ]; then say '  systemd жоқ: көшірме қолмен жасалады.'
  else systemctl start --no-block qazaly-backup.service; fi
}
