"""The files of a production set-up are well-formed, and true to what the product reads and does."""

import configparser
import json
import re
import shlex
import shutil
import subprocess

import click
import pytest

from setup_steps.places import ROOT
from sightline.cli import main

DEPLOY = ROOT / "deploy"
UNITS = sorted((DEPLOY / "systemd").iterdir())
HOW_TO = ROOT / "docs" / "how-to" / "run-it-for-real.md"
FILES = [path for path in sorted(DEPLOY.rglob("*")) if path.is_file()]
COMPOSE = (DEPLOY / "compose.yaml").read_text(encoding="utf-8")
DOCKERFILE = (DEPLOY / "Dockerfile").read_text(encoding="utf-8")
JOINED = DOCKERFILE.replace("\\\n", " ")
VARIABLE = re.compile(r"\b(?:SIGHTLINE_[A-Z_]*[A-Z]|DATABASE_URL)\b")
PROGRAM = "/opt/sightline/bin/sightline"
SETTINGS = (ROOT / "sightline" / "config" / "settings.py").read_text(encoding="utf-8")
READ_BY_SETTINGS = set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', SETTINGS))


def commands(group=main, path=()):
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))
        yield (*path, name), command


COMMANDS = dict(commands())
READ_BY_COMMANDS = {
    option.envvar
    for command in COMMANDS.values()
    for option in command.params
    if isinstance(option, click.Option) and option.envvar
}


def told():
    """Every line that starts the product, with where it stands."""
    for unit in UNITS:
        for line in re.findall(r"^Exec\w+=(.*)$", unit.read_text(encoding="utf-8"), re.MULTILINE):
            if line.startswith(PROGRAM):
                yield pytest.param(shlex.split(line)[1:], id=f"{unit.name}: {line}")
    for listed in re.findall(r"^    command: (\[.*\])$", COMPOSE, re.MULTILINE):
        yield pytest.param(json.loads(listed), id=f"compose.yaml: {listed}")
    yield pytest.param(
        json.loads(re.search(r"^CMD (\[.*\])$", DOCKERFILE, re.MULTILINE)[1]), id="image"
    )
    page = HOW_TO.read_text(encoding="utf-8")
    lines = re.findall(r"^(?:sudo .*?)?(?:\S*/)?sightline (.*)$", page, re.MULTILINE)
    lines += re.findall(r"`sightline ([^`]*)`", page)
    for line in lines:
        yield pytest.param(shlex.split(line, comments=True), id=f"how-to: {line}")


@pytest.mark.parametrize("path", [*FILES, HOW_TO], ids=lambda path: path.name)
def test_each_variable_is_one_that_the_product_reads(path):
    named = set(VARIABLE.findall(path.read_text(encoding="utf-8")))

    assert named <= READ_BY_SETTINGS | READ_BY_COMMANDS


def test_the_how_to_tells_of_every_variable():
    named = set(VARIABLE.findall(HOW_TO.read_text(encoding="utf-8")))

    assert named == READ_BY_SETTINGS | READ_BY_COMMANDS
    assert len(READ_BY_SETTINGS) >= 10


@pytest.mark.parametrize("words", list(told()))
def test_each_command_is_one_that_there_is_with_its_options(words):
    command = main
    while isinstance(command, click.Group):
        if words and words[0] in command.commands:
            command, words = command.commands[words[0]], words[1:]
        else:
            assert command is main.commands["backup"], f"there is no {words}"
            command = command.commands["make"]
    known = {name for option in command.params for name in option.opts}
    given = {word.partition("=")[0] for word in words if word.startswith("--")}

    assert given <= known


@pytest.mark.parametrize("unit", UNITS, ids=lambda path: path.name)
def test_a_unit_is_well_formed(unit):
    parsed = read(unit)

    assert {"Unit", "Timer" if unit.suffix == ".timer" else "Service"} <= set(parsed.sections())
    assert parsed["Unit"]["Description"].startswith("Sightline: ")


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="there is no systemd here")
def test_systemd_finds_no_fault_with_the_units(tmp_path):
    """With a program that is on this machine in the place of the product."""
    stands_in = shutil.which("true")
    for unit in UNITS:
        text = unit.read_text(encoding="utf-8").replace(PROGRAM, stands_in)
        name = unit.name.replace("@.service", "@8000.service")
        (tmp_path / name).write_text(text.replace("/usr/bin/find", stands_in), encoding="utf-8")

    verified = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *sorted(map(str, tmp_path.iterdir()))],
        env={"SYSTEMD_UNIT_PATH": f"{tmp_path}:", "PATH": "/usr/bin:/bin"},
        check=False,
        capture_output=True,
        text=True,
    )
    said = [line for line in verified.stderr.splitlines() if "sightline" in line]
    assert said == []


