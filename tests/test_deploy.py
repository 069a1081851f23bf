"""The files of deploy/, held against the programs that read them."""

import os
import re
import socketserver
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
import yaml
from django.conf import settings

from tests.standing import DEPLOY, HOST, Server, needed

SCRIPTS = [
    *(DEPLOY / name for name in ("install", "update", "qazaly", "copy-backup", "compose/fill")),
    *sorted((DEPLOY / "lib").glob("*.sh")),
    *sorted((DEPLOY / "tests").glob("*")),
]
UNITS = sorted((DEPLOY / "systemd").glob("qazaly*"))


def run(*words, **variables):
    command = list(map(str, words))
    environment = {"PATH": f"{os.environ['PATH']}:/usr/sbin", **variables}
    return subprocess.run(command, env=environment, capture_output=True, text=True)


def test_nginx_takes_its_file(tmp_path):
    nginx = needed("nginx", "nginx-light")
    server = Server(tmp_path / "server", "postgres://none/none")
    done = run(nginx, "-t", "-c", server.nginx / "nginx.conf")
    assert done.returncode == 0, done.stderr
    assert "warn" not in done.stderr
    file = server.nginx / "sites-available" / "qazaly"
    assert "@" not in re.sub(r"@site", "", file.read_text()), "a place was not filled in"
    file.write_text(file.read_text().replace("limit_conn qazaly_readers", "limit_conn nobody"))
    assert run(nginx, "-t", "-c", server.nginx / "nginx.conf").returncode != 0


@pytest.mark.parametrize(("version", "word"), [("1.22.1", "ssl http2;"), ("1.26.3", "http2 on;")])
def test_each_nginx_is_told_of_http2_in_its_own_word(tmp_path, version, word):
    server = Server(tmp_path / "server", "postgres://none/none")
    told = f"nginx() {{ echo 'nginx version: nginx/{version}' >&2; }}"
    file = server.shell(f"{told}; filled {DEPLOY}/nginx/qazaly.conf /certificate").stdout
    assert set(re.findall("ssl http2;|http2 on;", file)) == {word}


@pytest.fixture
def units(tmp_path):
    """The units as a server has them, with programs to be found where they point."""
    for unit in UNITS:
        place = tmp_path / unit.name.replace("@.", "@one.")
        text = re.sub("/opt/qazaly/(current|%i)/", f"{tmp_path}/opt/", unit.read_text())
        place.write_text(text)
        for program in re.findall(rf"^ExecStart=({tmp_path}\S+)", text, re.MULTILINE):
            Path(program).parent.mkdir(parents=True, exist_ok=True)
            Path(program).touch(mode=0o755)
    return tmp_path


def verify(units):
    command = [needed("systemd-analyze", "systemd"), "verify", "--man=no", "--recursive-errors=no"]
    return run(*command, *sorted(units.glob("qazaly*")))


def test_systemd_takes_the_units(units):
    done = verify(units)
    assert (done.returncode, done.stderr) == (0, "")
    unit = units / "qazaly-watch.service"
    unit.write_text(unit.read_text().replace("ProtectSystem=", "ProtectSytsem="))
    assert "ProtectSytsem" in verify(units).stderr


@pytest.mark.parametrize("unit", [unit.name for unit in UNITS if unit.suffix == ".service"])
def test_services_have_few_rights(units, unit):
    command = [needed("systemd-analyze", "systemd"), "security", "--offline=true", "--no-pager"]
    done = run(*command, "--threshold=25", units / unit.replace("@.", "@one."))
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_job_that_fails_is_told():
    for timer in DEPLOY.glob("systemd/*.timer"):
        assert "OnFailure=qazaly-alarm@%N.service" in timer.with_suffix(".service").read_text()


def test_scripts_are_clean():
    done = run(needed("shellcheck", "shellcheck"), "-x", "-P", "SCRIPTDIR", *SCRIPTS)
    assert done.returncode == 0, done.stdout


def test_compose_names_what_is_there():
    facts = yaml.safe_load((DEPLOY / "compose" / "compose.yaml").read_text())
    services = facts["services"]
    assert {"web", "database", "cache", "proxy", "housekeeping", "migrate"} == set(services)
    for service in services.values():
        assert set(service.get("depends_on", ())) <= set(services)
        build = service.get("build")
        assert not build or (DEPLOY / "compose" / build["context"] / build["dockerfile"]).is_file()
    copied = re.findall(r"^COPY (deploy/\S+)", (DEPLOY / "compose/Dockerfile").read_text(), re.M)
    assert copied
    assert all((settings.BASE_DIR / name).exists() for name in copied)


def test_every_setting_of_the_example_is_asked_for():
    asked = (DEPLOY / "compose" / "compose.yaml").read_text()
    example = (DEPLOY / "compose" / "example.env").read_text()
    names = set(re.findall(r"\$\{(\w+)", asked))
    assert names == set(re.findall(r"^(\w+)=", example, re.MULTILINE))


def test_install_says_what_it_will_do():
    done = run(DEPLOY / "install", "qazaly.kz", "--dry-run", "--mail", "redaksia@qazaly.kz")
    assert done.returncode == 0, done.stderr
    assert "https://qazaly.kz" in done.stdout
    assert re.findall(r"^  (\d+)\.", done.stdout, re.MULTILINE) == [str(n) for n in range(1, 12)]
    assert "ештеңе өзгерген жоқ" in done.stdout


