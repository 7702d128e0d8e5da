"""Who publishes at an address: its host, or on some hosts the account.

    address = [scheme ":"] "//" [user "@"] host [":" port] rest
            / host [":" port] rest        ; the host ends in a dot and letters

`www.` and its like say nothing of who publishes. An archive, a page for phones kept by
others and a translation hold what somebody else has published: there it is the address
that stands within. On `_ACCOUNTS` each account is a publisher of its own. What only
passes on or keeps files for anybody (`_ANYBODY`) tells nothing.

Accounts are compared without case, pages with it.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from timeline.lean import NamedTuple
from timeline.patterns import LazyPattern
from timeline.records import FrozenDict

_REST = r"(?::\d*)?(?P<rest>(?:[/?#]\S*)?)"
_WITH_SLASHES = LazyPattern(
    rf"(?:[a-z][a-z0-9+.\-]*:)?//(?:[^\s/?#@]*@)?(?P<host>[^\s/?#:@\[\]]+){_REST}",
    re.IGNORECASE,
)
_BARE = LazyPattern(rf"(?P<host>(?:[\w\-]+\.)+(?:[^\W\d_]{{2,}}|xn--[\w\-]+)){_REST}")
_PREFIXES = frozenset({"www", "m", "mobile", "amp"})
_NESTED = 5
"""How many archives may hold each other."""

# Whatever stands in front of these belongs to them: `en-gb.facebook.com`.
_WHOLE = frozenset(
    {
        "facebook.com",
        "google.com",
        "instagram.com",
        "linkedin.com",
        "reddit.com",
        "tiktok.com",
        "twitter.com",
        "vk.com",
        "x.com",
        "youtube.com",
    }
)
_APART = frozenset({"docs.google.com", "drive.google.com", "sites.google.com"})
_SAME: Mapping[str, str] = FrozenDict(
    {
        "fb.com": "facebook.com",
        "nitter.net": "x.com",
        "telegram.dog": "t.me",
        "telegram.me": "t.me",
        "threads.net": "threads.com",
        "twitter.com": "x.com",
        "vkontakte.ru": "vk.com",
        "youtube-nocookie.com": "youtube.com",
    }
)
_ARCHIVES = frozenset(
    {
        *(f"archive.{end}" for end in ("fo", "is", "li", "md", "ph", "today", "vn")),
        "archive.wikiwix.com",
        "arquivo.pt",
        "cdn.ampproject.org",
        "ghostarchive.org",
        "liveweb.archive.org",
        "megalodon.jp",
        "perma.cc",
        "timetravel.mementoweb.org",
        "translate.google.com",
        "translate.yandex.ru",
        "wayback.archive-it.org",
        "web.archive.org",
        "webarchive.loc.gov",
        "webarchive.nationalarchives.gov.uk",
        "webarchive.org.uk",
        "webcache.googleusercontent.com",
        "webcitation.org",
    }
)
# The same under the paths of a host that has pages of its own as well.
_ARCHIVE_PATHS: Mapping[str, tuple[str, ...]] = FrozenDict(
    {"archive.org": ("/web/",), "google.com": ("/amp/", "/url?"), "t.me": ("/iv?",)}
)
_ANYBODY = frozenset(
    {
        *("bit.ly", "goo.gl", "is.gd", "ow.ly", "t.co", "tinyurl.com", "vm.tiktok.com"),
        "fb.watch",
        *("docs.google.com", "drive.google.com", "dropbox.com", "mega.nz"),
        *("imgur.com", "pastebin.com", "telegra.ph"),
    }
)

_HELD = LazyPattern(r"https?:/{1,2}(?=[^\s/])", re.IGNORECASE)
_ESCAPED = LazyPattern(r"%[0-9a-f]{2}", re.IGNORECASE)
_BETWEEN = LazyPattern(r"[^/?&=#]+")
_TRACKING = LazyPattern(r"(?<=[?&])(?:utm_\w+|fbclid|gclid)=[^&]*&?")

# Anywhere: YouTube, TikTok, Medium, Threads, Mastodon and its like. What stands behind
# a second `@` is the account's own host, of which this is a mirror.
_AT = LazyPattern(r"/(?:web/)?@(?P<account>[\w.\-]+)(?:@(?P<home>[\w.\-]+))?")
_STATUSES = LazyPattern(r"/users/(?P<account>[\w.\-]+)/statuses\b")
_VK = LazyPattern(
    r"/.*?(?<![a-z])(?:wall|video|photo|clip|topic|album|doc|story)(?P<account>-?\d+)_"
    r"|/(?:public|club|event)(?P<group>\d+)|/id(?P<user>\d+)"
    r"|/@?(?!(?:feed|search|away\.php|share\.php|video_ext\.php|wall|video|photo|doc)\b)"
    r"(?P<name>[\w.]+)"
)
_FACEBOOK = LazyPattern(
    r"/[^?#]*[?&].*?\bid=(?P<number>\d+)"
    r"|/(?:(?:pg|people|pages)/(?:[^/?#]+/(?=\d))?)?(?P<account>groups/[^/?#]+"
    r"|(?!(?:events|groups|hashtag|media|notes|people|pages|pg|photo|reel|reels|share"
    r"|sharer|story|video|watch)\b)(?![^/?#]*\.php)[^/?#]+)"
)
_ACCOUNTS: Mapping[str, LazyPattern] = FrozenDict(
    {
        "bsky.app": LazyPattern(r"/profile/(?P<account>[^/?#]+)"),
        "facebook.com": _FACEBOOK,
        "instagram.com": LazyPattern(
            r"/(?:stories/)?(?!(?:p|reels?|tv|explore|stories|accounts)(?:[/?#]|$))"
            r"(?P<account>[\w.]+)"
        ),
        "linkedin.com": LazyPattern(
            r"/(?P<account>(?:in|company|school|showcase)/[^/?#]+)"
            r"|/posts/(?P<user>[^/?#_]+)_"
        ),
        "medium.com": LazyPattern(
            r"/(?!(?:p|m|tag|search|topic)(?:[/?#]|$))(?P<account>[\w.\-]+)/"
        ),
        "ok.ru": LazyPattern(
            r"/(?:group/|profile/)?(?!(?:video|live|group|profile)(?:[/?#]|$))"
            r"(?P<account>[\w.\-]+)"
        ),
        "reddit.com": LazyPattern(r"/u(?:ser)?/(?P<account>[\w\-]+)"),
        "rumble.com": LazyPattern(r"/(?:c|user)/(?P<account>[\w.\-]+)"),
        "rutube.ru": LazyPattern(r"/channel/(?P<account>\w+)"),
        "sites.google.com": LazyPattern(r"/(?P<account>(?:site|view|a)/[^/?#]+)"),
        "substack.com": LazyPattern(r"/profile/(?P<account>\d+)"),
        "t.me": LazyPattern(
            r"/(?:s/)?(?!(?:joinchat|addlist|addstickers|proxy|share|iv|s)(?:[/?#]|$))"
            r"(?P<account>c/\d+|\w+)"
        ),
        "threads.com": LazyPattern(r"(?!)"),
        "tiktok.com": LazyPattern(r"(?!)"),
        "users.livejournal.com": LazyPattern(r"/(?P<account>[\w\-]+)"),
        "vk.com": _VK,
        "weibo.com": LazyPattern(r"/(?:u/|n/)?(?P<account>\w+)"),
        "x.com": LazyPattern(
            r"/(?:#!/)?(?!(?:i|intent|search|hashtag|home|share|explore|statuses)"
            r"(?:[/?#]|$))(?P<account>\w+)"
        ),
        "youtube.com": LazyPattern(
            r"/(?P<account>(?:channel|c|user)/[^/?#]+)"
            r"|/(?!(?:watch|live|shorts|embed|playlist|results|clip|post|feed|v)"
            r"(?:[/?#]|$))(?P<user>[\w.\-]+)/?(?:[?#]|$)"
        ),
    }
)
"""Hosts where each account is a publisher of its own, with where it stands in the path;
what has no account there tells nothing of who publishes."""


class _Address(NamedTuple):
    host: str
    """Lower-case, without what says nothing; empty where nothing tells."""
    rest: str
    """Path, query and fragment."""


@lru_cache(maxsize=16_384)
def find_home(address: str) -> str:
    """Return who publishes at an address, `host` or `host/account`, for comparing.

    Empty for what is no address, and where the address does not tell.
    """
    host, rest = _unwrap(address)
    if host in _ANYBODY:
        return ""
    for pattern in (_AT, _STATUSES):
        match = pattern.match(rest)
        if match is not None:
            home = match.groupdict().get("home") or host
            account = match["account"]
            # An article by @name on VK is `@name-title`.
            account = account.partition("-")[0] if home == "vk.com" else account
            return f"{home}/{account}".lower()
    known = _ACCOUNTS.get(host)
    if known is None:
        return host
    match = known.match(rest)
    if match is None:
        return ""
    account = next(filter(None, match.groups()))
    sign = "-" if match.groupdict().get("group") else ""
    return f"{host}/{sign}{account}".lower()


@lru_cache(maxsize=16_384)
def find_page(address: str) -> str:
    """Return an address as far as it tells one page from another; empty for none.

    Without scheme, `www.`, archive, fragment, and what only counts visitors.
    """
    host, rest = _unwrap(address)
    if not host:
        return ""
    page, sign, fragment = rest.partition("#")
    page = _TRACKING.sub("", page).rstrip("?&").rstrip("/")
    # The fragment of an old page of scripts is its path.
    return f"{host}{page}{sign + fragment if fragment.startswith('!') else ''}"


def _unwrap(address: str) -> _Address:
    """Return the address that is published, out of archives that keep it."""
    for _ in range(_NESTED):
        found = _split(address)
        host, rest = found
        paths = _ARCHIVE_PATHS.get(host, ())
        if host not in _ARCHIVES and not rest.startswith(paths):
            return found
        if not host:
            return found
        address = _find_held(rest)
        if not address:
            break
    return _Address("", "")


def _find_held(rest: str) -> str:
    """Return the address that the path or query of an archive's holds; may be empty."""
    if _ESCAPED.search(rest):
        # Few commands ask for addresses, and few addresses are escaped.
        from urllib.parse import unquote

        rest = unquote(rest)
    match = _HELD.search(rest)
    if match is not None:
        held = rest[match.end() :]
        # In a query others may stand behind it.
        if rest[: match.start()].endswith("="):
            held = held.partition("&")[0]
        return f"http://{held}"
    for piece in _BETWEEN.finditer(rest):
        if _BARE.fullmatch(piece[0]):
            return f"http://{rest[piece.start() :]}"
    return ""


