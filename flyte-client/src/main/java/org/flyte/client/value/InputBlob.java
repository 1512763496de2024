package org.flyte.client.value;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.flyte.idl.core.Blob;
import org.flyte.idl.core.BlobMetadata;
import org.flyte.idl.core.BlobType;
import org.flyte.idl.core.BlobType.BlobDimensionality;
import org.flyte.idl.core.Literal;
import org.flyte.idl.core.Scalar;
import org.flyte.wire.msgpack.Surrogates;

/** Reads references to files and folders: a URI as it is, a path of this machine as what it becomes in the store. */
final class InputBlob {
    private static final Pattern URI = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://.+", Pattern.DOTALL);
    private static final Set<String> MEMBERS = Set.of("uri", "path", "format", "hash", "name", "dimensionality");

    private InputBlob() {}

    static String form(boolean folder) {
        return folder
                ? "the URI of a folder such as s3://bucket/folder, or the path of one that is here"
                : "the URI of a file such as s3://bucket/file, or the path of one that is here";
    }

    static Literal parse(JsonElement json, BlobType type, Surroundings surroundings, ValuePath path) {
        if (json instanceof JsonPrimitive text && text.isString()) {
            return parse(text.getAsString(), type, surroundings, path);
        }
        if (!(json instanceof JsonObject object)) {
            throw new ValueException(path, form(isFolder(type)), Shown.of(json));
        }
        for (String name : object.keySet()) {
            if (!MEMBERS.contains(name)) {
                throw new ValueException(path.key(name), "one of uri, format, hash", name);
            }
        }
        String location = member(object, "uri", path)
                .or(() -> member(object, "path", path))
                .orElse("");
        Literal blob = parse(location, type, surroundings, path.key("uri"));
        Literal.Builder literal = blob.toBuilder();
        member(object, "hash", path).ifPresent(literal::setHash);
        member(object, "format", path).ifPresent(format -> literal.getScalarBuilder()
                .getBlobBuilder()
                .getMetadataBuilder()
                .getTypeBuilder()
                .setFormat(format));
        return literal.build();
    }

    static Literal parse(String location, BlobType type, Surroundings surroundings, ValuePath path) {
        RemoteFile file = remote(location, isFolder(type), surroundings, path);
        Literal.Builder literal = Literal.newBuilder()
                .setScalar(Scalar.newBuilder()
                        .setBlob(Blob.newBuilder()
                                .setMetadata(BlobMetadata.newBuilder().setType(type))
                                .setUri(file.uri())));
        String hash = file.hash();
        return (hash == null ? literal : literal.setHash(hash)).build();
    }

    /** Where a task finds the file. */
    static RemoteFile remote(String location, boolean folder, Surroundings surroundings, ValuePath path) {
        boolean local = location.regionMatches(true, 0, "file:", 0, 5)
                || !URI.matcher(location).matches();
        Optional<RemoteFile> remote =
                local ? surroundings.files().remote(location, folder) : Optional.of(new RemoteFile(location, null));
        return remote.filter(file -> Surrogates.arePaired(file.uri()))
                .orElseThrow(() -> new ValueException(path, form(folder), Shown.quoted(location)));
    }

    private static boolean isFolder(BlobType type) {
        return type.getDimensionality() == BlobDimensionality.MULTIPART;
    }

    private static Optional<String> member(JsonObject object, String name, ValuePath path) {
        JsonElement member = object.get(name);
        if (member == null || member.isJsonNull()) {
            return Optional.empty();
        }
        if (member instanceof JsonPrimitive text && text.isString() && Surrogates.arePaired(text.getAsString())) {
            return Optional.of(text.getAsString());
        }
        throw new ValueException(path.key(name), "a string", Shown.of(member));
    }
}
