"""What other programs call what we have: options and commands by their meaning.

A row names what may be meant, the likeliest first; `offers` chooses. `{WORD}` in it
stands for the value that was typed, `{FILES}` for the files that were, or in the place
of an option for the command with one named by itself.
"""

from typing import Any

FILES = "{FILES}"
_SHOW = "timeline show"

_TO = ("--until", "-q to:{NAME}")
_SORT = ("--order", "--reverse")
FORMAT = ("--format", "timeline export --format {FORMAT}")
_OUTPUT = ("--save", "--output", "--into")
_NOT = ("--skip", "--not-actor", "--not-kind", "--not-tag")
_PICTURE = ("--save timeline.svg", "timeline show --save timeline.svg")
_PAGE = ("--save timeline.html", "--format html", "timeline export -o timeline.html")

_OPTIONS: dict[str, tuple[str, ...]] = {
    # When: git, hledger, jrnl, khal, gh, journalctl.
    "--from --start --starting --begin --start-date --begin-date --from-date "
    "--date-from --newer --newer-than --updated-since": ("--since",),
    "--to": _TO,
    "--end --ending --end-date --to-date --date-to --till --up-to --older "
    "--older-than": ("--until",),
    "--date --when": ("--on",),
    "--period --between --range --date-range --time --dates --interval": ("--during",),
    "--known --known-by --asof --snapshot": ("--as-of",),
    "--now": ("timeline today",),
    "--anniversary": ("--day",),
    # Who.
    "--who --person --people --name --participant --party --user --assignee --payee "
    "--account --member --attendee --involving": ("--actor",),
    "--author": ("--actor", "--source"),
    "--both --together --and --pair --between-actors": ("--with",),
    "--whom --addressee --recipient --target": ("-q to:{NAME}",),
    "--subject --concerning --regarding --topic": ("--about", "--tag"),
    "--role --position --post --job --function": ("--office",),
    "--nation --state": ("--country", "-q state:{NAME}"),
    "--include-members --recursive": ("--members",),
    # Where, and of what kind.
    "--where --location --city --venue --near": ("--place",),
    "--type --category --class --event-type": ("--kind",),
    "--label --keyword --tagged --hashtag": ("--tag",),
    "--key --uid --uuid --slug --event": ("--id",),
    "--certainty --probability --likelihood": ("--confidence",),
    "--sure --exact --definite": ("--certain",),
    "--cite --citation --ref --reference": ("--source",),
    "--reliability --quality --grade": ("--min-reliability",),
    # Words.
    "--grep --text --find --match --contains --string --word --words --phrase "
    "--pattern --regex --regexp --description --summary --query-string --full-text": (
        "--search",
    ),
    "--title": ("-q title:{TEXT}", "--search"),
    "--quote": ("-q quote:{TEXT}", "--in quote"),
    "--filter --expr --expression --condition --jq": ("--query",),
    "--exclude --ignore --disable --without --except --omit": _NOT,
    "--not --no": ("-q 'not ({QUERY})'",),
    # How much, and in which order.
    "--max --max-count --count --num --number --top --head --tail --first --last "
    "--max-results": ("--limit",),
    "--sort --sort-by --order-by": _SORT,
    "--desc --descending --newest --newest-first --latest --backwards": ("--reverse",),
    "--group --groups --groupby": ("--group-by",),
    # What it looks like.
    "--verbose --details --detail --long --all --expand --more --everything": (
        "--full",
    ),
    "--short --compact --oneline --one-line --brief": ("--view list",),
    "--display --layout --style --mode": ("--view",),
    "--table": ("--view table",),
    "--calendar --month-view": ("--view calendar",),
    "--list": ("--view list",),
    "--gaps --silences": ("--view gaps",),
    "--dyads --pairs": ("--view dyads",),
    "--density --heat --heatmap --activity": ("--view density",),
    "--card": ("--view card",),
    "--timeline": ("--view timeline",),
    "--why --reason --reasons": ("--explain",),
    "--colour": ("--color",),
    "--no-color --no-colour --nocolor --monochrome": ("--color never",),
    "--plain --plain-text --no-unicode": ("--ascii", "--color never"),
    "--silent --no-notices": ("--quiet",),
    "--watch --follow --live --reload --refresh": ("--watch", "timeline show --watch"),
    "--columns-width --wide --size": ("--width",),
    "--first-day --weekstart --week-begins": ("--week-start",),
    "--clobber --overwrite --yes": ("--force",),
    # What goes out, and where.
    "--format --output-format": FORMAT,
    "--json": ("--format json", "timeline export --format json"),
    "--csv": ("--format csv", "timeline export --format csv"),
    "--yaml": ("--format yaml", "timeline export --format yaml"),
    "--docx --word": ("-o timeline.docx", "timeline export -o timeline.docx"),
    "--pdf": ("-o timeline.pdf", "timeline export -o timeline.pdf"),
    "--md --markdown": ("-o timeline.md", "timeline export -o timeline.md"),
    "--xlsx --excel": ("--format xlsx", "timeline export -o timeline.xlsx"),
    "--sqlite --db": ("--format sqlite", "timeline export -o timeline.sqlite"),
    "--ics --ical": ("--format ics", "timeline export -o timeline.ics"),
    "--geojson": ("--format geojson", "timeline export -o timeline.geojson"),
    "--sarif": ("--format sarif",),
    "--github": ("--format github",),
    "--export": ("timeline export",),
    "-o --out --output --output-file --write --dest --to-file --save --save-as": (
        _OUTPUT
    ),
    "--svg --picture --image --png": _PICTURE,
    "--html --web --page": _PAGE,
    "--columns --fields --cols": ("--columns", "timeline export --columns {COLUMNS}"),
    "--delimiter --separator --sep": (
        "--delimiter",
        "timeline export --delimiter {SIGN}",
    ),
    "--private --notes --include-notes": ("--with-notes",),
    "--nocache --no-index --cold --uncached": ("--no-cache",),
    # What is read: every file is named without an option.
    "--file --files --input --input-file --path --journal --calendar-file": (
        "--into",
        FILES,
    ),
    # What comes in: hledger, csvkit, beangulp.
    "--rules-file --mapping --columns-map": ("--map",),
    "--charset --codec": ("--encoding",),
    "--dayfirst --european": ("--day-first",),
    "--monthfirst --american": ("--month-first",),
    "--noheader --no-headers --headerless": ("--no-header",),
    "--source-name --prefix": ("--name",),
    # Of check and fmt: ruff, mypy, yamllint, black.
    "--select --rule --code --codes": ("--only",),
    "--rules": ("--only", "--map"),
    "--warnings-as-errors --werror --fail-on-warnings --error-on-warnings": (
        "--strict",
    ),
    "--fix --autofix --in-place --repair": ("timeline fmt",),
    "--dry-run --what-if --preview --diff --check": ("--dry-run", "--diff", "--check"),
    "--stats --statistics": ("timeline stats",),
    "--validate --lint": ("timeline check",),
}

