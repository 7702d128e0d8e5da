"""The words that generated chronologies are made of.

Plain data for `generate.py`. People and publications are invented. No word
holds a comma, colon, semicolon, bracket, quotation mark, hash or bar, so that every
value stands unquoted in YAML and whole in an hledger tag (which a comma ends) and a
beancount string.

Templates name their parts `{a}` and `{b}` (two actors), `{place}` and `{topic}`.
"""


def _split(words: str) -> tuple[str, ...]:
    return tuple(words.split(", "))


FIRST_NAMES = _split(
    "Adriana, Aisha, Aleksei, Amira, Anders, Anna, Beatriz, Boris, Chiara, Claire, "
    "Daniel, Dmitri, Elena, Emil, Farid, Fatima, Gabriel, Greta, Hana, Hassan, "
    "Helena, Igor, Ingrid, Ivana, Jan, Jorge, Karim, Katarina, Leila, Lena, Lukas, "
    "Magda, Marcus, Mariam, Mehmet, Mikael, Nadia, Ngozi, Oksana, Omar, Paul, Petra, "
    "Rafael, Rania, Samir, Sofia, Tariq, Teresa, Tomás, Vera, Viktor, Walter, Yael, "
    "Yusuf, Zofia"
)

LAST_NAMES = _split(
    "Abadi, Adeyemi, Almeida, Andersen, Baranov, Berger, Bianchi, Carvalho, "
    "Castellan, Dahl, Demir, Dubois, Eklund, Fahmy, Farouk, Ferreira, Fischbach, "
    "Galvan, Grigoryan, Haddad, Halim, Hartmann, Ibáñez, Ivanenko, Jansen, Kaplan, "
    "Karimov, Keller, Kovács, Kowal, Lindqvist, Lombard, Mahfouz, Marchetti, Melnyk, "
    "Moreau, Müller, Nasser, Novák, Nyberg, Okafor, Orlenko, Öztürk, Pereira, "
    "Petrenko, Qasim, Rahimi, Rousseau, Sahin, Salazar, Seidel, Shalev, Sørensen, "
    "Strand, Takeda, Tanaka, Tulin, Urban, Vasile, Verhoeven, Wagner, Whitlock, "
    "Yilmaz, Zaharia, Zeman"
)

STATES = _split(
    "United States, Russia, China, United Kingdom, France, Germany, Turkey, Iran, "
    "Israel, Egypt, Syria, Ukraine, Georgia, Poland, Italy, Japan, India, Pakistan, "
    "Saudi Arabia, Qatar, Jordan, Lebanon, Iraq, Norway, Sweden, Serbia, Armenia, "
    "Azerbaijan, Kazakhstan, Brazil, South Africa, Nigeria, Ethiopia, Algeria, "
    "Morocco, Austria, Switzerland, Netherlands, Belgium, Spain"
)

PLACES = _split(
    "Geneva, Vienna, New York, Washington, Moscow, Brussels, London, Paris, Berlin, "
    "Istanbul, Ankara, Cairo, Beirut, Amman, Doha, Riyadh, Tehran, Baghdad, Damascus, "
    "Jerusalem, Kyiv, Minsk, Tbilisi, Yerevan, Baku, Astana, Sochi, Belgrade, "
    "Sarajevo, Rome, Madrid, Oslo, Stockholm, Helsinki, The Hague, Addis Ababa, "
    "Abuja, Algiers, Islamabad, New Delhi, Beijing, Tokyo"
)

TOPICS = (
    ("the ceasefire", "ceasefire"),
    ("prisoner exchanges", "prisoners"),
    ("missile defence", "missile-defence"),
    ("gas transit", "energy"),
    ("the border demarcation", "border"),
    ("chemical weapons", "chemical-weapons"),
    ("the nuclear file", "nuclear"),
    ("access for relief convoys", "humanitarian"),
    ("the peacekeeping mandate", "peacekeeping"),
    ("visa rules", "visas"),
    ("the trade dispute", "trade"),
    ("fishing rights", "fisheries"),
    ("the arms embargo", "arms"),
    ("the return of refugees", "refugees"),
    ("the accession talks", "enlargement"),
    ("the debt settlement", "debt"),
    ("the pipeline route", "energy"),
    ("observers for the vote", "observers"),
    ("counter-terrorism", "terrorism"),
    ("water sharing", "water"),
    ("the extradition request", "extradition"),
    ("the airspace closure", "airspace"),
    ("war crimes inquiries", "justice"),
    ("the frozen assets", "sanctions"),
)

