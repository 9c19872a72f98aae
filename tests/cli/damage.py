#!/usr/bin/env python3
"""Makes one packed part of an article unreadable.  usage: damage.py STORE TABLE ARTICLE"""
import sqlite3
import sys

path, table, article = sys.argv[1:]
assert table in ("body", "lines", "original"), table
store = sqlite3.connect(path)
store.execute(f"UPDATE {table} SET packed = zeroblob(9) WHERE article = ?", (int(article),))
store.commit()