_PLACES, _TAGS = "timeline show --group-by place", "timeline show --group-by tag"

_COMMANDS: dict[str, str] = {
    "version": "timeline --version",
    "completion completions complete": "timeline --install-completion",
    # What git, hledger, jrnl and khal have for it.
    "view display draw print register reg log agenda timeline events open read less "
    "cat at": _SHOW,
    "list ls": "timeline show --view list",
    "watch follow live ui": "timeline show --watch",
    "calendar cal month": "timeline show --view calendar",
    "table": "timeline show --view table",
    "lanes gantt swimlanes": "timeline show --view lanes",
    "density heatmap activity histogram": "timeline show --view density",
    "gaps silences": "timeline show --view gaps",
    "dyads pairs contacts meetings matrix who-met-whom": "timeline show --view dyads",
    "card": "timeline show --view card",
    "search find grep match": "timeline show --search {TEXT}",
    "query filter select where": "timeline show -q {QUERY}",
    "explain why": "timeline show --explain",
    "insert record append enter": "timeline add {TEXT}",
    "change modify update amend correct vi vim": "timeline edit {ID}",
    "ingest load read-csv from-csv merge": f"timeline import {FILES}",
    "remove delete rm del": "timeline edit {ID}",
    "new create start setup example sample demo": "timeline init",
    "validate lint verify test doctor diagnose errors audit status problems": (
        "timeline check"
    ),
    "convert dump save download output": "timeline export",
    "csv": "timeline export --format csv",
    "json": "timeline export --format json",
    "jsonl ndjson": "timeline export --format jsonl",
    "svg picture image": "timeline show --save timeline.svg",
    "png slide": "timeline show --save timeline.png",
    "html page web": "timeline export -o timeline.html",
    "markdown": "timeline export -o timeline.md",
    "excel spreadsheet": "timeline export -o timeline.xlsx",
    "database sql datasette": "timeline export -o timeline.sqlite",
    "ical icalendar": "timeline export -o timeline.ics",
    "map": "timeline export -o timeline.geojson",
    "format reformat fix tidy normalize normalise prettify clean": "timeline fmt",
    "briefing document docx word pdf print-report": "timeline export -o report.docx",
    "narrative story fill publish memo": "timeline report {STORY}",
    "count counts summary statistics totals balance bal numbers": ("timeline stats"),
    "people persons person who actor accounts payees participants names parties": (
        "timeline actors"
    ),
    "references citations bibliography refs bib": "timeline sources",
    "types categories": "timeline kinds",
    "tags labels": _TAGS,
    "places locations": _PLACES,
    "views": "timeline formats",
    "parse parse-date dates when": "timeline date {DATE}",
    "now onthisday on-this-day anniversary anniversaries": "timeline today",
    "jsonschema json-schema": "timeline schema",
    "rules diagnostics": "timeline codes",
    "index indexes caches": "timeline cache info",
    "purge flush clear clear-cache cache-clear": "timeline cache clear",
    "diff differences disagreements disagree conflicts accounts-differ": (
        "timeline differ"
    ),
    "cabinet government ministers holders offices": "timeline office {NAME}",
}


def _spread(table: dict[str, Any]) -> dict[str, Any]:
    return {word: found for words, found in table.items() for word in words.split()}


OPTION_SYNONYMS: dict[str, tuple[str, ...]] = _spread(_OPTIONS)
"""Options of other programs, each with what may be meant, options before commands."""
COMMAND_SYNONYMS: dict[str, str] = _spread(_COMMANDS)
"""Commands of other programs, each with ours, or with what is done in its place."""
