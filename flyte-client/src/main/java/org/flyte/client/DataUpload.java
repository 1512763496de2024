package org.flyte.client;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.flyte.client.value.RemoteFile;
import org.flyte.idl.dataproxy.CreateUploadLocationRequest;

/**
 * Brings files and folders to the backend's store, for tasks to read; by stream, whatever their size.
 *
 * <p>Addresses follow from content, so that what is there already is not sent again.
 */
public final class DataUpload {
    private static final int AT_ONCE = 8;

    private final CodeUpload upload;
    private final String org;
    private final String project;
    private final String domain;

    public DataUpload(FlyteClient client, String org, String project, String domain) {
        this(new CodeUpload(client), org, project, domain);
    }

    DataUpload(CodeUpload upload, String org, String project, String domain) {
        this.upload = upload;
        this.org = org;
        this.project = project;
        this.domain = domain;
    }

    /**
     * Uploads a file. Its hash is the MD5 of its content, as the Python SDK gives it.
     *
     * @throws org.flyte.wire.connect.RpcException when the backend gives no address
     * @throws UploadException when the file cannot be read or the store does not take it
     */
    public RemoteFile file(Path file) {
        ByteString md5 = CodeUpload.md5(file);
        String name = String.valueOf(file.toAbsolutePath().normalize().getFileName());
        String uri = upload(CodeUpload.request(org, project, domain, name, md5).build(), file);
        return new RemoteFile(uri, HexFormat.of().formatHex(md5.toByteArray()));
    }

    /**
     * Uploads all files of a folder, several at a time, below one prefix.
     *
     * @throws org.flyte.wire.connect.RpcException when the backend gives no address
     * @throws UploadException when the folder has no files, one cannot be read or the store does not take it
     */
    public RemoteFile folder(Path folder) {
        NavigableMap<String, Path> files = files(folder);
        if (files.isEmpty()) {
            throw new UploadException(
                    "the folder " + folder + " has no files, and a store keeps no empty folders", null);
        }
        ExecutorService workers = Executors.newFixedThreadPool(Math.min(AT_ONCE, files.size()));
        try {
            NavigableMap<String, ByteString> sums = new TreeMap<>();
            each(workers, files, (name, file) -> CodeUpload.md5(file)).forEach(sums::put);
            String prefix = prefix(sums);
            Map<String, String> addresses = each(workers, files, (name, file) -> {
                CreateUploadLocationRequest request = CodeUpload.request(
                                org, project, domain, name, sums.getOrDefault(name, ByteString.EMPTY))
                        .setFilenameRoot(prefix)
                        .build();
                return upload(request, file);
            });
            String address = addresses.values().iterator().next();
            return new RemoteFile(address.substring(0, address.indexOf(prefix) + prefix.length()), null);
        } finally {
            workers.shutdownNow();
        }
    }

    private String upload(CreateUploadLocationRequest request, Path file) {
        try {
            return upload.upload(request, file, false).uri();
        } catch (UploadException e) {
            // The store only sees that the content is not what was announced.
            boolean changed =
                    !Files.isRegularFile(file) || !CodeUpload.md5(file).equals(request.getContentMd5());
            throw new UploadException(
                    changed ? file + " was changed while it was uploaded" : file + ": " + e.getMessage(), e);
        }
    }

    private interface Work<T> {
        T of(String name, Path file);
    }

    private static <T> Map<String, T> each(ExecutorService workers, Map<String, Path> files, Work<T> work) {
        List<Callable<Map.Entry<String, T>>> calls = new ArrayList<>();
        files.forEach((name, file) -> calls.add(() -> Map.entry(name, work.of(name, file))));
        List<Future<Map.Entry<String, T>>> running =
                calls.stream().map(workers::submit).toList();
        Map<String, T> results = new TreeMap<>();
        try {
            for (Future<Map.Entry<String, T>> one : running) {
                Map.Entry<String, T> result = one.get();
                results.put(result.getKey(), result.getValue());
            }
            return results;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UploadException("the upload was interrupted", e);
        }
    }

    /** Links are followed, as the Python SDK does. */
    private static NavigableMap<String, Path> files(Path folder) {
        NavigableMap<String, Path> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            all.filter(file -> !Files.isDirectory(file)).forEach(file -> {
                if (!Files.isRegularFile(file)) {
                    throw new UploadException(file + " is neither a file nor a folder, or a link to nothing", null);
                }
                String name = folder.relativize(file).toString();
                files.put(name.replace(file.getFileSystem().getSeparator(), "/"), file);
            });
        } catch (IOException | UncheckedIOException e) {
            throw new UploadException("cannot read the folder " + folder + ": " + e.getMessage(), e);
        }
        return files;
    }

    private static String prefix(NavigableMap<String, ByteString> sums) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            sums.forEach((name, md5) -> {
                digest.update(name.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
                digest.update(md5.toByteArray());
            });
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