TAGS = _split(
    "back-channel, balkans, caucasus, central-asia, gulf, levant, maghreb, nato, "
    "osce, security-council, summitry, track-two"
)

# (kind, share of the events, whether people rather than states act, titles)
KINDS = (
    (
        "meeting",
        18,
        True,
        (
            "{a} and {b} meet in {place} over {topic}",
            "{a} receives {b} in {place} to discuss {topic}",
        ),
    ),
    (
        "visit",
        12,
        True,
        (
            "{a} flies to {place} to press {b} on {topic}",
            "{a} arrives in {place} for two days with {b} on {topic}",
        ),
    ),
    (
        "call",
        10,
        True,
        (
            "{a} telephones {b} about {topic}",
            "{a} and {b} speak by telephone on {topic}",
        ),
    ),
    (
        "statement",
        15,
        True,
        (
            "{a} says that {topic} must come before any deal with {b}",
            "{a} rejects the remarks of {b} about {topic}",
        ),
    ),
    (
        "letter",
        4,
        True,
        ("{a} writes to {b} proposing new terms on {topic}",),
    ),
    (
        "negotiation",
        8,
        False,
        (
            "{a} and {b} resume talks in {place} on {topic}",
            "Talks between {a} and {b} on {topic} stall in {place}",
        ),
    ),
    ("claim", 3, True, ("{a} accuses {b} of breaking the terms on {topic}",)),
    ("summit", 3, False, ("{a} and {b} hold a summit in {place} on {topic}",)),
    (
        "conference",
        3,
        False,
        ("{a} and {b} convene a conference in {place} on {topic}",),
    ),
    ("agreement", 5, False, ("{a} and {b} sign an agreement in {place} on {topic}",)),
    ("vote", 3, False, ("{a} abstains as {b} carries the vote on {topic}",)),
    ("sanction", 3, False, ("{a} imposes sanctions on {b} over {topic}",)),
    ("expulsion", 2, False, ("{a} expels two diplomats of {b} in a row over {topic}",)),
    ("deployment", 3, False, ("{a} sends monitors to {b} in support of {topic}",)),
    ("aid", 2, False, ("{a} pledges new aid to {b} tied to {topic}",)),
    ("appointment", 3, True, ("{a} succeeds {b} as special envoy for {topic}",)),
    ("attack", 2, False, ("Shelling near {place} as {a} and {b} discuss {topic}",)),
    ("other", 1, False, ("{a} and {b} exchange notes in {place} on {topic}",)),
)

SUMMARIES = (
    "The two sides spoke for {hours} hours and agreed to send experts back to {place} "
    "before the end of the month.",
    "Officials in {place} called the tone businesslike but said that nothing new had "
    "been put on the table in {hours} hours.",
    "A spokesman described the outcome as a first step while the opposition dismissed "
    "it as theatre after {hours} hours in {place}.",
    "The text was not published and the accounts given to reporters in {place} differ "
    "on {hours} of its points.",
    "Delegates expect a further round within {hours} weeks although no venue other "
    "than {place} has been proposed so far.",
    "It was the first contact at this level for {hours} years and diplomats in {place} "
    "warned against hopes of a quick result.",
)

# Sources by id, with title, publisher and reliability.
SOURCES = (
    ("agency-wire", "Daily wire summary", "Meridian News Agency", "B"),
    ("gazette", "Foreign pages", "The Continental Gazette", "B"),
    ("bulletin", "Diplomatic bulletin", "Institute for Frontier Studies", "A"),
    ("ministry", "Press releases", "Foreign ministries", "C"),
    ("monitor", "Field reports", "Ceasefire Monitor", "B"),
    ("yearbook", "Yearbook of negotiations", "Harbour Press", "A"),
    ("broadcast", "World report transcripts", "Northern Broadcasting", "B"),
    ("memoir", "An envoy remembers", "Lantern Books", "D"),
)
