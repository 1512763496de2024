package org.flyte.runtime.literal;

import org.flyte.wire.type.WireWriter;

/** {@code flyteidl2.core.Blob}: the place of a file or folder. */
final class Blob {
    private static final int MULTIPART = 1;

    private Blob() {}

    static Literal read(WireReader message) {
        String uri = "";
        String format = "";
        boolean multipart = false;
        while (message.next()) {
            switch (message.field()) {
                case 1 -> {
                    WireReader type = type(message.message());
                    while (type.next()) {
                        switch (type.field()) {
                            case 1 -> format = type.text();
                            case 2 -> multipart = type.varint() == MULTIPART;
                            default -> {}
                        }
                    }
                }
                case 3 -> uri = message.text();
                default -> {}
            }
        }
        return new Literal.OfBlob(uri, format, multipart, null);
    }

    static WireWriter write(Literal.OfBlob blob) {
        WireWriter metadata = new WireWriter().message(1, type(blob.format(), blob.multipart()));
        return new WireWriter().message(1, metadata).text(3, blob.uri());
    }

    /** {@code BlobType}. */
    private static WireWriter type(String format, boolean multipart) {
        WireWriter type = new WireWriter();
        if (!format.isEmpty()) {
            type.text(1, format);
        }
        return multipart ? type.varint(2, MULTIPART) : type;
    }

    /** Of {@code BlobMetadata} the one field that it has. */
    private static WireReader type(WireReader metadata) {
        while (metadata.next()) {
            if (metadata.field() == 1) {
                return metadata.message();
            }
        }
        return metadata;
    }
}
