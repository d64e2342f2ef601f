// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import CGenAIOTLP

/// The memory that protobuf-c unpacks into: an arena with a bound, given back as a whole.
private struct UnpackingMemory: ~Copyable {
    var arena: Arena
    let limit: Int
    var isExhausted = false

    mutating func allocate(_ byteCount: Int) -> UnsafeMutableRawPointer? {
        guard byteCount <= limit - arena.usedByteCount else {
            isExhausted = true
            return nil
        }
        return unsafe arena.allocate(byteCount: byteCount, alignment: 16)
    }
}

/// Unpacks bytes, lends the message to a closure, and frees it whatever happens.
///
/// `what` names the bytes in the sentence of an error. `initialize` is the C initializer of the message, which knows its
/// descriptor. For `blockByteCount` see ``Arena/init(blockByteCount:)``.
func withUnpacked<Message, Result>(
    _ bytes: UnsafeRawBufferPointer, what: String, limits: OTLPDecodingLimits,
    blockByteCount: Int = Arena.defaultBlockByteCount, _ initialize: (UnsafeMutablePointer<Message>?) -> Void,
    _ body: (UnsafePointer<Message>) -> Result
) throws(OTLPDecodingError) -> Result {
    guard bytes.count <= limits.byteCount else {
        throw OTLPDecodingError(
            .tooLarge, "The \(what) has \(bytes.count) bytes, more than the \(limits.byteCount) that are accepted.")
    }
    var memory = UnpackingMemory(arena: Arena(blockByteCount: blockByteCount), limit: limits.memoryByteCount)
    let descriptor = unsafe memory.arena.descriptor(initialize)
    unsafe try WireScanner.check(bytes, as: descriptor, what: what, depthLimit: limits.depth)

    let unpacked = unsafe withUnsafeMutablePointer(to: &memory) { memory in
        var allocator = unsafe ProtobufCAllocator(
            alloc: { unsafe $0?.assumingMemoryBound(to: UnpackingMemory.self).pointee.allocate($1) },
            free: { _, _ in }, allocator_data: memory)
        return unsafe protobuf_c_message_unpack(
            descriptor, &allocator, bytes.count, bytes.baseAddress?.assumingMemoryBound(to: UInt8.self))
    }
    guard let unpacked = unsafe unpacked else {
        if memory.isExhausted {
            throw OTLPDecodingError(
                .tooLarge, "The \(what) unfolds to more than the \(limits.memoryByteCount) bytes that are accepted.")
        }
        throw OTLPDecodingError(.malformed, "The \(what) is not valid protobuf, or is another message.")
    }
    defer { memory.arena.reset() }
    return unsafe body(UnsafeRawPointer(unpacked).assumingMemoryBound(to: Message.self))
}

extension Arena {
    /// What describes a message, which its initializer writes into it.
    fileprivate mutating func descriptor<Message>(
        _ initialize: (UnsafeMutablePointer<Message>?) -> Void
    ) -> UnsafePointer<ProtobufCMessageDescriptor> {
        let message = unsafe allocate(Message.self)
        unsafe initialize(message)
        return unsafe UnsafeRawPointer(message).assumingMemoryBound(to: ProtobufCMessage.self).pointee.descriptor
    }
}
