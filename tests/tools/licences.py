#!/usr/bin/env python3
"""Judges the licences of everything that is built into the product.

Reads `cargo metadata --format-version 1 --locked --all-features` on standard
input, follows what the product needs to be built and to run (tests' own needs
left out), and evaluates each SPDX expression against the list below. Names
every crate that fails, with its licence; exits 1 if there is one.
"""

import json
import re
import sys

# Permissive licences that may be combined into a work under EUPL-1.2.
ALLOWED = {
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "CDLA-Permissive-2.0",
    "ISC",
    "MIT",
    "Unicode-3.0",
    "Zlib",
}

# Two versions of one of these would be two doors to guard (or two copies of a C library).
ONLY_ONE = {"argon2", "diesel", "libsqlite3-sys", "ring", "rustls", "rustls-webpki"}

TOKEN = re.compile(r"\s*([()/]|[A-Za-z0-9.+:-]+)")


def allows(expression, allowed=ALLOWED):
    """Whether an SPDX expression can be fulfilled with allowed licences only.

    `OR` is a choice, `AND` asks for both, `WITH` adds a permission and so counts
    as its licence, `/` is how crates once wrote `OR`. Raises ValueError with the
    reason if the expression cannot be read.
    """
    tokens, at = [], 0
    text = expression.strip()
    while at < len(text):
        found = TOKEN.match(text, at)
        if not found:
            raise ValueError(f"cannot read «{text[at:]}»")
        tokens.append("OR" if found[1] == "/" else found[1])
        at = found.end()
    verdict = _either(tokens, allowed)
    if tokens:
        raise ValueError(f"«{tokens[0]}» stands where nothing should")
    return verdict


def _either(tokens, allowed):
    verdict = _both(tokens, allowed)
    while tokens and tokens[0] == "OR":
        tokens.pop(0)
        # Read the other side first: `or` alone would leave it unread.
        other = _both(tokens, allowed)
        verdict = verdict or other
    return verdict


def _both(tokens, allowed):
    verdict = _one(tokens, allowed)
    while tokens and tokens[0] == "AND":
        tokens.pop(0)
        other = _one(tokens, allowed)
        verdict = verdict and other
    return verdict


def _one(tokens, allowed):
    if not tokens or tokens[0] in {"OR", "AND", "WITH", ")"}:
        raise ValueError("a licence is missing")
    name = tokens.pop(0)
    if name == "(":
        verdict = _either(tokens, allowed)
        if not tokens or tokens.pop(0) != ")":
            raise ValueError("a parenthesis is not closed")
        return verdict
    if tokens and tokens[0] == "WITH":
        tokens.pop(0)
        if not tokens or tokens.pop(0) in {"OR", "AND", "WITH", "(", ")"}:
            raise ValueError("an exception is missing after WITH")
    return name.removesuffix("+").removesuffix("-or-later").removesuffix("-only") in allowed


def built_in(metadata):
    """The packages that the product is built from, itself left out."""
    product = metadata["resolve"]["root"]
    nodes = {node["id"]: node for node in metadata["resolve"]["nodes"]}
    seen, waiting = {product}, [product]
    while waiting:
        for need in nodes[waiting.pop()]["deps"]:
            kinds = {kind["kind"] for kind in need["dep_kinds"]}
            if kinds & {None, "build"} and need["pkg"] not in seen:
                seen.add(need["pkg"])
                waiting.append(need["pkg"])
    return [p for p in metadata["packages"] if p["id"] in seen - {product}]


def findings(metadata):
    """One sentence for each thing that is wrong, sorted."""
    packages, found, versions = built_in(metadata), [], {}
    for package in packages:
        name = f"{package['name']} {package['version']}"
        licence = package["license"]
        versions.setdefault(package["name"], []).append(package["version"])
        if not (package["source"] or "").startswith("registry+"):
            found.append(f"{name} does not come from the public registry")
        if not licence:
            found.append(f"{name} names no licence: read its licence file, then choose another crate")
            continue
        try:
            if not allows(licence):
                found.append(f"{name} is under «{licence}», which is not on the list of allowed licences")
        except ValueError as why:
            found.append(f"{name}: the licence «{licence}» cannot be read: {why}")
    for name in sorted(ONLY_ONE & versions.keys()):
        if len(versions[name]) > 1:
            both = ", ".join(sorted(versions[name]))
            found.append(f"{name} is here more than once ({both}): its flaws would have to be mended twice")
    return sorted(found), len(packages)


def main():
    found, judged = findings(json.load(sys.stdin))
    for sentence in found:
        print(f"FAIL {sentence}")
    if not judged:
        found.append("nothing was judged")
        print("FAIL the product has no dependencies: was this the right metadata?")
    print(f"licences of {judged} crates judged, {len(found)} findings")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
