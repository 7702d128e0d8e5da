"""The hash by which indexes know what they were made of (BLAKE2b, RFC 7693)."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hashlib import blake2b
else:
    try:
        # What hashlib hands out by this name. It imports OpenSSL besides (Python 3.11),
        # which takes longer than to recall a short chronology.
        from _blake2 import blake2b
    except ImportError:
        from hashlib import blake2b

__all__ = ["blake2b"]
