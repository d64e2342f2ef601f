// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import GenAIExport

extension Diagnosis {
    /// The port on which collectors speak gRPC.
    private static let grpcPort = 4317

    /// What it means that no answer came.
    ///
    /// - Parameters:
    ///   - error: Why none came.
    ///   - endpoint: What was asked.
    init(_ error: TransportError, at endpoint: Endpoint) {
        switch error.kind {
        case .nameResolution:
            fail(
                "the name \(endpoint.host) does not resolve", verdict: "No machine of that name is known here.",
                advice: "Check the spelling; inside containers, names are those of the services.")
            return
        case .connectionRefused, .connectionFailed, .connectTimeout:
            failConnection(error, endpoint)
        case .tls:
            passConnection(endpoint)
            fail(
                error.message, verdict: "No secure connection could be made.",
                advice: "A certificate of your own authority goes into OTEL_EXPORTER_OTLP_CERTIFICATE (a PEM file).",
                "If the server speaks plain HTTP on this port, write http:// instead of https://.")
        case .timeout, .connectionLost, .protocolViolation:
            passConnection(endpoint)
            fail(error.message, verdict: "Something listens there, and it does not answer in HTTP/1.1.")
            if endpoint.port != Self.grpcPort {
                advice.append("Is it a port for gRPC? OTLP over HTTP is usually on 4318.")
            }
            if endpoint.scheme == .http { advice.append("If the server wants TLS, write https:// instead of http://.") }
        default:
            fail(error.message, verdict: "The request could not be sent.")
        }
        adviseAboutPort(endpoint)
    }

    mutating func passConnection(_ endpoint: Endpoint) {
        if let path = endpoint.socketPath {
            pass("the socket \(path) accepts connections")
        } else {
            pass("\(endpoint.host) port \(endpoint.port) accepts connections")
        }
    }

    mutating func adviseAboutPort(_ endpoint: Endpoint) {
        if endpoint.port == Self.grpcPort {
            advice.append("Port 4317 is usually OTLP over gRPC, which is not spoken here; try port 4318.")
        }
    }

    private mutating func failConnection(_ error: TransportError, _ endpoint: Endpoint) {
        fail(error.message, verdict: "Nothing can be reached at \(endpoint).")
        if error.kind == .connectionRefused {
            advice.append("Is the server running, and is \(endpoint.port) its port for OTLP over HTTP?")
            advice.append("`genai-trace listen` receives traces on this machine, without any server.")
        } else {
            advice.append("Check the address, the network and the firewalls in between.")
        }
    }
}

#endif
