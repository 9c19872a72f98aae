#!/usr/bin/env python3
"""Writes a correction as the reader does, but not what articles are found by.

usage: correct.py STORE COLUMN=VALUE...
"""
import sqlite3
import sys

COLUMNS = ("article what kind key name anchored field paragraph start stop before words behind "
           "to_kind to_key to_name role party state place_kind main sets made live").split()
TEXTS = {"key", "name", "before", "words", "behind", "to_key", "to_name", "role", "party", "state",
         "place_kind"}

row = {column: "" if column in TEXTS else 0 for column in COLUMNS}
row.update(article=None, live=1)
for given in sys.argv[2:]:
    column, value = given.split("=", 1)
    row[column] = value if column in TEXTS else int(value)
assert set(row) == set(COLUMNS), row
store = sqlite3.connect(sys.argv[1])
store.execute(f"INSERT INTO correction ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))})",
              [row[column] for column in COLUMNS])
store.commit()
