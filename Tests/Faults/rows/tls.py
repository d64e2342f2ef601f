# Copyright (c) 2026 the genai-telemetry authors
# SPDX-License-Identifier: Apache-2.0

"""Certificates, and servers that get TLS wrong."""

import shutil
import time

import certificates
import modes
from certificates import Authority, context
from fault_server import Script
from modes import ok
from rows.row import row


def trusting(file):
    return {"OTEL_EXPORTER_OTLP_CERTIFICATE": file}


@row(
    41,
    "C",
    "a certificate that is expired, of another host, self-signed, of an unknown authority",
    "not one byte of a request is sent; the cause is named",
    is_quick=True,
    weight=9,
)
def bad_certificates(trial):
    unknown = Authority(trial.directory, "unknown")
    bad = {
        "expired": trial.authority.expired(),
        "another host": trial.authority.issue("elsewhere", names=certificates.WRONG_NAMES),
        "self-signed": certificates.self_signed(trial.directory),
        "unknown authority": unknown.issue("server"),
    }
    servers = {name: trial.server(ok, context=context(*files)) for name, files in bad.items()}
    soaks = {
        name: trial.soak(
            server,
            rate=100,
            duration=2,
            shutdown_timeout=1,
            run=name.replace(" ", "-"),
            environment=trusting(trial.authority.certificate),
        )
        for name, server in servers.items()
    }
    for name, server in servers.items():
        outcome = soaks[name].finish()
        trial.judge(soaks[name], outcome, server)
        trial.check(server.byte_count == 0, f"{name}: {server.byte_count} bytes were sent")
        trial.check("certificate" in outcome.errors, f"{name}: the message is {outcome.errors[:200]!r}")
        trial.check(server.connections, f"{name}: nobody connected")
    good = trial.server(ok, context=context(*trial.authority.issue("good")))
    soak = trial.soak(good, rate=100, duration=1, run="good", environment=trusting(trial.authority.certificate))
    outcome = soak.finish()
    trial.judge_delivery(soak, outcome, good)
    trial.measured("0 bytes sent to each")


@row(
    42,
    "C",
    "a handshake that hangs; a server without TLS",
    "the time for connecting covers the handshake: 3 s",
    weight=10,
)
def handshake_hangs(trial):
    certificate = trial.authority.issue("server")
    servers = {
        "hangs": trial.server(ok, context=context(*certificate), handshakes=False),
        "without TLS": trial.server(ok),
    }
    for name, server in servers.items():
        soak = trial.soak(
            f"https://127.0.0.1:{server.port}",
            rate=100,
            duration=5,
            shutdown_timeout=1,
            run=name.replace(" ", "-"),
            environment=trusting(trial.authority.certificate),
        )
        outcome = soak.finish()
        trial.judge(soak, outcome, server)
        trial.check_shutdown(outcome, 1)
        gaps = [later - earlier for earlier, later in zip(server.connections, server.connections[1:])]
        trial.check(gaps and gaps[0] <= 3.2 + 1.2 + 0.2, f"{name}: attempts {gaps} apart")
        trial.measured(f"{name}: next attempt after {gaps[0]:.1f} s" if gaps else f"{name}: one attempt")


@row(
    43,
    "C",
    "certificates are replaced while the program runs: the authority's with the server's, the client's with its key",
    "the next connection trusts the new authority and shows the new certificate; everything arrives",
    weight=25,
)
def rotated(trial):
    first, second = Authority(trial.directory, "first"), Authority(trial.directory, "second")
    files = {name: trial.directory / f"{name}.pem" for name in ("trusted", "client", "key")}

    def install(authority):
        """Replaces all three, each at one stroke."""
        certificate, key = authority.issue(f"client of {authority.name}")
        for name, source in (("trusted", authority.certificate), ("client", certificate), ("key", key)):
            replacement = trial.directory / "replacement"
            shutil.copy(source, replacement)
            replacement.rename(files[name])

    install(first)
    server = trial.server(ok, context=context(*first.issue("server"), first.certificate))
    soak = trial.soak(
        server,
        rate=20,
        duration=0,
        export_timeout=120,
        environment=trusting(files["trusted"])
        | {
            "OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE": files["client"],
            "OTEL_EXPORTER_OTLP_CLIENT_KEY": files["key"],
        },
        shutdown_timeout=20,
    )
    trial.wait(lambda: len(server.arrivals) > 2, 5, "the first requests")
    server.refuse()
    server.context = context(*second.issue("server"), second.certificate)
    install(second)
    server.listen()
    count = len(server.clients)
    took = trial.wait(lambda: len(server.clients) > count, 40, "the first connection with the new certificates")
    time.sleep(1)
    soak.terminate()
    outcome = soak.finish()
    trial.judge_delivery(soak, outcome, server, may_miss_answers=True)
    shown = list(dict.fromkeys(server.clients))
    trial.check(shown == ["client of first", "client of second"], f"the program showed {shown}")
    trial.check(not server.handshake_errors, f"handshakes failed: {server.handshake_errors}")
    if took is not None:
        trial.measured(f"new connection {took:.1f} s after the change, no handshake failed")


