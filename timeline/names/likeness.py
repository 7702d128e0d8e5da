"""Whether two spellings may be one person's name.

They may where the family names are equal, or one transliteration's variant of the
other, and nothing in the given names speaks against it: those are equal or variants,
a part of the other's, initials, or absent. `Sergei Lavrov`, `Sergey Lavrov`,
`S. Lavrov` and `Lavrov` may be one; `Mikhail Lavrov` is another, and so is `Lavrova`.

Transliterations differ in y, i, iy and yy; ie and e; kh and h; g, q and k; ff and v;
and in doubled letters. They are not compared by sound: other vowels make other names.
"""

from collections.abc import Sequence
from functools import lru_cache

from timeline.lean import NamedTuple
from timeline.names.persons import read_person
from timeline.patterns import LazyPattern

_Y = LazyPattern("[iy]+")
_DOUBLED = LazyPattern(r"(.)\1+")
_LETTERS = str.maketrans("gq", "kk")


class Form(NamedTuple):
    """What all transliterations of a name have in common."""

    family: str
    given: tuple[str, ...]
    """In order, initials as single letters; empty where the family name is alone."""
    suffix: str = ""

    def agrees(self, other: "Form") -> bool:
        """Tell whether both may be one person's."""
        return (
            self.family == other.family
            and self.agrees_behind(other)
            and _agree_given(self.given, other.given)
        )

    def agrees_behind(self, other: "Form") -> bool:
        """Tell whether what stands behind the family names does not differ."""
        return not (self.suffix and other.suffix and self.suffix != other.suffix)


@lru_cache(maxsize=65_536)
def list_forms(typed: str) -> tuple[Form, ...]:
    """Return the forms of a name, one a reading; none of what is no person's name."""
    return tuple(
        dict.fromkeys(
            Form(
                transliterate(one.family),
                tuple(map(transliterate, one.given)),
                one.suffix,
            )
            for one in read_person(typed)
        )
    )


def transliterate(word: str) -> str:
    """Return what all transliterations of a folded word have in common."""
    common = word.replace("kh", "h").replace("ff", "v")
    common = _Y.sub("i", common).replace("ie", "e").translate(_LETTERS)
    common = _DOUBLED.sub(r"\1", common)
    # A letter alone is an initial: `Yi` is none.
    return common * 2 if len(common) == 1 < len(word) else common


def _agree_given(one: Sequence[str], two: Sequence[str]) -> bool:
    """Tell whether given names may be of one person, as far as both say them."""
    few, many = sorted((one, two), key=len)
    if all(_is_same(a, b) for a, b in zip(few, many, strict=False)):
        return True
    # `Hussein Obama` leaves out the first; initials alone say too little for that.
    if any(len(word) == 1 for word in few):
        return False
    rest = iter(many)
    return all(any(word == other for other in rest) for word in few)


def _is_same(one: str, two: str) -> bool:
    if len(one) == 1 or len(two) == 1:
        return one[:1] == two[:1]
    return one == two
