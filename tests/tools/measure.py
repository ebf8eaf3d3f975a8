#!/usr/bin/env python3
"""Measures the running house: start to first page, memory at rest, time of each page on the server.

    cargo build --release && python3 tests/tools/measure.py target/release/brotsak

Makes a demo in a folder of its own, starts it again, visits the pages as each role ten times, and prints a table.
The time of a page is what the house's own log says, without the network.
"""
import http.cookiejar
import json
import os
import re
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request

PAGES = {
    "hr_officer": ["/inbox", "/cases", "/cases?closed=1", "/cases?q=elev&closed=1", "{case}", "{case}/gates",
                   "{case}/assessments/new", "/outbox", "/reports", "/guidelines", "/account"],
    "chief_executive": ["{case}/decisions/new"],
    "archivist": ["/archive", "/audit"],
    "administrator": ["/accounts"],
}
ROUNDS = 10


class Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


def start(binary, folder):
    env = dict(os.environ, BROTSAK_DEMO_PLAIN="1", BROTSAK_LOG="info")
    began = time.monotonic()
    house = subprocess.Popen([binary, "demo", "--data", folder, "--port", "0"], env=env, text=True,
                             stdout=subprocess.PIPE, stderr=open(folder + ".log", "a"))
    people, address = {}, None
    for line in house.stdout:
        if found := re.match(r"sign-in role=(\S+) name=(\S+) password=(.*)", line):
            people.setdefault(found[1], (found[2], found[3]))
        if found := re.match(r"Adresse: (\S+)", line):
            address = found[1]
            break
    urllib.request.urlopen(address + "/sign-in").read()
    return house, address, people, time.monotonic() - began


def memory(pid):
    with open(f"/proc/{pid}/status") as status:
        fields = dict(line.split(":", 1) for line in status)
    return int(fields["VmRSS"].split()[0]) / 1024


def sign_in(address, name, password):
    jar = http.cookiejar.CookieJar()
    agent = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar), Stay)
    page = agent.open(address + "/sign-in").read().decode()
    token = re.search(r'name="csrf" value="([0-9a-f]+)"', page)[1]
    form = urllib.parse.urlencode({"csrf": token, "email": name, "password": password}).encode()
    try:
        agent.open(address + "/sign-in", form)
    except urllib.error.HTTPError as answer:
        assert answer.code == 303, answer.code
    return agent


def main():
    binary = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as place:
        folder = os.path.join(place, "data")
        house, _, _, made = start(binary, folder)
        time.sleep(3)
        first = memory(house.pid)
        house.terminate(), house.wait()
        house, address, people, started = start(binary, folder)
        time.sleep(3)
        rest = memory(house.pid)
        asked = []
        for role, pages in PAGES.items():
            agent = sign_in(address, *people[role])
            listed = agent.open(address + "/cases").read().decode() if any("{case}" in page for page in pages) else ""
            case = re.search(r'href="(/cases/2\d{3}-\d+)"', listed)
            for page in (page.replace("{case}", case[1]) if case else page for page in pages):
                for _ in range(ROUNDS):
                    assert agent.open(address + page).status == 200, page
                    asked.append(page)
        after = memory(house.pid)
        house.terminate(), house.wait()
        times = {}
        with open(folder + ".log") as log:
            for line in log:
                found = re.search(r'"route":"([^"]+)".*?"micros":(\d+)|"micros":(\d+).*?"route":"([^"]+)"', line)
                if found:
                    route = found[1] or found[4]
                    times.setdefault(route, []).append(int(found[2] or found[3]))
    print(f"demo made and first page: {made:.2f} s; started again to first page: {started:.2f} s")
    print(f"memory at rest: {first:.0f} MiB with the demo just made, {rest:.0f} MiB started again; after {len(asked)} pages: {after:.0f} MiB")
    print(f"{'route':40} {'n':>4} {'median ms':>10} {'max ms':>8}")
    for route, found in sorted(times.items(), key=lambda pair: -max(pair[1])):
        if route.startswith("/assets") or route == "/sign-in":
            continue
        found.sort()
        print(f"{route:40} {len(found):4} {found[len(found) // 2] / 1000:10.1f} {found[-1] / 1000:8.1f}")


main()
