#!/usr/bin/env python3
"""Measures what a long queue of mail costs those who read pages meanwhile.

    cargo build --release && python3 tests/tools/mail_load.py target/release/brotsak [mails]

Makes a demo, serves its database with a mail server on loopback, and times pages from the outside: while
nothing is sent, and while the queue is sent at the pace it can. Prints both, and how many mails left a minute.
"""
import asyncio
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
import urllib.error
import urllib.parse
import urllib.request

PAGES = ["/inbox", "/cases", "/cases/2026-22", "/outbox"]
ROUNDS = 60
arrived = []


class Ear(asyncio.Protocol):
    """Takes every mail, and remembers when."""

    def connection_made(self, transport):
        self.transport, self.rest, self.is_body = transport, b"", False
        transport.write(b"220 load\r\n")

    def data_received(self, data):
        self.rest += data
        while b"\r\n" in self.rest:
            line, self.rest = self.rest.split(b"\r\n", 1)
            if self.is_body:
                if line == b".":
                    self.is_body = False
                    arrived.append(time.monotonic())
                    self.transport.write(b"250 taken\r\n")
            elif line == b"DATA":
                self.is_body = True
                self.transport.write(b"354 go on\r\n")
            elif line == b"QUIT":
                self.transport.close()
            else:
                self.transport.write(b"250 yes\r\n")


def listen():
    loop = asyncio.new_event_loop()
    server = loop.run_until_complete(loop.create_server(Ear, "127.0.0.1", 0))
    threading.Thread(target=loop.run_forever, daemon=True).start()
    return server.sockets[0].getsockname()[1]


class Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


def start(command, env):
    house = subprocess.Popen(command, env=dict(os.environ, **env), text=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    people, address = {}, None
    for line in house.stdout:
        if found := re.match(r"sign-in role=(\S+) name=(\S+) password=(.*)", line):
            people.setdefault(found[1], (found[2], found[3]))
        if found := re.match(r"Adresse: (\S+)", line):
            address = found[1]
            break
    return house, address, people


def stop(house):
    house.terminate()
    house.wait()


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


def timed(agent, address, goes_on):
    found = {page: [] for page in PAGES}
    while goes_on(sum(map(len, found.values()))):
        for page in PAGES:
            began = time.monotonic()
            answer = agent.open(address + page)
            answer.read()
            found[page].append((time.monotonic() - began) * 1000)
            # People read; they do not ask without a pause.
            time.sleep(0.02)
    return found


def fill(database, mails):
    with sqlite3.connect(database, timeout=30) as db:
        (person,) = db.execute("select id from people where email like '%@%' limit 1").fetchone()
        for number in range(mails):
            token = f"{number:032x}"
            task = db.execute(
                "insert into tasks (token, person_id, kind, reasons, created_at)"
                " values (?, ?, 'new_report', '', '2026-01-01 00:00:00')", (token, person)).lastrowid
            db.execute(
                "insert into outbox (person_id, task_id, template, message_id, state, attempts, queued_at, next_at)"
                " values (?, ?, 'task_new', ?, 'waiting', 0, '2026-01-01 00:00:00', '2026-01-01 00:00:00')",
                (person, task, token))


def main():
    binary = os.path.abspath(sys.argv[1])
    mails = int(sys.argv[2]) if len(sys.argv) > 2 else 2000
    port = listen()
    with tempfile.TemporaryDirectory() as place:
        demo, served = os.path.join(place, "demo"), os.path.join(place, "served")
        house, _, people = start([binary, "demo", "--data", demo, "--port", "0"], {"BROTSAK_DEMO_PLAIN": "1"})
        stop(house)
        database = os.path.join(demo, "brotsak.sqlite")
        house, address, _ = start([binary, "serve", "--data", served], {
            "BROTSAK_LISTEN": "127.0.0.1:0", "BROTSAK_DATABASE_URL": database,
            "BROTSAK_MAIL_FROM": "ikkje-svar@valle.example", "BROTSAK_MAIL_SMTP_HOST": "127.0.0.1",
            "BROTSAK_MAIL_SMTP_PORT": str(port), "BROTSAK_MAIL_SMTP_TLS": "none",
            "BROTSAK_SIGN_IN_SECOND_FACTOR": "optional", **({"BROTSAK_MAIL_SMTP_PER_MINUTE": os.environ["PER_MINUTE"]}
                                                            if "PER_MINUTE" in os.environ else {})})
        agent = sign_in(address, *people["hr_officer"])
        timed(agent, address, lambda asked: asked < 20)
        quiet = timed(agent, address, lambda asked: asked < ROUNDS * len(PAGES))
        before = len(arrived)
        fill(database, mails)
        while len(arrived) == before:
            time.sleep(0.05)
        busy = timed(agent, address, lambda _: len(arrived) < before + mails)
        rate = mails / (arrived[-1] - arrived[before]) * 60
        stop(house)
    print(f"{mails} mails, {rate:.0f} a minute; load {os.getloadavg()[0]:.1f}")
    print(f"{'page':20} {'quiet ms':>9} {'busy ms':>9} {'ratio':>6} {'n':>4}")
    for page in PAGES:
        one, other = statistics.median(quiet[page]), statistics.median(busy[page])
        print(f"{page:20} {one:9.1f} {other:9.1f} {other / one:6.2f} {len(busy[page]):4}")


main()
