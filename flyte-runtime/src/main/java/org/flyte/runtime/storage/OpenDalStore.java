package org.flyte.runtime.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.apache.opendal.AsyncOperator;
import org.apache.opendal.Entry;
import org.apache.opendal.ListOptions;
import org.apache.opendal.Metadata;
import org.apache.opendal.OpenDALException;
import org.apache.opendal.Operator;
import org.apache.opendal.WriteOptions;
import org.apache.opendal.layer.RetryLayer;

/** One bucket through OpenDAL. Nothing waits longer for an answer than the settings say. */
final class OpenDalStore implements ObjectStore {
    private static final int MOST_BYTES = Integer.MAX_VALUE - 8;
    private static final long BYTES_PER_SECOND = 1 << 20;
    private static final int PAGES = 10;
    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(16);

    private final StoreSettings settings;
    private final BoundedCalls calls;
    private final Operator bucket;

    private OpenDalStore(StoreSettings settings, Operator bucket) {
        this.settings = settings;
        this.calls = new BoundedCalls(new StoreFailure(settings));
        this.bucket = bucket;
    }

    static OpenDalStore open(StoreSettings settings) throws IOException {
        OpenDalLibrary.load();
        try {
            AsyncOperator once = AsyncOperator.of(settings.service(), settings.options());
            AsyncOperator often = settings.retries() == 0 ? once : once.layer(retry(settings));
            return new OpenDalStore(settings, often.blocking());
        } catch (OpenDALException e) {
            throw new StoreFailure(settings).of(settings.place(), "used", e);
        }
    }

    private static RetryLayer retry(StoreSettings settings) {
        return RetryLayer.builder()
                .jitter(true)
                .factor(2)
                .minDelay(settings.backoff())
                .maxDelay(LONGEST_BACKOFF)
                .maxTimes(settings.retries())
                .build();
    }

    @Override
    public byte[] get(String uri, long max) throws IOException {
        String key = RemoteUri.parse(uri).object();
        if (max < MOST_BYTES && metadata(uri, key).getContentLength() > max) {
            throw tooLarge(uri, max);
        }
        byte[] content = call(uri, "read", 0, () -> bucket.read(key));
        if (content.length > max) {
            throw tooLarge(uri, max);
        }
        return content;
    }

    @Override
    public void put(String uri, byte[] content) throws IOException {
        String key = RemoteUri.parse(uri).object();
        call(uri, "written", content.length, () -> {
            bucket.write(key, content);
            return uri;
        });
    }

    @Override
    public void put(String uri, byte[] content, String mediaType) throws IOException {
        String key = RemoteUri.parse(uri).object();
        WriteOptions options = WriteOptions.builder().contentType(mediaType).build();
        call(uri, "written", content.length, () -> {
            bucket.write(key, content, options);
            return uri;
        });
    }

    @Override
    public void download(String uri, Path file) throws IOException {
        try (InputStream content = open(uri);
                OutputStream target = Files.newOutputStream(file)) {
            content.transferTo(target);
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    @Override
    public InputStream open(String uri) throws IOException {
        String key = RemoteUri.parse(uri).object();
        Metadata before = metadata(uri, key);
        return new ObjectStream(
                bucket, key, before.getContentLength(), piece -> calls.await(uri, "read", patience(0), piece), () -> {
                    if (!isSame(before, metadata(uri, key))) {
                        throw new IOException(uri + " has changed while it was read");
                    }
                });
    }

    private static boolean isSame(Metadata before, Metadata after) {
        return Objects.equals(before.getEtag(), after.getEtag())
                && Objects.equals(before.getLastModified(), after.getLastModified());
    }

    @Override
    public void upload(InputStream content, long size, String uri) throws IOException {
        String key = RemoteUri.parse(uri).object();
        Upload upload = new Upload(bucket, key, size);
        byte[] start = new byte[(int) Math.min(size + 1, upload.part())];
        int count = Upload.fill(start, 0, content);
        if (count < start.length) {
            put(uri, Arrays.copyOf(start, count));
            return;
        }
        upload.of(start, content, (part, bytes) -> calls.await(uri, "written", patience(bytes), part));
    }

    @Override
    public List<StoredObject> list(String prefix) throws IOException {
        RemoteUri folder = RemoteUri.parse(prefix);
        String path = folder.folder();
        ListOptions all = ListOptions.builder().recursive(true).build();
        List<StoredObject> objects = new ArrayList<>();
        Duration patience = patience(0).multipliedBy(PAGES);
        for (Entry entry : calls.await(prefix, "listed", patience, BoundedCalls.start(() -> bucket.list(path, all)))) {
            String key = entry.getPath();
            if (!key.endsWith("/")) {
                long size = entry.getMetadata().getContentLength();
                objects.add(new StoredObject(key.substring(path.length()), folder.root() + key, size));
            }
        }
        objects.sort(Comparator.comparing(StoredObject::name));
        return objects;
    }

    @Override
    public void delete(String uri) throws IOException {
        String key = RemoteUri.parse(uri).object();
        call(uri, "deleted", 0, () -> {
            bucket.delete(key);
            return uri;
        });
    }

    private Metadata metadata(String uri, String key) throws IOException {
        return call(uri, "read", 0, () -> bucket.stat(key));
    }

    private <T> T call(String uri, String what, long bytes, Callable<T> call) throws IOException {
        return calls.await(uri, what, patience(bytes), BoundedCalls.start(call));
    }

    private Duration patience(long bytes) {
        return settings.patience().plusSeconds(bytes / BYTES_PER_SECOND);
    }

    private static IOException tooLarge(String uri, long max) {
        return new ObjectTooLargeException(uri, max);
    }
}
