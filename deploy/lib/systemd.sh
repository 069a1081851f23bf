# shellcheck shell=bash
# Hands on a server with systemd.

start_site() { systemctl start "qazaly@$1.service"; }
stop_site() { systemctl stop "qazaly@$1.service"; }

# Which of the two comes back after a reboot.
keep_site() {
  systemctl --quiet enable "qazaly@$1.service"
  [ -z "$2" ] || [ "$2" = "$1" ] || systemctl --quiet disable "qazaly@$2.service"
}

check_nginx() { nginx -t -q; }
reload_nginx() { systemctl reload-or-restart nginx.service; }
