"""What sources say that differ, side by side, their dates on one scale of time."""

from collections.abc import Sequence

from timeline.dates import Fit, When, Window, find_known_span, format_when
from timeline.exports.page.citing import Sources
from timeline.exports.page.dating import describe_doubt
from timeline.exports.page.markup import escape, mark_block, mark_note, mark_words
from timeline.layout.figures import Figure, Kind, make_figure
from timeline.model import Account, Event
from timeline.names.accounts import Difference, measure_spread
from timeline.text import join_words
from timeline.views.differ import describe_spread
from timeline.views.own import list_own

# The scale in its own units: its first and its last, and how high it is.
_LOW, _HIGH, _MIDDLE, _END = 2, 98, 5, 4
# So much of the scale is drawn of what has no known end.
_STUB = 0.3


def mark_accounts(
    event: Event, differences: Sequence[Difference], sources: Sources
) -> str:
    """Return the block of the accounts of an event; empty where it has none."""
    if not event.accounts:
        return ""
    dates = [account.date for account in event.accounts]
    window = find_known_span([*dates, event.date])
    if len({date.bounds for date in dates}) == 1:
        window = None
    columns = "".join(
        f"<li>{_mark_account(account, window, sources)}\n" for account in event.accounts
    )
    heading = escape(_describe(event, differences))
    return f'<div class="acc"><h4>{heading}</h4>\n<ul>{columns}</ul></div>\n'


def _describe(event: Event, differences: Sequence[Difference]) -> str:
    """Return in what the accounts of an event differ, in words."""
    spread = measure_spread(event)
    apart = describe_spread(spread) if spread else ""
    named = {Fit.CERTAIN: "", Fit.POSSIBLE: ""}
    for fit in named:
        keys = [
            f"the date ({apart})" if one.key == "date" and apart else f"the {one.key}"
            for one in differences
            if one.fit is fit
        ]
        named[fit] = join_words(keys, last="and")
    surely, perhaps = named[Fit.CERTAIN], named[Fit.POSSIBLE]
    if surely and perhaps:
        return f"Sources differ on {surely}, perhaps on {perhaps}"
    if surely or perhaps:
        return f"Sources {'' if surely else 'may '}differ on {surely or perhaps}"
    return "As the sources tell it"


def _mark_account(account: Account, window: Window | None, sources: Sources) -> str:
    words = describe_doubt(account.date)
    doubt = f" <small>{escape(words)}</small>" if words else ""
    date = f"<p><b>{escape(format_when(account.date))}</b>{doubt}</p>"
    scale = _mark_scale(account.date, window) if window is not None else ""
    title = mark_block("p", account.title, "at") if account.title else ""
    own = "".join(f"<p>{mark_words(text)}</p>" for text in list_own(account.extra))
    name = f'<p class="as">{sources.mark_name(account.source)}</p>'
    return f"{name}{date}{scale}{title}{own}{mark_note(account.note)}"


def _mark_scale(date: When, window: Window) -> str:
    """Return a drawing of a date on the days of all, which says no more than words."""
    days = window.last + 1 - window.first
    figure = make_figure(date, window, stub=days * _STUB)
    if figure is None:
        return ""
    shape = _draw(figure, window)
    kind = figure.kind.value
    return (
        '<svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">'
        f'<path d="M0 {_MIDDLE}H100"/><path class="{kind}" d="{shape}"/></svg>'
    )


def _draw(figure: Figure, window: Window) -> str:
    """Return the path of a shape: a point, or a line with ends or points."""
    days = window.last + 1 - window.first

    def place(day: float) -> float:
        return round(_LOW + (_HIGH - _LOW) * (day - window.first) / days, 1)

    first, last = place(figure.first), place(figure.last)
    if figure.kind is Kind.DOT:
        return f"M{place(figure.middle):g} {_MIDDLE}h0"
    path = f"M{first:g} {_MIDDLE}H{last:g}"
    low = _MIDDLE - _END
    for x, opens, inward in (
        (first, figure.opens_before, 3),
        (last, figure.opens_after, -3),
    ):
        if opens:
            path += f"M{x + inward:g} {low}L{x:g} {_MIDDLE}l{inward} {_END}"
        else:
            path += f"M{x:g} {low}v{2 * _END}"
    return path