@pytest.mark.parametrize("words", [[], ["qazaly"], ["https://qazaly.kz"], ["a;b.kz"], ["--x"]])
def test_install_refuses_what_is_no_domain(words):
    done = run(DEPLOY / "install", *words, "--dry-run")
    assert done.returncode == 1
    assert done.stderr.startswith("✗ ")


def test_install_refuses_what_is_no_address():
    done = run(DEPLOY / "install", "qazaly.kz", "--mail", "x' y@z", "--dry-run")
    assert "Пошта мекенжайы емес" in done.stderr


class Letters(socketserver.StreamRequestHandler):
    """As much of a mail server as a letter needs."""

    def handle(self):
        self.say("220 here")
        for line in self.rfile:
            word = line[:4].decode().upper()
            if word == "DATA":
                self.say("354 go on")
                letter = b"".join(iter(self.rfile.readline, b".\r\n"))
                self.server.letters.append(letter.decode())
            self.say("221 bye" if word == "QUIT" else "250 yes")

    def say(self, line):
        self.wfile.write(f"{line}\r\n".encode())


@pytest.fixture
def post():
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Letters) as server:
        server.letters = []
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def test_an_alarm_is_mailed_once(tmp_path, post):
    variables = {
        "SITE_URL": "https://qazaly.kz",
        "EMAIL_URL": f"smtp://127.0.0.1:{post.server_address[1]}",
        "ALARM_TO": "redaksia@qazaly.kz",
        "QAZALY_STATE": str(tmp_path),
    }
    for _ in range(2):
        done = run(sys.executable, DEPLOY / "alarm.py", "qazaly-backup", **variables)
        assert done.returncode == 0, done.stderr
    [letter] = post.letters
    assert "To: redaksia@qazaly.kz" in letter
    later = time.time() - 13 * 60 * 60
    os.utime(tmp_path / "alarms" / "qazaly-backup", (later, later))
    run(sys.executable, DEPLOY / "alarm.py", "qazaly-backup", **variables)
    assert len(post.letters) == 2


def test_an_alarm_that_cannot_be_mailed_says_what_is_missing(tmp_path):
    variables = {"SITE_URL": "https://qazaly.kz", "QAZALY_STATE": str(tmp_path)}
    done = run(sys.executable, DEPLOY / "alarm.py", "qazaly-backup", **variables)
    assert done.returncode == 1
    assert "EMAIL_URL мен ALARM_TO керек" in done.stderr


@pytest.fixture
def watch(monkeypatch):
    monkeypatch.syspath_prepend(str(DEPLOY))
    import watch

    return watch


def test_a_full_disk_is_seen(watch, tmp_path, monkeypatch):
    monkeypatch.setattr(watch, "FULL", 1.1)
    assert list(watch.full_disks((tmp_path,))) == []
    monkeypatch.setattr(watch, "FULL", 0.0)
    [sentence] = watch.full_disks((tmp_path, tmp_path))
    assert "Диск толып қалды" in sentence


def test_an_old_backup_is_seen(watch, tmp_path):
    assert list(watch.old_backups(tmp_path / "none")) == []
    assert list(watch.old_backups(tmp_path)) == []
    archive = tmp_path / "qazaly-2026-11-27T030000.tar.gz"
    archive.touch()
    os.utime(archive, (0, time.time() - 27 * 60 * 60))
    assert "27 сағат" in next(watch.old_backups(tmp_path))
    (tmp_path / "qazaly-2026-11-28T030000.tar.gz").touch()
    assert list(watch.old_backups(tmp_path)) == []


def test_a_certificate_that_runs_out_is_seen(watch, tmp_path):
    server = Server(tmp_path / "server", "postgres://none/none")
    shown = (server.folder / "etc" / "fullchain.pem").read_text()
    assert watch.is_good_for(shown, 14 * 24 * 60 * 60)
    assert not watch.is_good_for(shown, 31 * 24 * 60 * 60)


def test_a_site_that_does_not_answer_is_seen(watch, monkeypatch):
    monkeypatch.setattr(watch, "SERVER", ("127.0.0.1", 9))
    assert "Сайт жауап бермейді" in next(watch.bad_answers(HOST))


def test_backups_are_carried_and_nothing_else(tmp_path):
    needed("rsync", "rsync")
    here, there = tmp_path / "here", tmp_path / "there"
    here.mkdir()
    there.mkdir()
    (here / "qazaly-2026-11-27T030000.tar.gz").write_text("new")
    (here / "half").write_text("half")
    (there / "qazaly-2026-10-01T030000.tar.gz").write_text("older")
    done = run(DEPLOY / "copy-backup", here, BACKUP_TO=str(there))
    assert done.returncode == 0, done.stderr
    assert len(list(there.iterdir())) == 2
    assert (there / "qazaly-2026-11-27T030000.tar.gz").read_text() == "new"
    assert run(DEPLOY / "copy-backup", here, BACKUP_TO="/proc/nowhere").returncode != 0
    assert "тек осы серверде" in run(DEPLOY / "copy-backup", here).stdout
