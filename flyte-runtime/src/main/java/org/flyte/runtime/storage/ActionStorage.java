package org.flyte.runtime.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.flyte.task.spi.LocalStorage;
import org.flyte.task.spi.LocalUri;
import org.flyte.task.spi.Storage;

/** All stores that there are, for files of user code. Also a service, which a unit test finds that has the runtime. */
public final class ActionStorage implements Storage {
    @Override
    public void upload(InputStream content, long size, String uri) throws IOException {
        ObjectStores.of(uri).upload(content, size, uri);
    }

    @Override
    public void put(String uri, byte[] content, String mediaType) throws IOException {
        ObjectStores.of(uri).put(uri, content, mediaType);
    }

    @Override
    public void download(String uri, Path file) throws IOException {
        ObjectStores.of(uri).download(uri, file);
    }

    @Override
    public InputStream open(String uri) throws IOException {
        return ObjectStores.of(uri).open(uri);
    }

    @Override
    public List<Entry> list(String folder) throws IOException {
        return ObjectStores.of(folder).list(folder).stream()
                .map(object -> new Entry(object.name(), object.uri(), object.size()))
                .toList();
    }

    @Override
    public String resolve(String folder, String name) throws IOException {
        if (LocalUri.isLocal(folder)) {
            return LocalStorage.FILES.resolve(folder, name);
        }
        return folder.endsWith("/") ? folder + name : folder + "/" + name;
    }
}
