"""Events at random, made of one that is whole, for what is drawn of them."""

from dataclasses import replace

from hypothesis import strategies as st

from tests.helpers.dates import parse_when
from tests.helpers.files import load_sample
from timeline import Event
from timeline.dates import When


def sample_whens(*texts: str) -> st.SearchStrategy[When]:
    """Make one of some dates, each given as it is typed."""
    return st.sampled_from([parse_when(text) for text in texts])


def make_events(**values: st.SearchStrategy[object]) -> st.SearchStrategy[Event]:
    """Make the first event of the sample with other values."""
    return st.builds(replace, st.just(load_sample().events[0]), **values)
