#!/usr/bin/env python3
"""Holds the write lock of an archive.  usage: hold-lock.py FILE SECONDS"""
import sqlite3
import sys
import time

connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
time.sleep(float(sys.argv[2]))
connection.execute("ROLLBACK")
