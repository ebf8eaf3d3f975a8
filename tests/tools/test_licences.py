"""The licence judge can say no, and says it about the right crate."""

import unittest

from licences import allows, findings


def metadata(*crates, kind=None):
    """The product, needing one crate for each (name, version, licence)."""
    packages = [
        {"id": f"{name} {version}", "name": name, "version": version, "license": licence, "source": "registry+here"}
        for name, version, licence in crates
    ]
    needs = [{"pkg": p["id"], "dep_kinds": [{"kind": kind, "target": None}]} for p in packages]
    product = {"id": "product", "name": "brotsak", "version": "1", "license": "EUPL-1.2", "source": None}
    nodes = [{"id": "product", "deps": needs}] + [{"id": p["id"], "deps": []} for p in packages]
    return {"packages": [product, *packages], "resolve": {"root": "product", "nodes": nodes}}


class Expressions(unittest.TestCase):
    def check(self, expression, expected):
        self.assertIs(allows(expression, {"MIT", "ISC", "Apache-2.0"}), expected, expression)

    def test_one_licence_stands_alone(self):
        self.check("MIT", True)
        self.check("GPL-3.0-or-later", False)
        self.check("Apache-2.0+", True)

    def test_a_choice_needs_one_good_side(self):
        self.check("GPL-2.0-only OR MIT", True)
        self.check("MIT OR GPL-2.0-only", True)
        self.check("GPL-2.0-only OR AGPL-3.0", False)
        self.check("Unlicense/MIT", True)
        self.check("Apache-2.0 / MIT", True)

    def test_two_demands_need_both(self):
        self.check("MIT AND ISC", True)
        self.check("MIT AND GPL-3.0", False)
        self.check("GPL-3.0 AND MIT", False)

    def test_and_binds_closer_than_or(self):
        self.check("MIT OR ISC AND GPL-3.0", True)
        self.check("(MIT OR ISC) AND GPL-3.0", False)
        self.check("(MIT OR GPL-3.0) AND ISC", True)

    def test_an_exception_counts_as_its_licence(self):
        self.check("Apache-2.0 WITH LLVM-exception", True)
        self.check("GPL-2.0 WITH Classpath-exception-2.0", False)
        self.check("Apache-2.0 WITH LLVM-exception OR GPL-3.0", True)

    def test_nonsense_is_refused(self):
        for nonsense in ["", "MIT OR", "(MIT", "MIT ISC", "MIT WITH", "AND MIT", "MIT)", "MIT; ISC"]:
            with self.assertRaises(ValueError, msg=nonsense):
                allows(nonsense)


class Findings(unittest.TestCase):
    def test_the_crate_and_its_licence_are_named(self):
        found, judged = findings(metadata(("good", "1.0", "MIT"), ("actix-strict", "0.8.0", "GPL-3.0-or-later")))
        self.assertEqual(judged, 2)
        self.assertEqual(len(found), 1)
        self.assertIn("actix-strict 0.8.0 is under «GPL-3.0-or-later»", found[0])

    def test_a_crate_without_a_licence_is_no_gift(self):
        found, _ = findings(metadata(("silent", "1.0", None)))
        self.assertIn("silent 1.0 names no licence", found[0])

    def test_what_only_the_tests_need_is_not_judged(self):
        self.assertEqual(findings(metadata(("copyleft", "1.0", "GPL-3.0"), kind="dev")), ([], 0))

    def test_what_builds_the_product_is_judged(self):
        found, _ = findings(metadata(("copyleft", "1.0", "GPL-3.0"), kind="build"))
        self.assertEqual(len(found), 1)

    def test_the_database_library_is_here_once(self):
        found, _ = findings(metadata(("libsqlite3-sys", "0.38.0", "MIT"), ("libsqlite3-sys", "0.40.0", "MIT")))
        self.assertIn("libsqlite3-sys is here more than once (0.38.0, 0.40.0)", found[0])

    def test_a_fork_from_somewhere_else_is_seen(self):
        forked = metadata(("ring", "1.0", "MIT"))
        forked["packages"][1]["source"] = "git+https://forge.example/ring"
        self.assertIn("ring 1.0 does not come from the public registry", findings(forked)[0][0])


if __name__ == "__main__":
    unittest.main()
