"""Who publishes at an address, and which addresses are one page."""

import pytest

from timeline.names.origins import find_home, find_page

_NYT = "nytimes.com"


@pytest.mark.parametrize(
    ("address", "home"),
    [
        ("https://nytimes.com/a", _NYT),
        ("http://www.NYTimes.com", _NYT),
        ("https://m.nytimes.com/a?b#c", _NYT),
        ("https://mobile.nytimes.com/a", _NYT),
        ("https://amp.nytimes.com./a", _NYT),
        ("https://user:word@www.nytimes.com:8080/a", _NYT),
        ("//nytimes.com/a", _NYT),
        ("nytimes.com/a", _NYT),
        ("nytimes.com", _NYT),
        ("  https://nytimes.com/a ", _NYT),
        ("https://cooking.nytimes.com/a", "cooking.nytimes.com"),
        ("https://en.m.wikipedia.org/wiki/A", "en.wikipedia.org"),
        ("https://m.ru/a", "m.ru"),
        ("https://www.gov.uk/a", "gov.uk"),
        ("http://localhost:8000/a", "localhost"),
        ("https://xn--e1ajeds9e.xn--p1ai/a", "кремль.рф"),
        ("https://кремль.рф/a", "кремль.рф"),
        # No address, or none that tells.
        ("", ""),
        ("Reuters", ""),
        ("p. 4: a word", ""),
        ("doi:10.1000/182", ""),
        ("10.1000/182", ""),
        ("mailto:a@example.org", ""),
        ("https://", ""),
        ("https://[", ""),
        ("https://bit.ly/3xYz", ""),
        ("https://t.co/abc", ""),
        ("https://docs.google.com/document/d/1", ""),
    ],
)
def test_a_host_without_what_says_nothing(address: str, home: str) -> None:
    assert find_home(address) == home


@pytest.mark.parametrize(
    "address",
    [
        "https://web.archive.org/web/20130510120000/https://www.nytimes.com/a",
        "https://web.archive.org/web/2013id_/http:/nytimes.com/a",
        "https://web.archive.org/web/2013*/nytimes.com/a",
        "web.archive.org/web/2013/nytimes.com/a",
        "https://archive.org/web/2013/http://nytimes.com/a",
        "https://archive.ph/2013.05.10-120000/https://www.nytimes.com/a",
        "https://archive.today/newest/http://nytimes.com/a",
        "https://archive.is/o/AbC1/https://nytimes.com/a",
        "https://www.webcitation.org/query?url=http%3A%2F%2Fnytimes.com%2Fa&date=2013",
        "https://webcache.googleusercontent.com/search?q=cache:x:https://nytimes.com/a",
        "https://wayback.archive-it.org/1/2013/http://nytimes.com/a",
        "https://webarchive.nationalarchives.gov.uk/ukgwa/2013/http://nytimes.com/a",
        "http://megalodon.jp/2013-0510-1200-00/www.nytimes.com/a",
        "https://www.google.com/amp/s/www.nytimes.com/a",
        "https://www.google.com/url?q=https://www.nytimes.com/a&sa=D",
        "https://www-nytimes-com.cdn.ampproject.org/c/s/www.nytimes.com/a",
        "https://translate.google.com/translate?sl=en&u=https://nytimes.com/a",
        "https://t.me/iv?url=https%3A%2F%2Fnytimes.com%2Fa&rhash=1",
        # One in another.
        "https://archive.ph/2020/https://web.archive.org/web/2013/http://nytimes.com/a",
    ],
)
def test_of_an_archive_the_address_that_is_kept(address: str) -> None:
    assert find_home(address) == _NYT
    assert find_page(address) == f"{_NYT}/a"


@pytest.mark.parametrize(
    "address",
    [
        "https://archive.ph/AbC12",
        "https://perma.cc/AB12-CD34",
        "https://web.archive.org/1",
        "https://archive.today",
        "https://archive.is/" * 9 + "AbC1",
    ],
)
def test_an_archive_that_does_not_say_what_it_keeps_is_nobody(address: str) -> None:
    assert (find_home(address), find_page(address)) == ("", "")


def test_what_an_archive_itself_publishes_is_its_own() -> None:
    assert find_home("https://archive.org/details/book") == "archive.org"


