package org.flyte.devserver;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.flyte.devserver.http.ControlDoor;
import org.flyte.devserver.state.Registration;
import org.flyte.devserver.store.AtomicFiles;

/**
 * How another process finds a running server: {@code dev.json}, readable by its owner only. A file that a killed server
 * left behind does no harm, since {@link #isLive} asks the server itself.
 *
 * @param endpoint {@code 127.0.0.1:port}
 * @param dataDir the server's data directory
 * @param pid the server's process
 * @param token what {@link #requestStop} sends
 */
public record DevRegistration(String endpoint, Path dataDir, long pid, String token) {
    private static final int SCHEMA_VERSION = 1;
    private static final int TIMEOUT_MILLIS = 2000;

    public static DevRegistration of(DevServer server) {
        return new DevRegistration(
                server.endpoint().getAuthority(),
                server.dataDir(),
                ProcessHandle.current().pid(),
                server.token());
    }

    /** Reads a file; empty when there is none or when it is not one of ours. */
    public static Optional<DevRegistration> read(Path file) throws IOException {
        try {
            Registration.Builder json = Registration.newBuilder();
            JsonFormat.parser().ignoringUnknownFields().merge(Files.readString(file), json);
            return json.getSchemaVersion() == SCHEMA_VERSION
                            && !json.getEndpoint().isEmpty()
                    ? Optional.of(new DevRegistration(
                            json.getEndpoint(),
                            Path.of(json.getDataDir()),
                            Integer.toUnsignedLong(json.getPid()),
                            json.getToken()))
                    : Optional.empty();
        } catch (NoSuchFileException | InvalidProtocolBufferException e) {
            return Optional.empty();
        }
    }

    /** Writes the file whole, with access for its owner only; creates its directory. */
    public void write(Path file) throws IOException {
        Registration json = Registration.newBuilder()
                .setSchemaVersion(SCHEMA_VERSION)
                .setEndpoint(endpoint)
                .setDataDir(dataDir.toString())
                .setPid((int) pid)
                .setToken(token)
                .build();
        // A temporary file is its owner's alone from the start, and keeps that when it is moved.
        Path pending = AtomicFiles.pendingFor(file);
        if (Files.getFileStore(pending).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(pending, PosixFilePermissions.fromString("rw-------"));
        }
        Files.writeString(pending, JsonFormat.printer().print(json) + "\n", StandardCharsets.UTF_8);
        AtomicFiles.commit(pending, file);
    }

    /** Removes the file if it still is this registration. */
    public void remove(Path file) throws IOException {
        if (read(file).filter(this::equals).isPresent()) {
            Files.deleteIfExists(file);
        }
    }

    /** Whether the server of this registration answers, and not another that has its port by now. */
    public boolean isLive() {
        try {
            HttpURLConnection connection = open(ControlDoor.HEALTH_PATH);
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK
                    && Long.toString(pid).equals(connection.getHeaderField(ControlDoor.PID_HEADER));
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Asks the server to stop; it does so after the answer.
     *
     * @throws IOException when it does not answer, or refuses
     */
    public void requestStop() throws IOException {
        HttpURLConnection connection = open(ControlDoor.STOP_PATH);
        connection.setRequestMethod("POST");
        connection.setRequestProperty("Authorization", "Bearer " + token);
        int status = connection.getResponseCode();
        if (status != HttpURLConnection.HTTP_ACCEPTED) {
            throw new IOException("The development server at " + endpoint + " refused to stop: HTTP " + status);
        }
    }

    private HttpURLConnection open(String path) throws IOException {
        HttpURLConnection connection = (HttpURLConnection)
                URI.create("http://" + endpoint + path).toURL().openConnection();
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        return connection;
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "DevRegistration[" + endpoint + ", " + dataDir + ", pid " + pid + "]";
    }
}
