#!/usr/bin/env python3
"""Measures what it costs that each opening of a case is in the trail before the page is given.

    cargo build --release && python3 tests/tools/reads_speed.py target/release/brotsak

Makes the same demo twice. In the second one the database takes no entry of the ledger (triggers drop them), so that a
page is given without its read event and without anything to wait for. Asks both for the same page, by turns, alone and as
several people at once, and prints the ratio. What is not left out of the second: making and hashing the entry, and
handing it to the writer.
"""
import http.cookiejar
import os
import re
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
import urllib.request

ROUNDS = 400
PEOPLE, TURNS, EACH = 4, 10, 20
DEAF = """
create trigger deaf_leaves before insert on ledger_leaves begin select raise(ignore); end;
create trigger deaf_payloads before insert on ledger_payloads begin select raise(ignore); end;
create trigger deaf_head before update on ledger_head begin select raise(ignore); end;
"""


def start(binary, folder):
    env = dict(os.environ, BROTSAK_DEMO_PLAIN="1", BROTSAK_LOG="warn")
    house = subprocess.Popen([binary, "demo", "--data", folder, "--port", "0"], env=env, text=True,
                             stdout=subprocess.PIPE, stderr=open(folder + ".log", "a"))
    people, address = {}, None
    for line in house.stdout:
        if found := re.match(r"sign-in role=(\S+) name=(\S+) password=(.*)", line):
            people.setdefault(found[1], (found[2], found[3]))
        if found := re.match(r"Adresse: (\S+)", line):
            address = found[1]
            break
    return house, address, people["hr_officer"]


class Person:
    """A browser that is signed in and keeps its connection."""

    def __init__(self, address, name, password):
        self.jar = http.cookiejar.CookieJar()
        self.agent = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))
        page = self.agent.open(address + "/sign-in").read().decode()
        csrf = re.search(r'name="csrf" value="([^"]+)"', page)[1]
        form = urllib.parse.urlencode({"csrf": csrf, "email": name, "password": password})
        self.agent.open(address + "/sign-in", form.encode()).read()
        listed = self.agent.open(address + "/cases").read().decode()
        self.page = address + re.search(r'href="(/cases/2\d{3}-\d+)"', listed)[1]

    def open(self):
        return self.agent.open(self.page).read()

    def timed(self):
        began = time.perf_counter()
        self.open()
        return (time.perf_counter() - began) * 1000


def together(people):
    threads = [threading.Thread(target=lambda it=it: [it.open() for _ in range(EACH)]) for it in people]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return (time.perf_counter() - began) * 1000 / (PEOPLE * EACH)


def entries(folder):
    with sqlite3.connect(folder + "/brotsak.sqlite") as db:
        return db.execute("select count(*) from ledger_leaves").fetchone()[0]


def main(binary):
    with tempfile.TemporaryDirectory() as root:
        folders = {"with": root + "/with", "without": root + "/without"}
        for folder in folders.values():
            house, _, _ = start(binary, folder)
            house.terminate()
            house.wait()
        with sqlite3.connect(folders["without"] + "/brotsak.sqlite") as db:
            db.executescript(DEAF)
        before = {which: entries(folder) for which, folder in folders.items()}
        houses = {which: start(binary, folder) for which, folder in folders.items()}
        try:
            one = {which: Person(address, *person) for which, (_, address, person) in houses.items()}
            times = {which: [] for which in houses}
            for _ in range(ROUNDS):
                for which, person in one.items():
                    times[which].append(person.timed())
            crowd = {which: [] for which in houses}
            several = {which: [Person(address, *person) for _ in range(PEOPLE)]
                       for which, (_, address, person) in houses.items()}
            for _ in range(TURNS):
                for which, people in several.items():
                    crowd[which].append(together(people))
        finally:
            for house, _, _ in houses.values():
                house.terminate()
                house.wait()
        after = {which: entries(folder) for which, folder in folders.items()}
        assert after["with"] - before["with"] > ROUNDS + PEOPLE * TURNS * EACH, "every opening is in the trail"
        assert after["without"] == before["without"], "and none of them in the other"
        for what, figures in (("one person, median", {w: statistics.median(t) for w, t in times.items()}),
                              ("one person, mean", {w: statistics.fmean(t) for w, t in times.items()}),
                              (f"{PEOPLE} people at once, a page", {w: statistics.fmean(t) for w, t in crowd.items()})):
            ratio = figures["with"] / figures["without"]
            print(f"{what}: {figures['with']:.2f} ms with, {figures['without']:.2f} ms without, {ratio:.2f} times")


if __name__ == "__main__":
    main(sys.argv[1])
