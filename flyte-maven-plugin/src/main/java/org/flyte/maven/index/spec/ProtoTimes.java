package org.flyte.maven.index.spec;

import com.google.protobuf.Duration;
import com.google.protobuf.Timestamp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The JDK's times as protobuf's. */
final class ProtoTimes {
    private ProtoTimes() {}

    static Duration duration(java.time.Duration duration) {
        return Duration.newBuilder()
                .setSeconds(duration.getSeconds())
                .setNanos(duration.getNano())
                .build();
    }

    /** Null for zero too, which says that there is no limit. */
    static @Nullable Duration limit(java.time.@Nullable Duration duration) {
        return duration == null || duration.isZero() ? null : duration(duration);
    }

    static Timestamp timestamp(Instant instant) {
        return Timestamp.newBuilder()
                .setSeconds(instant.getEpochSecond())
                .setNanos(instant.getNano())
                .build();
    }
}