@row(44, "C", "a server that knows nothing newer than TLS 1.1", "no connection, not one byte of a request")
def old_tls(trial):
    server = trial.server(ok, context=certificates.old_context(*trial.authority.issue("server")))
    soak = trial.soak(
        server, rate=100, duration=2, shutdown_timeout=1, environment=trusting(trial.authority.certificate)
    )
    outcome = soak.finish()
    trial.judge(soak, outcome, server)
    trial.check(server.byte_count == 0, f"{server.byte_count} bytes were sent")
    trial.check(server.handshake_errors, "the handshake did not fail")
    trial.measured(f"{server.byte_count} bytes sent")


@row(
    45,
    "C",
    "a client key that is missing, of another certificate, with a passphrase; an authority's file that is none",
    "told at the start: no span is recorded that could not be sent",
)
def unusable_certificates(trial):
    certificate, key = trial.authority.issue("client")
    _, other_key = trial.authority.issue("other")
    locked = trial.directory / "locked.key"
    certificates.openssl("pkey", "-in", key, "-aes256", "-passout", "pass:secret", "-out", locked)
    garbage = trial.directory / "garbage.pem"
    garbage.write_text("-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n")
    server = trial.server(ok, context=context(*trial.authority.issue("server"), trial.authority.certificate))
    good = {
        **trusting(trial.authority.certificate),
        "OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE": certificate,
        "OTEL_EXPORTER_OTLP_CLIENT_KEY": key,
    }
    soak = trial.soak(server, rate=100, duration=1, environment=good)
    trial.judge_delivery(soak, soak.finish(), server)
    cases = {
        "missing": ("CLIENT_KEY", trial.directory / "nothing.key"),
        "passphrase": ("CLIENT_KEY", locked),
        "other": ("CLIENT_KEY", other_key),
        "no-authority": ("CERTIFICATE", garbage),
        "missing-authority": ("CERTIFICATE", trial.directory / "nothing.pem"),
    }
    for name, (variable, file) in cases.items():
        soak = trial.soak(
            server, rate=100, duration=1, run=name, environment=good | {f"OTEL_EXPORTER_OTLP_{variable}": file}
        )
        outcome = soak.finish()
        trial.check(outcome.code not in (None, 0), f"{name}: ended with {outcome.code}")
        trial.check(
            file.name in outcome.errors, f"{name}: the message does not say which file: {outcome.errors[:200]!r}"
        )
        trial.check(not soak.has_started(), f"{name}: a span was recorded")
    trial.measured(f"{len(cases)} cases, each ended with an error that names the file")


@row(54, "D", "resets while TLS is written, SIGPIPE as the system has it", "survived", weight=12)
def broken_pipe(trial):
    resets = trial.times(10, 30)
    server = trial.server((modes.rst_mid(1000), resets), ok, context=context(*trial.authority.issue("server")))
    soak = trial.soak(
        server,
        rate=100,
        content=8000,
        batch=20,
        queue=4000,
        duration=0,
        spool=trial.spool(),
        environment=trusting(trial.authority.certificate),
        shutdown_timeout=20,
    )
    # Each wait is cut short by nobody, so few resets happen; what matters is that none is the last.
    time.sleep(trial.seconds(8, 20))
    server.script = Script(ok)
    soak.terminate()
    outcome = soak.finish()
    count = server.mode_counts.get("reset mid-body", 0)
    trial.check(count >= 3, f"only {count} resets")
    trial.measured(f"{count} resets")
    trial.judge(soak, outcome, server, spool=trial.spool(), may_miss_answers=True)
