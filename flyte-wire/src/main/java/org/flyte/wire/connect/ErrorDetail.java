package org.flyte.wire.connect;

import com.google.protobuf.ByteString;

/**
 * A typed addition to an error.
 *
 * @param type full name of the protobuf message, without a host
 * @param value the message's bytes
 */
public record ErrorDetail(String type, ByteString value) {}
