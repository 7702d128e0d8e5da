"""Nothing is measured that has to be compiled first."""

from pathlib import Path

import pytest
from bytecode import ensure_bytecode
from programs import BenchError

from tests.helpers.files import SAMPLE_PATH


def test_what_is_not_kept_compiled_is_refused_until_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As in a fresh container: libraries have not been compiled, nor will they be.
    monkeypatch.setenv("PYTHONPYCACHEPREFIX", str(tmp_path))
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    with pytest.raises(BenchError, match="compiled modules are not kept: ") as caught:
        ensure_bytecode(Path(SAMPLE_PATH))
    assert "Unset PYTHONDONTWRITEBYTECODE" in str(caught.value)
    # The package itself has been compiled all the same.
    assert list(tmp_path.rglob("timeline/__main__.*.pyc"))

    monkeypatch.delenv("PYTHONDONTWRITEBYTECODE")
    ensure_bytecode(Path(SAMPLE_PATH))
