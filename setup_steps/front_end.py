"""Building the look once into sightline/web/built: style sheet, scripts and the report's type.

By the machine's own Node.js, or by one from the Python index where there is none new enough.
"""

import os
import re
import shutil
import subprocess
from pathlib import Path

from setup_steps import python_packages
from setup_steps.places import ASSETS, BUILT, ROOT, STATE, WINDOWS, programs
from setup_steps.running import Command, quietly
from setup_steps.stamps import fingerprint, is_fresh, stamped

NODE_MODULES = ROOT / "node_modules"
NODE_REQUIREMENTS = ROOT / "requirements-node.txt"
OLDEST_NODE = (20, 19)  # what Sass asks for

SCRIPTS = ("govuk-frontend/dist/govuk/govuk-frontend.min.js",)
TYPEFACE = "@expo-google-fonts/source-sans-3"
FONTS = {
    "400Regular/SourceSans3_400Regular.ttf": "SourceSans3-Regular.ttf",
    "400Regular_Italic/SourceSans3_400Regular_Italic.ttf": "SourceSans3-Italic.ttf",
    "700Bold/SourceSans3_700Bold.ttf": "SourceSans3-Bold.ttf",
    "700Bold_Italic/SourceSans3_700Bold_Italic.ttf": "SourceSans3-BoldItalic.ttf",
    "LICENSE_FONT": "LICENCE.txt",
}
ICONS = "@ministryofjustice/frontend/moj/assets/images"
ICON = re.compile(r"url\(\"?images/([\w.-]+)\"?\)")
# The crest is the Crown's: the declaration that would fetch it goes.
CREST = re.compile(r"[a-z-]+:[^;{}]*govuk-crest\.svg[^;{}]*;?")
SOURCE_MAP = re.compile(r"//# sourceMappingURL=.*")


def ensure() -> None:
    if is_ready():
        return
    with stamped(_stamp(), _mark()):
        node = _node_programs()
        _ensure_packages(node)
        _build(node)


def is_ready() -> bool:
    return is_fresh(_stamp(), _mark(), BUILT / "sightline.css", BUILT / "fonts")


def _mark() -> str:
    return fingerprint(ROOT / "package-lock.json", ASSETS, Path(__file__))


def _stamp() -> Path:
    return STATE / "front-end.stamp"


def _node_programs() -> Path:
    """The folder that holds both node and npm."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and _release(node) >= OLDEST_NODE:
        return Path(node).parent
    venv = STATE / "node"
    mark = fingerprint(NODE_REQUIREMENTS)
    if not is_fresh(STATE / "node.stamp", mark, programs(venv)):
        with stamped(STATE / "node.stamp", mark):
            python_packages.make_environment(venv)
            python_packages.install(NODE_REQUIREMENTS, venv=venv, what="Node.js")
    return programs(venv)


def _release(node: str) -> tuple[int, ...]:
    try:
        said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    except OSError:
        return (0,)
    return tuple(int(number) for number in re.findall(r"\d+", said.stdout)[:2])


def _ensure_packages(node: Path) -> None:
    mark = fingerprint(ROOT / "package-lock.json")
    stamp = NODE_MODULES / "sightline.stamp"
    if not is_fresh(stamp, mark):
        npm = shutil.which("npm", path=str(node)) or shutil.which("npm") or "npm"
        quietly("Fetching the front-end packages", [npm, "ci"], env=_first_on_path(node))
        with stamped(stamp, mark):  # npm has just emptied the folder, stamp and all
            pass


def _build(node: Path) -> None:
    """Into a folder beside, then changed over whole: nobody is served half a build."""
    fresh = STATE / "built"
    shutil.rmtree(fresh, ignore_errors=True)
    (fresh / "fonts").mkdir(parents=True)
    quietly("Building the style sheet", _sass(node, fresh / "sightline.css"))
    _settle_pictures(fresh)
    for script in SCRIPTS:
        text = (NODE_MODULES / script).read_text(encoding="utf-8")
        (fresh / Path(script).name).write_text(SOURCE_MAP.sub("", text), encoding="utf-8")
    for source, name in FONTS.items():
        shutil.copyfile(NODE_MODULES / TYPEFACE / source, fresh / "fonts" / name)
    own = (path for path in ASSETS.iterdir() if path.is_file() and path.suffix != ".scss")
    for path in own:
        shutil.copyfile(path, fresh / path.name)
    shutil.rmtree(BUILT, ignore_errors=True)
    shutil.move(fresh, BUILT)


def _settle_pictures(folder: Path) -> None:
    """The style sheet names only pictures that lie beside it."""
    sheet = folder / "sightline.css"
    text = CREST.sub("", sheet.read_text(encoding="utf-8"))
    sheet.write_text(text, encoding="utf-8")
    (folder / "images").mkdir()
    for name in sorted(set(ICON.findall(text))):
        shutil.copyfile(NODE_MODULES / ICONS / name, folder / "images" / name)


def _sass(node: Path, target: Path) -> Command:
    program = node / ("node.exe" if WINDOWS else "node")
    options = ["--no-source-map", "--no-charset", "--style=compressed", "--quiet-deps"]
    paths = [f"--load-path={NODE_MODULES}", f"--load-path={ROOT}"]
    script = NODE_MODULES / "sass" / "sass.js"
    return [program, script, *options, *paths, ASSETS / "sightline.scss", target]


def _first_on_path(folder: Path) -> dict[str, str]:
    return {"PATH": os.pathsep.join((str(folder), os.environ.get("PATH", "")))}
