"""The scripts of bench/, which is no package, are imported by name."""

import sys

from tests.helpers.files import ROOT

sys.path.append(str(ROOT / "bench"))
