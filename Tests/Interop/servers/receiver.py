# Copyright (c) 2026 the genai-telemetry authors
# SPDX-License-Identifier: Apache-2.0

"""A small OTLP/HTTP receiver, with a token and a certificate when asked: what a guarded backend looks like from outside."""

import gzip
import http.server
import ssl
import subprocess
import threading

import normalform


class Receiver:
    """Keeps the spans that it takes; a context manager that ends with the block.

    With a token, requests without it are answered with 401. With a directory, it speaks TLS with a certificate made
    there, which stands in `certificate`.
    """

    def __init__(self, token=None, directory=None):
        self.spans, self.refused, self.certificate = [], 0, None
        receiver = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                if token is not None and self.headers.get("Authorization") != f"Bearer {token}":
                    receiver.refused += 1
                    return self.answer(401)
                if self.headers.get("Content-Encoding") == "gzip":
                    body = gzip.decompress(body)
                if self.path != "/v1/traces" or self.headers["Content-Type"] != "application/x-protobuf":
                    return self.answer(404)
                receiver.spans += normalform.from_bytes(body)
                self.answer(200)

            def answer(self, status):
                self.send_response(status)
                self.send_header("Content-Type", "application/x-protobuf")
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_):
                pass

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        scheme = "http"
        if directory is not None:
            scheme = "https"
            self._speak_tls(directory)
        self.endpoint = f"{scheme}://127.0.0.1:{self._server.server_port}"

    def __enter__(self):
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self._server.shutdown()
        self._server.server_close()

    def _speak_tls(self, directory):
        self.certificate, key = directory / "certificate.pem", directory / "key.pem"
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
             "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1,DNS:localhost",
             "-keyout", str(key), "-out", str(self.certificate)],
            check=True, capture_output=True,
        )
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.certificate, key)
        self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