def read(unit):
    parsed = configparser.ConfigParser(strict=False, interpolation=None)
    parsed.optionxform = str
    parsed.read_string(unit.read_text(encoding="utf-8"))
    return parsed


@pytest.mark.parametrize("what", ["backup", "checkpoint"])
def test_what_is_made_every_night_has_a_timer_that_the_how_to_starts(what):
    timer = read(DEPLOY / "systemd" / f"sightline-{what}.timer")
    service = read(DEPLOY / "systemd" / f"sightline-{what}.service")

    assert re.fullmatch(r"\*-\*-\* 0\d:\d\d:00", timer["Timer"]["OnCalendar"])
    assert timer["Timer"]["Persistent"] == "true"
    assert service["Service"]["Type"] == "oneshot"
    started = re.search(r"systemctl enable --now ((?:.*\\\n)*.*)", HOW_TO.read_text("utf-8"))[1]
    assert f"sightline-{what}.timer" in started.split()


def test_a_checkpoint_is_left_in_a_folder_that_its_service_may_write_to():
    service = read(DEPLOY / "systemd" / "sightline-checkpoint.service")["Service"]
    _, _, out = service["ExecStart"].rpartition(" --out ")

    assert out.removeprefix("/var/lib/") in service["StateDirectory"].split()


def test_a_command_by_hand_is_given_what_the_units_are():
    by_hand = re.search(r"^systemd-run (?:.*\\\n)+.*$", HOW_TO.read_text("utf-8"), re.MULTILINE)[0]
    unit = (DEPLOY / "systemd" / "sightline-tables.service").read_text(encoding="utf-8")
    given = dict(line.split("=") for line in re.findall(r"^Environment=(.*)$", unit, re.MULTILINE))

    told = dict(words.split("=") for words in re.findall(r"-E (\S+)", by_hand))
    credentials = "/run/credentials/sightline-by-hand.service"
    assert told == {name: path.replace("%d", credentials) for name, path in given.items()}
    assert set(re.findall(r"LoadCredential=\S+", by_hand)) <= set(unit.splitlines())


def test_services_run_as_a_user_of_their_own_and_no_unit_holds_a_secret():
    for unit in UNITS:
        text = unit.read_text(encoding="utf-8")
        if unit.suffix == ".service":
            assert "\nUser=sightline\n" in text and "\nNoNewPrivileges=yes\n" in text
        assert "PASSWORD" not in text and "DATABASE_URL" not in text


def test_the_compose_file_is_laid_out_as_yaml():
    lines = [line for line in COMPOSE.splitlines() if line.strip() and line.lstrip()[0] != "#"]

    assert "\t" not in COMPOSE
    before = 0
    for line in lines:
        indent = len(line) - len(line.lstrip())
        assert indent % 2 == 0 and indent <= before + 2, line
        assert re.match(r"\s*(- \S|\S+:( \S|$))", line), line
        before = indent
    aliases, anchors = (set(re.findall(rf"{sign}([\w-]+)", COMPOSE)) for sign in (r"\*", "&"))
    assert aliases <= anchors


def test_what_the_services_name_is_there():
    top = dict(re.findall(r"^(\w+):\n((?:  .*\n|\n)*)", COMPOSE + "\n", re.MULTILINE))
    names = {part: set(re.findall(r"^  ([\w.-]+):", top[part], re.MULTILINE)) for part in top}
    secrets = {
        s for listed in re.findall(r"secrets: \[(.*)\]", COMPOSE) for s in listed.split(", ")
    }
    volumes = set(re.findall(r"^ +- ([a-z]\w+):/", COMPOSE, re.MULTILINE))

    assert {"database", "tables", "web-1", "web-2", "worker", "proxy", "backup"} == names[
        "services"
    ]
    assert secrets == names["secrets"]
    assert volumes == names["volumes"]


