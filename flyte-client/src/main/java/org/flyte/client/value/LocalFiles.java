package org.flyte.client.value;

import java.util.Optional;

/** The files of this machine that values may name, brought to where a task can read them. */
public interface LocalFiles {
    /** No file is to be had. */
    LocalFiles NONE = (location, folder) -> Optional.empty();

    /**
     * Brings a file or a folder to the backend's store.
     *
     * @param location as it was written: a path, or a URI that begins with {@code file:}
     * @param folder whether the value is a folder
     * @return empty: there is no such file or folder
     */
    Optional<RemoteFile> remote(String location, boolean folder);

    /** The content of a file that holds a value as JSON; empty: there is no such file. */
    default Optional<String> text(String path) {
        return Optional.empty();
    }
}
