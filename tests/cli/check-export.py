#!/usr/bin/env python3
"""Checks exported articles, one JSON object a line, against what the manual promises of them."""
import json
import re
import sys
import unicodedata

KEYS = ("id source url outlet language headline headline_derived standfirst byline dateline published "
        "updated imported story body subheads parties states places people organisations tags starred read "
        "note mentions").split()
ENTITY_KEYS = {
    "parties": ["id", "name", "mentions"],
    "states": ["id", "name", "primary", "mentions"],
    "places": ["name", "kind", "state", "mentions"],
    "people": ["name", "role", "party", "state", "mentions"],
    "organisations": ["name", "mentions"],
}
KINDS = {"party": ("parties", "id"), "state": ("states", "id"), "place": ("places", "name"),
         "person": ("people", "name"), "organisation": ("organisations", "name")}
MOMENT = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d[+-]\d\d:\d\d)?$")


def text_of(article, mention):
    field, number = mention["field"], mention["paragraph"]
    if field in ("body", "subhead"):
        assert (number in article["subheads"]) == (field == "subhead"), mention
        return article["body"][number]
    assert number == 0, mention
    return article[field]


def check_mention(article, mention):
    assert list(mention) == "entity field paragraph start end text rule".split(), mention
    text = text_of(article, mention)
    assert text[mention["start"]:mention["end"]] == mention["text"] != "", mention
    kind, name = mention["entity"].split(":", 1)
    group, key = KINDS[kind]
    assert name in [entity[key] for entity in article[group]], mention
    assert mention["rule"], mention


def check(article):
    keys = [key for key in KEYS if key not in ("headline_derived", "story") or key in article]
    assert list(article) == keys, list(article)
    assert article.get("headline_derived", True) is True
    assert article["headline"] and article["body"] and all(article["body"])
    for key in "url outlet standfirst byline dateline note".split():
        assert article[key] is None or article[key] != "", key
    for key in "published updated imported".split():
        assert article[key] is None or MOMENT.match(article[key]), article[key]
    for text in [article["headline"], *article["body"]]:
        assert text == unicodedata.normalize("NFC", text) and "\n" not in text, text
    for group, names in ENTITY_KEYS.items():
        for entity in article[group]:
            assert list(entity) == names, entity
            named = group == "places" and entity["name"] in (article["dateline"] or "")
            assert entity["mentions"] >= 1 or group == "states" or named, entity
            assert "" not in entity.values(), entity
    assert sum(state["primary"] for state in article["states"]) <= 1
    assert article["subheads"] == sorted(set(article["subheads"]))
    assert all(0 <= number < len(article["body"]) for number in article["subheads"])
    for mention in article["mentions"]:
        check_mention(article, mention)


count = 0
for count, line in enumerate(sys.stdin, 1):
    check(json.loads(line))
print(count, "articles hold")