@pytest.mark.parametrize(
    ("address", "home"),
    [
        ("https://t.me/rybar/123", "t.me/rybar"),
        ("https://t.me/s/Rybar", "t.me/rybar"),
        ("https://telegram.me/rybar", "t.me/rybar"),
        ("https://rybar.t.me/123", "t.me/rybar"),
        ("https://t.me/c/123/45", "t.me/c/123"),
        ("https://t.me/joinchat/AbC", ""),
        ("https://x.com/MFA_Russia/status/1", "x.com/mfa_russia"),
        ("https://twitter.com/mfa_russia", "x.com/mfa_russia"),
        ("https://mobile.twitter.com/mfa_russia", "x.com/mfa_russia"),
        ("https://twitter.com/#!/mfa_russia", "x.com/mfa_russia"),
        ("https://nitter.net/mfa_russia/status/1", "x.com/mfa_russia"),
        ("https://x.com/i/web/status/1", ""),
        ("https://x.com/iran/status/1", "x.com/iran"),
        ("https://www.youtube.com/@BBC/videos", "youtube.com/bbc"),
        ("https://youtube.com/channel/UC1", "youtube.com/channel/uc1"),
        ("https://youtube.com/bbcnews", "youtube.com/bbcnews"),
        ("https://www.youtube.com/watch?v=1", ""),
        ("https://youtu.be/1", ""),
        ("https://www.facebook.com/StateDept/posts/1", "facebook.com/statedept"),
        ("https://en-gb.facebook.com/statedept", "facebook.com/statedept"),
        ("https://fb.com/pg/statedept/about", "facebook.com/statedept"),
        ("https://facebook.com/pages/A-B/123", "facebook.com/123"),
        ("https://facebook.com/people/A-B/123", "facebook.com/123"),
        ("https://facebook.com/profile.php?id=123", "facebook.com/123"),
        ("https://facebook.com/permalink.php?story_fbid=4&id=123", "facebook.com/123"),
        ("https://facebook.com/groups/123/posts/4", "facebook.com/groups/123"),
        ("https://www.facebook.com/watch/?v=4", ""),
        ("https://www.instagram.com/statedept/", "instagram.com/statedept"),
        ("https://www.instagram.com/p/AbC/", ""),
        ("https://www.instagram.com/reel/AbC/", ""),
        ("https://www.tiktok.com/@a.b/video/1", "tiktok.com/a.b"),
        ("https://vm.tiktok.com/AbC/", ""),
        ("https://vk.com/wall-123_4", "vk.com/-123"),
        ("https://vk.com/public123", "vk.com/-123"),
        ("https://m.vk.com/name?w=wall-123_4", "vk.com/-123"),
        ("https://vk.com/id5", "vk.com/5"),
        ("https://vk.com/rt_russian", "vk.com/rt_russian"),
        ("https://vk.com/@rt_russian-title-of-it", "vk.com/rt_russian"),
        ("https://medium.com/@a/title-1", "medium.com/a"),
        ("https://medium.com/war-notes/title-1", "medium.com/war-notes"),
        ("https://a.medium.com/title-1", "a.medium.com"),
        ("https://a.substack.com/p/title", "a.substack.com"),
        ("https://open.substack.com/pub/A/p/title", "a.substack.com"),
        ("https://substack.com/@a/note/1", "substack.com/a"),
        ("https://bsky.app/profile/a.bsky.social/post/1", "bsky.app/a.bsky.social"),
        ("https://mastodon.social/@a/1", "mastodon.social/a"),
        ("https://mastodon.social/@a@other.org/1", "other.org/a"),
        ("https://mastodon.social/users/a/statuses/1", "mastodon.social/a"),
        ("https://www.threads.net/@a/post/1", "threads.com/a"),
        ("https://uk.linkedin.com/in/A-B/", "linkedin.com/in/a-b"),
        ("https://www.reddit.com/user/A", "reddit.com/a"),
        ("https://old.reddit.com/r/syria/comments/1/", ""),
        ("https://weibo.com/u/123", "weibo.com/123"),
        # In an archive, too.
        ("https://archive.ph/2020/https://twitter.com/A/status/1", "x.com/a"),
    ],
)
def test_where_accounts_publish_it_is_the_account(address: str, home: str) -> None:
    assert find_home(address) == home


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("https://www.a.org/x/", "http://a.org/x"),
        ("https://a.org/x#part", "a.org/x"),
        ("https://a.org/x?utm_source=t&utm_medium=m", "https://a.org/x"),
        ("https://a.org/x?id=1&fbclid=2", "https://a.org/x?id=1"),
        ("https://web.archive.org/web/2013/https://a.org/x", "https://a.org/x"),
        ("https://twitter.com/a/status/1", "https://x.com/a/status/1"),
        ("https://youtu.be/AbC?t=5", "https://www.youtube.com/watch?v=AbC&t=5"),
        ("https://a.org", "https://a.org/"),
    ],
)
def test_one_page_however_it_is_addressed(one: str, two: str) -> None:
    assert find_page(one) == find_page(two) != ""


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("https://a.org/x", "https://a.org/X"),
        ("https://a.org/x?id=1", "https://a.org/x?id=2"),
        ("https://a.org/x", "https://b.org/x"),
        ("https://a.org/#!/x", "https://a.org/#!/y"),
    ],
)
def test_other_pages_stay_others(one: str, two: str) -> None:
    assert find_page(one) != find_page(two)


def test_a_long_address_is_read_in_linear_time() -> None:
    for sign in "/?@.-:#=&_":
        assert isinstance(find_home(f"https://vk.com/{sign * 200_000}x"), str)
        assert isinstance(find_page(f"https://archive.ph/{sign * 200_000}x"), str)