def _split(address: str) -> _Address:
    address = address.strip()
    match = _WITH_SLASHES.fullmatch(address) or _BARE.fullmatch(address)
    if match is None:
        return _Address("", "")
    host = match["host"].rstrip(".").lower()
    rest = match["rest"]
    if "xn--" in host:
        host = _decode(host)
    labels = host.split(".")
    kept = [label for label in labels[:-2] if label not in _PREFIXES]
    host = ".".join(kept + labels[-2:])
    if host.endswith(".t.me"):
        return _Address("t.me", f"/{host.removesuffix('.t.me')}{rest}")
    if host == "open.substack.com" and rest.startswith("/pub/"):
        name, slash, rest = rest.removeprefix("/pub/").partition("/")
        return _Address(f"{name.lower()}.substack.com", slash + rest)
    if host == "youtu.be":
        video, _, query = rest.removeprefix("/").partition("?")
        return _Address(
            "youtube.com", f"/watch?v={video}{'&' + query if query else ''}"
        )
    if host.endswith(".cdn.ampproject.org"):
        host = "cdn.ampproject.org"
    whole = ".".join(labels[-2:])
    if whole in _WHOLE and host not in _APART | _ARCHIVES | _ANYBODY:
        host = whole
    host = _SAME.get(host, host)
    return _Address(host, rest)


def _decode(host: str) -> str:
    """Return a host in its own letters (RFC 3492), as others may have typed it."""
    try:
        return host.encode("ascii").decode("idna").lower()
    except UnicodeError:
        return host
