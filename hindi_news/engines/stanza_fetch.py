"""Fetches Stanza's Hindi models: the one place of the Stanza engine that uses the network, and only when asked to."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..errors import InputError, MissingExtraError, ModelError
from .stanza import FETCH, catalogue, models_folder

try:
    import stanza
except ImportError:
    raise MissingExtraError("stanza", "stanza") from None

#: Libraries whose errors mean that the network or the hub failed.
_NETWORK = frozenset(("requests", "urllib3", "httpx", "httpx2", "httpcore", "httpcore2", "huggingface_hub"))


def fetch(folder: str | Path | None = None, package: str = "default", processors: Sequence[str] = ()) -> list[Path]:
    """Download a package with Stanza's progress bars on standard error; gives the model files.

    Args:
        folder: where to; default Stanza's own folder.
        package: "default" or another name of Stanza's list.
        processors: only these; default: all of the package.

    Raises:
        ModelError: the hub cannot be reached, or what came is damaged; files that are there already stay.
        InputError: there is no such package or processor.
    """
    target = models_folder(folder)
    try:
        stanza.download(
            "hi", model_dir=str(target), package=package, processors=",".join(processors) or {}, logging_level="INFO"
        )
    except OSError as error:
        raise _failed(target, error) from error
    except ValueError as error:
        # Stanza raises these for names that it does not know and for files whose MD5 is wrong.
        if "md5" in str(error):
            raise ModelError(f"{target}: {error}; run {FETCH} again") from error
        raise InputError(f"Stanza's list of models: {error}") from error
    except Exception as error:
        if type(error).__module__.split(".")[0] not in _NETWORK:
            raise
        raise _failed(target, error) from error
    catalogue(target)
    return sorted((target / "hi").rglob("*.pt"))


def _failed(target: Path, error: Exception) -> ModelError:
    reason = " ".join(str(error).split())[:200] or type(error).__name__
    return ModelError(
        f"cannot fetch Stanza's models ({type(error).__name__}: {reason}). Is this machine online? Otherwise run"
        f" '{FETCH} --dir DIR' on one that is, and copy DIR to {target} here"
    )
