#!/usr/bin/env python3
"""Checks what a brotsak house has proved to you: a proof bundle for one case, and checkpoints of its ledger.

    verify.py --key VKEY bundle PROOF.json [CHECKPOINTS.txt]
    verify.py --key VKEY checkpoints CHECKPOINTS.txt

VKEY is the verifier key, as the house printed it, or a file with it. CHECKPOINTS.txt holds the notes
that you got from elsewhere (the archivist's mail, the operator's file), one after another.

Exit code 0: all of it holds. 1: something does not hold; one line says what. 2: could not be checked.
Needs Python 3.8 and nothing else. How it works is told in README.md beside this file.
"""
import base64
import hashlib
import json
import sys


class Wrong(Exception):
    """Something does not hold."""


class Unusable(Exception):
    """Nothing can be said."""


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


# Ed25519, RFC 8032 section 5.1. Slow, and not made to keep secrets: it only verifies.
P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)


def recover_x(y, sign):
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    return P - x if x & 1 != sign else x


def point(x, y):
    return (x, y, 1, x * y % P)


BASE_Y = 4 * pow(5, P - 2, P) % P
BASE = point(recover_x(BASE_Y, 0), BASE_Y)


def add(p, q):
    a = (p[1] - p[0]) * (q[1] - q[0]) % P
    b = (p[1] + p[0]) * (q[1] + q[0]) % P
    c = 2 * p[3] * q[3] * D % P
    d = 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def times(n, p):
    q = (0, 1, 1, 0)
    while n:
        if n & 1:
            q = add(q, p)
        p = add(p, p)
        n >>= 1
    return q


def decompress(text):
    number = int.from_bytes(text, "little")
    y = number & (2**255 - 1)
    x = recover_x(y, number >> 255)
    return None if x is None else point(x, y)


def compress(p):
    inverse = pow(p[2], P - 2, P)
    x, y = p[0] * inverse % P, p[1] * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, "little")


def signed(public, text, signature):
    if len(public) != 32 or len(signature) != 64:
        return False
    key = decompress(public)
    s = int.from_bytes(signature[32:], "little")
    if key is None or s >= L:
        return False
    challenge = hashlib.sha512(signature[:32] + public + text).digest()
    k = int.from_bytes(challenge, "little") % L
    # s B = R + k A, asked as R = s B - k A.
    minus = (P - key[0], key[1], key[2], P - key[3])
    return compress(add(times(s, BASE), times(k, minus))) == signature[:32]


# Checkpoints: C2SP tlog-checkpoint in a signed-note.
def read_key(text):
    try:
        name, number, public = text.strip().split("+", 2)
        public = base64.b64decode(public, validate=True)
    except ValueError:
        raise Unusable("the verifier key cannot be read")
    if public[:1] != b"\1" or len(public) != 33:
        raise Unusable("the verifier key is not of Ed25519")
    public = public[1:]
    if key_id(name, public).hex() != number:
        raise Unusable("the verifier key was written down wrong")
    return name, public


def key_id(name, public):
    return sha256(name.encode(), b"\n\1", public)[:4]


def split_notes(text):
    lines, notes, at = text.replace("\r\n", "\n").split("\n"), [], 0
    while at < len(lines):
        if not lines[at].strip():
            at += 1
            continue
        end = at + 4
        while end < len(lines) and lines[end].startswith("— "):
            end += 1
        notes.append("\n".join(lines[at:end]) + "\n")
        at = end
    if not notes:
        raise Unusable("there is no checkpoint in it")
    return notes


def read_checkpoint(note, key):
    """Its size and root, if the key has signed it."""
    name, public = key
    try:
        body, signatures = note.split("\n\n")
        origin, size, root = body.split("\n")
        size, root = int(size), base64.b64decode(root, validate=True)
    except ValueError:
        raise Unusable("a checkpoint cannot be read")
    text = f"{origin}\n{size}\n{base64.b64encode(root).decode()}\n"
    if text != body + "\n" or len(root) != 32 or size < 0:
        raise Unusable("a checkpoint is not written in the one way there is")
    if origin != name:
        raise Wrong(f"the checkpoint is of {origin}, and the key of {name}")
    for line in signatures.splitlines():
        parts = line.split(" ")
        if len(parts) != 3 or parts[0] != "—" or parts[1] != name:
            continue
        try:
            signature = base64.b64decode(parts[2], validate=True)
        except ValueError:
            continue
        if signature[:4] == key_id(name, public) and signed(public, text.encode(), signature[4:]):
            return size, root
    raise Wrong(f"the checkpoint over {size} entries is not signed with the key")