def services():
    """Each one's own lines; what it takes over from another service or the head is not there."""
    text = COMPOSE.partition("\nservices:\n")[2].partition("\nnetworks:\n")[0]
    parts = re.split(r"^  ([\w-]+):.*$", text, flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


def test_only_what_must_speak_to_others_has_a_way_out():
    top = COMPOSE.rpartition("\nnetworks:\n")[2].partition("\nvolumes:\n")[0]
    named = {name: re.findall(r"networks: \[(.*)\]", told) for name, told in services().items()}

    assert re.search(r"^  inside:\n    internal: true$", top, re.MULTILINE)
    assert "  networks: [inside]\n" in COMPOSE.partition("\nservices:\n")[0]
    assert named == {
        "database": ["inside"],
        "tables": [],
        "web-1": ["inside, providers"],
        "web-2": [],
        "worker": ["inside, mail"],
        "proxy": [],
        "backup": [],
    }
    assert services()["web-2"].strip().splitlines()[0] == "<<: *web"
    assert "      outside:\n" in services()["proxy"]


def test_web_alone_is_told_of_the_agencies_own_sign_in():
    told = [name for name, lines in services().items() if "SIGHTLINE_SINGLE_SIGN_ON" in lines]

    assert told == ["web-1"]
    assert "./sign-in:/etc/sightline-sign-in:ro" in services()["web-1"]
    assert "SIGHTLINE_SINGLE_SIGN_ON" not in (DEPLOY / "sightline.env.example").read_text("utf-8")
    for ignored in (".gitignore", ".dockerignore"):
        assert "deploy/sign-in" in (ROOT / ignored).read_text("utf-8")


def test_the_image_makes_each_folder_of_a_volume_for_its_own_user():
    """A volume that is new takes its owner from there; else it is root's, and nobody may write."""
    made = re.search(r"install --directory .*--owner=sightline .*?((?: /\S+)+)\n", JOINED)[1]
    told = COMPOSE.partition("\nservices:\n")[0] + "".join(
        lines for name, lines in services().items() if name not in {"database", "proxy"}
    )
    volumes = json.loads(re.search(r"^VOLUME (\[.*\])$", DOCKERFILE, re.MULTILINE)[1])

    assert set(re.findall(r"^ +- [a-z]+:(/\S+)$", told, re.MULTILINE)) == set(made.split())
    assert set(volumes) == set(made.split())


def test_images_are_ordinary_names_without_an_address():
    images = re.findall(r"^ +image: (\S+)$", COMPOSE, re.MULTILINE)
    images += re.findall(r"^FROM (\S+)", DOCKERFILE, re.MULTILINE)

    assert images and all(re.fullmatch(r"[a-z]+(:[\w.-]+)?", image) for image in images)


def test_the_image_takes_only_what_is_in_the_checkout_and_runs_as_nobody_special():
    stage = DOCKERFILE.rpartition("\nFROM ")[2]
    known = {"FROM", "WORKDIR", "COPY", "RUN", "ENV", "USER", "VOLUME", "EXPOSE", "ENTRYPOINT",
             "CMD"}  # fmt: skip
    lines = [line for line in JOINED.splitlines() if line and not line.startswith("#")]

    assert {line.split()[0] for line in lines} <= known
    assert "\nUSER sightline\n" in stage
    assert "ADD " not in DOCKERFILE and "curl" not in DOCKERFILE and "://" not in DOCKERFILE
    assert (ROOT / "start.py").is_file() and "--require-hashes" in DOCKERFILE


@pytest.mark.parametrize("name", ["nginx.conf", "Caddyfile"])
def test_a_proxy_sets_what_the_product_believes_and_keeps_no_log_of_people(name):
    text = (DEPLOY / name).read_text(encoding="utf-8")
    code = [line.strip() for line in text.splitlines() if line.strip() and line.strip()[0] != "#"]

    assert sum(line.endswith("{") for line in code) == sum(line == "}" for line in code)
    assert "X-Forwarded-For" in text and "X-Forwarded-Proto" in text
    if name == "nginx.conf":
        assert all(line[-1] in ";{}" for line in code)
        assert text.count("access_log off;") == text.count("\nserver {")
    else:
        assert not [line for line in code if line.split()[0] == "log"]


def test_the_example_of_settings_is_that_of_an_installation_for_real_records():
    lines = (DEPLOY / "sightline.env.example").read_text(encoding="utf-8").splitlines()
    given = dict(line.split("=", 1) for line in lines if line and line[0] != "#")

    assert given["SIGHTLINE_PRODUCTION"] == given["SIGHTLINE_HTTPS"] == "true"
    assert given["SIGHTLINE_ORIGINS"] == f"https://{given['SIGHTLINE_HOSTS']}"
