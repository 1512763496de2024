package org.flyte.runtime.literal;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value of Flyte: {@code flyteidl2.core.Literal}. Immutable. */
public sealed interface Literal {
    /** Says what this is, for people: {@code the text "abc"}; long values are cut. */
    String describe();

    /** INTEGER. */
    record OfInteger(long value) implements Literal {
        @Override
        public String describe() {
            return "the integer " + value;
        }
    }

    /** FLOAT. */
    record OfFloat(double value) implements Literal {
        @Override
        public String describe() {
            return "the float " + value;
        }
    }

    /** STRING. */
    record OfText(String value) implements Literal {
        private static final int SHOWN = 40;

        @Override
        public String describe() {
            return value.codePointCount(0, value.length()) <= SHOWN
                    ? "the text \"" + value + "\""
                    : "the text \"" + value.substring(0, value.offsetByCodePoints(0, SHOWN)) + "…\"";
        }
    }

    /** BOOLEAN. */
    record OfBoolean(boolean value) implements Literal {
        @Override
        public String describe() {
            return "the boolean " + value;
        }
    }

    /** DATETIME: seconds since 1970 in UTC, nanoseconds from 0 to 999,999,999. */
    record OfDatetime(long seconds, int nanos) implements Literal {
        @Override
        public String describe() {
            return "a datetime";
        }
    }

    /** DURATION: seconds and nanoseconds, of the same sign. */
    record OfDuration(long seconds, int nanos) implements Literal {
        @Override
        public String describe() {
            return "a duration";
        }
    }

    /** NONE: the value that is not there. */
    record OfNone() implements Literal {
        @Override
        public String describe() {
            return "none";
        }
    }

    /** A list. */
    record OfList(List<Literal> values) implements Literal {
        @Override
        public String describe() {
            return "a list";
        }
    }

    /** A map with text keys. */
    record OfMap(Map<String, Literal> values) implements Literal {
        @Override
        public String describe() {
            return "a map";
        }
    }

    /** Bytes in a form that the tag names: records, bytes and untyped values. */
    @SuppressWarnings("ArrayRecordComponent") // Values are compared as Java values, never as these.
    record OfBinary(byte[] value, String tag) implements Literal {
        private static final String MSGPACK = "msgpack";

        /** A value that is msgpack. */
        public static OfBinary msgpack(byte[] packed) {
            return new OfBinary(packed, MSGPACK);
        }

        /** Whether the value is msgpack, the only form that is not of one language. */
        public boolean isMsgpack() {
            return tag.equals(MSGPACK);
        }

        @Override
        public String describe() {
            return tag.isEmpty()
                    ? "a Python pickle, which only Python can read,"
                    : isMsgpack() ? "a structured value" : "a binary value of the form '" + tag + "'";
        }
    }

    /**
     * A value that lies in an object of its own, where it was too large for its place.
     *
     * @param uri of an object that holds the literal
     */
    record OfOffloaded(String uri) implements Literal {
        @Override
        public String describe() {
            return "an offloaded value";
        }
    }

    /** A value of a union, with the variant that it is: a {@code LiteralType} as it is written. */
    @SuppressWarnings("ArrayRecordComponent") // As above.
    record OfUnion(Literal value, byte[] variant) implements Literal {
        @Override
        public String describe() {
            return value.describe();
        }
    }

    /**
     * A file or folder by its place.
     *
     * @param format a word on what is in it; empty for none
     * @param multipart whether it is a folder
     * @param hash what stands for its content when inputs are compared; null for none
     */
    record OfBlob(
            String uri,
            String format,
            boolean multipart,
            @Nullable String hash) implements Literal {
        @Override
        public String describe() {
            return (multipart ? "the folder " : "the file ") + uri;
        }

        OfBlob withHash(@Nullable String other) {
            return new OfBlob(uri, format, multipart, other);
        }
    }

    /** A value that this runtime has no use for. */
    record Foreign(String describe) implements Literal {}
}
