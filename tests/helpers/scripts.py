"""The scripts of tools/, which is no package."""

import importlib.util
from types import ModuleType

from tests.helpers.files import ROOT


def load_script(name: str) -> ModuleType:
    """Return a script as a module of its own, each time anew."""
    path = ROOT / "tools" / f"{name}.py"
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
