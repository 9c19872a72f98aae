#!/usr/bin/env python3
"""Writes many different pages.  usage: many-pages.py N FOLDER"""
import os
import sys

TOWNS = "शिमला मंडी लखनऊ पटना जयपुर भोपाल रांची देहरादून".split()
PARTIES = "कांग्रेस भाजपा राजद जदयू बसपा".split()

count, folder = int(sys.argv[1]), sys.argv[2]
os.makedirs(folder, exist_ok=True)
for number in range(count):
    town, party = TOWNS[number % len(TOWNS)], PARTIES[number % len(PARTIES)]
    page = (f"{town} में {party} की बैठक {number}, वार्डों की सूची बनी\n\n"
            f"{town}। {party} ने सोमवार को {town} में बैठक संख्या {number} की और वार्डों की सूची बनाई।\n\n"
            + "".join(f"वार्ड {number * 7 + ward} में अगली बैठक {ward + 1} दिन बाद होगी और सबको बुलाया जाएगा।\n"
                      for ward in range(12)))
    with open(f"{folder}/{number:05}.txt", "w", encoding="utf-8") as out:
        out.write(page)
