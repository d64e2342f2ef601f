// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

internal import CGenAICurl

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

extension CurlWorker {
    /// The thread's life: look into the inbox, move every transfer, settle the ended ones, sleep; then let go of everything.
    func run(_ multi: CurlMulti) {
        var exchanges: [CurlExchange] = []
        while !isStopping {
            for transfer in takeArrivals() { begin(transfer, on: multi, &exchanges) }
            abandonCancelled(on: multi, &exchanges)
            let isHealthy = multi.perform()
            while let (easy, code) = unsafe multi.nextFinished() {
                unsafe settle(easy, code, on: multi, &exchanges)
            }
            if !isHealthy {
                abandonAll(&exchanges, on: multi, .resourcesExhausted, "libcurl ran out of memory.")
            }
            if !isStopping && !multi.sleep() { Self.pause() }
        }
        abandonAll(&exchanges, on: multi, .closed, "The exporter was shut down before an answer came.")
        let late = close()
        multi.destroy()
        for transfer in late {
            transfer.finish(.failure(TransportError(.closed, "The exporter was shut down before this was sent.")))
        }
        markFinished()
    }

    private func begin(_ transfer: CurlTransfer, on multi: CurlMulti, _ exchanges: inout [CurlExchange]) {
        switch CurlExchange.make(for: transfer, worker: self) {
        case .failure(let error): transfer.finish(.failure(error))
        case .success(let exchange):
            if unsafe multi.add(exchange.easy) {
                exchanges.append(exchange)
            } else {
                transfer.finish(.failure(TransportError(.resourcesExhausted, "libcurl ran out of memory.")))
            }
        }
    }

    private func settle(
        _ easy: UnsafeMutableRawPointer, _ code: CURLcode, on multi: CurlMulti, _ exchanges: inout [CurlExchange]
    ) {
        unsafe multi.remove(easy)
        guard let index = exchanges.firstIndex(where: { unsafe $0.easy == easy }) else { return }
        let exchange = exchanges.remove(at: index)
        exchange.transfer.finish(exchange.outcome(code))
    }

    private func abandonCancelled(on multi: CurlMulti, _ exchanges: inout [CurlExchange]) {
        exchanges.removeAll { exchange in
            guard exchange.transfer.cancellation.isRequested else { return false }
            unsafe multi.remove(exchange.easy)
            exchange.transfer.finish(exchange.outcome(abandoned: .cancelled, "The export was cancelled."))
            return true
        }
    }

    private func abandonAll(
        _ exchanges: inout [CurlExchange], on multi: CurlMulti, _ kind: TransportError.Kind, _ message: String
    ) {
        for exchange in exchanges {
            unsafe multi.remove(exchange.easy)
            exchange.transfer.finish(exchange.outcome(abandoned: kind, message))
        }
        exchanges = []
    }

    /// A short rest when sleeping itself fails, so that a failure that lasts does not take a whole processor.
    private static func pause() {
        usleep(10_000)
    }
}
