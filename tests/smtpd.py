"""A mail server for the tests. Ports are chosen by the system; each mail is one JSON line on standard output.

    python smtpd.py FOLDER      puts ca.pem in FOLDER

The first line names the ports: plain, starttls (with sign-in), implicit (with sign-in).
The user is brotsak, the password hemmeleg. How it behaves is chosen by the part of the recipient before the @:

    unknown    550 at RCPT, always
    greylist   451 at RCPT the first time
    hang       takes the mail the first time, and never answers
    drop       takes the mail the first time, and breaks the connection instead of answering
    refuse     554 after DATA, always

It stops when standard input closes.
"""
import asyncio
import email
import email.policy
import json
import logging
import ssl
import sys
import warnings
from pathlib import Path

import trustme
from aiosmtpd.smtp import SMTP, AuthResult

# The tests break the conversation on purpose; that is no news.
logging.disable()
warnings.simplefilter("ignore")

seen = {}


def first_time(behaviour, recipient):
    name = recipient.split("@")[0]
    if name != behaviour:
        return False
    seen[recipient] = seen.get(recipient, 0) + 1
    return seen[recipient] == 1


class Ear:
    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.split("@")[0] == "unknown":
            return "550 5.1.1 no such user: " + address
        if first_time("greylist", address):
            return "451 4.7.1 greylisted, try again"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        to = envelope.rcpt_tos[0]
        if to.split("@")[0] == "refuse":
            return "554 5.7.1 not this one"
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        print(json.dumps({
            "from": envelope.mail_from,
            "to": envelope.rcpt_tos,
            "tls": server.transport.get_extra_info("ssl_object") is not None,
            "auth": bool(session.authenticated),
            "headers": [[name, str(value)] for name, value in message.items()],
            "parts": [
                [part.get_content_type(), part.get_content()]
                for part in message.walk() if not part.is_multipart()
            ],
            "raw": envelope.content.decode("ascii"),
        }), flush=True)
        if first_time("hang", to):
            await asyncio.Event().wait()
        if first_time("drop", to):
            server.transport.abort()
        return "250 2.0.0 queued"


def authenticate(server, session, envelope, mechanism, data):
    # Not "handled": then aiosmtpd itself answers 535, and nobody waits for ever.
    known = data.login == b"brotsak" and data.password == b"hemmeleg"
    return AuthResult(success=known, handled=False)


async def main():
    folder = Path(sys.argv[1])
    ca = trustme.CA()
    ca.cert_pem.write_to_path(str(folder / "ca.pem"))
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    ca.issue_cert("localhost", "127.0.0.1").configure_cert(tls)
    signed_in = {"authenticator": authenticate, "auth_required": True}
    kinds = {
        "plain": ({}, None),
        "starttls": ({"tls_context": tls, "require_starttls": True, **signed_in}, None),
        "implicit": ({"auth_require_tls": False, **signed_in}, tls),
    }
    loop = asyncio.get_running_loop()
    ports = {}
    for kind, (options, wrapped) in kinds.items():
        server = await loop.create_server(
            lambda options=options: SMTP(Ear(), hostname="localhost", **options),
            "127.0.0.1", 0, ssl=wrapped,
        )
        ports[kind] = server.sockets[0].getsockname()[1]
    print(json.dumps(ports), flush=True)
    await loop.run_in_executor(None, sys.stdin.read)


asyncio.run(main())