# The bundle.
def canonical(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def strict(text, keys):
    """An object of strings that is written in its canonical form, with these keys and no others."""
    try:
        value = json.loads(text)
    except ValueError:
        raise Wrong("an entry is not JSON")
    if not isinstance(value, dict) or set(value) != keys or canonical(value) != text:
        raise Wrong("an entry is not in its canonical form")
    return value


def root_from(leaf_hash, index, size, path):
    """RFC 9162 section 2.1.3.2: the root that the path leads to."""
    if index >= size:
        raise Wrong("an entry is beyond the checkpoint")
    node, at, last = leaf_hash, index, size - 1
    for sibling in path:
        if last == 0:
            raise Wrong("a path is too long")
        if at & 1 or at == last:
            node = sha256(b"\1", sibling, node)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            node = sha256(b"\1", node, sibling)
        at, last = at >> 1, last >> 1
    if last:
        raise Wrong("a path is too short")
    return node


LEAF = {"at", "commit", "log", "seq", "v"}
PAYLOAD = {"actor", "data", "event", "rows", "subject"}


def check_entry(entry, subject, name, size, root):
    leaf, payload = strict(entry["leaf"], LEAF), strict(entry["payload"], PAYLOAD)
    seq, salt = int(leaf["seq"]), bytes.fromhex(entry["salt"])
    if leaf["v"] != "1":
        raise Wrong(f"entry {seq} is of another format")
    if len(salt) != 32 or sha256(b"\2", salt, entry["payload"].encode()).hex() != leaf["commit"]:
        raise Wrong(f"entry {seq}: what it says is not what was written then")
    if payload["subject"] != subject:
        raise Wrong(f"entry {seq} is about {payload['subject']}")
    path = [bytes.fromhex(sibling) for sibling in entry["path"]]
    if root_from(sha256(b"\0", entry["leaf"].encode()), seq, size, path) != root:
        raise Wrong(f"entry {seq} is not in the ledger that was signed")
    return seq, leaf, payload, salt


def check_bundle(bundle, key):
    if bundle.get("format") != "brotsak-proof/1":
        raise Unusable("this is not a proof of format brotsak-proof/1")
    size, root = read_checkpoint(bundle["checkpoint"], key)
    told, last, before = {}, -1, "none"
    for entry in bundle["entries"]:
        seq, leaf, payload, salt = check_entry(entry, bundle["subject"], key[0], size, root)
        if seq <= last:
            raise Wrong(f"entry {seq} stands out of order")
        # A house that links the entries of a subject cannot leave one out between two others.
        if payload["data"].get("before", before) != before:
            raise Wrong(f"an entry is missing before entry {seq}")
        told[seq], last, before = (leaf, payload, salt), seq, str(seq)
    if not told:
        raise Wrong("the proof holds no entry")
    for row in bundle["rows"]:
        _, payload, salt = told.get(int(row["seq"]), (None, {"rows": []}, b""))
        stated = [r["hash"] for r in payload["rows"] if r["table"] == row["table"] and r["key"] == row["key"]]
        if stated != [sha256(b"\3", salt, canonical(row["columns"]).encode()).hex()]:
            raise Wrong(f"{row['table']} {row['key']} is not as entry {row['seq']} left it")
    return size, root, told


def compare(notes, key):
    """The checkpoints among themselves: one size has one root."""
    roots = {}
    for note in notes:
        size, root = read_checkpoint(note, key)
        if roots.setdefault(size, root) != root:
            raise Wrong(f"two checkpoints over {size} entries say different things")
    return roots


def run(arguments):
    if len(arguments) < 4 or arguments[0] != "--key" or arguments[2] not in ("bundle", "checkpoints"):
        raise Unusable(__doc__.strip())
    text = arguments[1]
    if "+" not in text:
        text = read(text)
    key = read_key(text)
    what, files = arguments[2], arguments[3:]
    if what == "checkpoints":
        roots = compare([note for file in files for note in split_notes(read(file))], key)
        return f"{len(roots)} checkpoints hold, the largest over {max(roots)} entries"
    try:
        bundle = json.loads(read(files[0]))
        size, root, told = check_bundle(bundle, key)
    except (KeyError, TypeError, ValueError, AttributeError) as why:
        raise Unusable(f"the proof cannot be read: {why!r}")
    roots = compare([note for file in files[1:] for note in split_notes(read(file))], key)
    if roots.get(size, root) != root:
        raise Wrong(f"your own checkpoint over {size} entries is another")
    held = "; your own checkpoint says the same" if size in roots else ""
    for leaf, payload, _ in told.values():
        print(f"{leaf['at']}  {payload['event']}  {payload['actor']}  {canonical(payload['data'])}")
    rows = len(bundle["rows"])
    return f"{bundle['subject']}: {len(told)} entries and {rows} rows hold, in a ledger of {size}{held}"


def read(file):
    try:
        with open(file, encoding="utf-8", newline="") as opened:
            return opened.read()
    except (OSError, UnicodeDecodeError) as why:
        raise Unusable(f"{file}: {why}")


if __name__ == "__main__":
    try:
        print(run(sys.argv[1:]))
    except Wrong as why:
        print(f"DOES NOT HOLD: {why}")
        sys.exit(1)
    except Unusable as why:
        print(why, file=sys.stderr)
        sys.exit(2)
