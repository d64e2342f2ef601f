# Copyright (c) 2026 the genai-telemetry authors
# SPDX-License-Identifier: Apache-2.0

"""Starts Phoenix with all its ports on loopback: its gRPC port listens on every interface, and no setting changes that."""

import sys

from grpc.aio import _server

open_port = _server.Server.add_insecure_port
_server.Server.add_insecure_port = lambda self, address: open_port(self, address.replace("[::]", "127.0.0.1"))

if __name__ == "__main__":
    from phoenix.server.main import main

    sys.exit(main())
