"""Reads a calendar (RFC 5545) from standard input as a calendar program would, with a library of others.

Prints one JSON object: the properties of the calendar, and each event with its days. Complains, with exit code
1, where a line is not ended or folded as the standard says, or the library finds anything wrong.
"""
import json
import sys
from datetime import date, datetime

from icalendar import Calendar

text = sys.stdin.buffer.read()
faults = []
for number, line in enumerate(text.split(b"\r\n"), 1):
    if len(line) > 75:
        faults.append(f"line {number} has {len(line)} octets")
    if b"\n" in line or b"\r" in line:
        faults.append(f"line {number} has an end of its own")
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        faults.append(f"line {number} is folded in the middle of a letter")
if not text.endswith(b"\r\n"):
    faults.append("the last line has no end")

calendars = Calendar.from_ical(text, multiple=True)
if len(calendars) != 1:
    faults.append(f"{len(calendars)} calendars")
if not calendars[0].subcomponents:
    faults.append("the calendar has no component (section 3.6)")
events = []
for part in calendars[0].walk():
    faults += [f"{part.name}: {name}: {why}" for name, why in part.errors]
    faults += [f"{part.name} lacks {name}" for name in part.required if name not in part]
    faults += [
        f"{part.name} says {name} more than once" for name in part.singletons if isinstance(part.get(name), list)
    ]
for event in calendars[0].walk("VEVENT"):
    start, end = event.decoded("DTSTART"), event.decoded("DTEND")
    if isinstance(start, datetime) or not isinstance(start, date):
        faults.append(f"{start} is no whole day")
    if not isinstance(event.decoded("DTSTAMP"), datetime) or event.decoded("DTSTAMP").utcoffset().total_seconds():
        faults.append("DTSTAMP is not in UTC")
    events.append(
        {
            "uid": str(event["UID"]),
            "start": start.isoformat(),
            "days": (end - start).days,
            "summary": str(event["SUMMARY"]),
            "names": sorted(event.keys()),
        }
    )
uids = [event["uid"] for event in events]
if len(set(uids)) != len(uids):
    faults.append("two events have the same UID")
if faults:
    sys.exit("\n".join(faults))
print(json.dumps({"version": str(calendars[0]["VERSION"]), "prodid": str(calendars[0]["PRODID"]), "events": events}))
