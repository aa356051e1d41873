"""A Word file with all tracked changes accepted or rejected by LibreOffice itself."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

needs_office = pytest.mark.skipif(
    not shutil.which("soffice") and not os.environ.get("EHCP_REQUIRE_OFFICE"),
    reason="LibreOffice is not installed.",
)
_NAMES = 'xmlns:library="http://openoffice.org/2000/library"'
_STANDARD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">\n'
    f'<library:library {_NAMES} library:name="Standard" library:readonly="false" '
    'library:passwordprotected="false"><library:element library:name="Changes"/></library:library>'
)
_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Changes" script:language="StarBasic">
Sub Settle(a As String, b As String, c As String)
  Dim props(0) As New com.sun.star.beans.PropertyValue
  props(0).Name = "Hidden"
  props(0).Value = True
  oDoc = StarDesktop.loadComponentFromURL(a, "_blank", 0, props())
  oDisp = createUnoService("com.sun.star.frame.DispatchHelper")
  If c &lt;&gt; "" Then oDisp.executeDispatch(oDoc.CurrentController.Frame, c, "", 0, Array())
  Dim kinds(0) As New com.sun.star.beans.PropertyValue
  kinds(0).Name = "FilterName"
  kinds(0).Value = "MS Word 2007 XML"
  oDoc.storeToURL(b, kinds())
  oDoc.close(True)
End Sub
</script:module>
"""
COMMANDS = {"accept": ".uno:AcceptAllTrackedChanges", "reject": ".uno:RejectAllTrackedChanges", "": ""}


def settled(docx: bytes, how: str, folder: Path) -> bytes:
    """The file as LibreOffice writes it after it did that with all changes; nothing for ``""``."""
    library = folder / "profile" / "user" / "basic" / "Standard"
    if not (library / "Changes.xba").exists():
        _run(folder, "--terminate_after_init")  # a new profile comes with an empty library, written over ours
        library.mkdir(parents=True, exist_ok=True)
        (library / "script.xlb").write_text(_STANDARD, "utf-8")
        (library / "Changes.xba").write_text(_MODULE, "utf-8")
    source, made = folder / "source.docx", folder / "made.docx"
    source.write_bytes(docx)
    made.unlink(missing_ok=True)
    macro = f'macro:///Standard.Changes.Settle("{source.as_uri()}","{made.as_uri()}","{COMMANDS[how]}")'
    _run(folder, macro)
    return made.read_bytes()


def _run(folder: Path, *what: str) -> None:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--norestore", "--nologo", *what]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
