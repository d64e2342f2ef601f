# Copyright (c) 2026 the genai-telemetry authors
# SPDX-License-Identifier: Apache-2.0

"""Certificates, good and bad, made with OpenSSL's command while the tests run."""

import ssl
import subprocess

NAMES = "subjectAltName=IP:127.0.0.1,DNS:localhost"
WRONG_NAMES = "subjectAltName=IP:127.0.0.9,DNS:elsewhere.example"


class Authority:
    """A certificate authority in a directory of its own."""

    def __init__(self, directory, name="authority"):
        self.name = name
        self.directory = directory / name
        self.directory.mkdir()
        self.certificate, self._key = self.directory / "ca.pem", self.directory / "ca.key"
        openssl("req", "-x509", *new_key(self._key), "-days", "2", "-subj", f"/CN={name}", "-out", self.certificate)
        (self.directory / "index").touch()
        (self.directory / "serial").write_text("1000\n")
        (self.directory / "ca.conf").write_text(
            f"[ca]\ndefault_ca=it\n[it]\ndir={self.directory}\nnew_certs_dir=$dir\ndatabase=$dir/index\n"
            "serial=$dir/serial\npolicy=any\ndefault_md=sha256\nunique_subject=no\n"
            "[any]\ncommonName=supplied\n"
        )

    def issue(self, name, names=NAMES, dates=("20200101000000Z", "20990101000000Z"), key_options=()):
        """A certificate and its key, as two files."""
        certificate, key = self.directory / f"{name}.pem", self.directory / f"{name}.key"
        request, extension = self.directory / f"{name}.csr", self.directory / f"{name}.ext"
        openssl("req", *new_key(key, key_options), "-subj", f"/CN={name}", "-out", request)
        extension.write_text(names + "\n")
        openssl(
            "ca",
            "-batch",
            "-notext",
            "-config",
            self.directory / "ca.conf",
            "-cert",
            self.certificate,
            "-keyfile",
            self._key,
            "-startdate",
            dates[0],
            "-enddate",
            dates[1],
            "-extfile",
            extension,
            "-in",
            request,
            "-out",
            certificate,
        )
        return certificate, key

    def expired(self):
        return self.issue("expired", dates=("20190101000000Z", "20200101000000Z"))


def self_signed(directory):
    certificate, key = directory / "self.pem", directory / "self.key"
    openssl(
        "req", "-x509", *new_key(key), "-days", "2", "-subj", "/CN=localhost", "-addext", NAMES, "-out", certificate
    )
    return certificate, key


def context(certificate, key, client_authority=None):
    """What a server needs to show a certificate, and to ask for one."""
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(certificate, key)
    if client_authority:
        server.load_verify_locations(client_authority)
        server.verify_mode = ssl.CERT_REQUIRED
    return server


def old_context(certificate, key):
    """A server that knows nothing newer than TLS 1.1."""
    server = context(certificate, key)
    server.set_ciphers("ALL:@SECLEVEL=0")
    server.minimum_version, server.maximum_version = ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1
    return server


def new_key(file, options=("-nodes",)):
    return ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", *(options or ("-nodes",)), "-keyout", file]


def openssl(*arguments):
    result = subprocess.run(["openssl", *map(str, arguments)], capture_output=True, text=True)
    if result.returncode != 0:
        raise RuntimeError(f"openssl {arguments[0]} failed: {result.stderr[-500:]}")
