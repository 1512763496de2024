package org.flyte.runtime.actions;

/** Objects in a folder whose URI the backend gave. */
final class Uris {
    private Uris() {}

    /** The URI of an object in a folder; some backends name the object {@code outputs.pb} where they mean its folder. */
    static String in(String folder, String object) {
        String base = folder.endsWith("/outputs.pb") ? folder.substring(0, folder.lastIndexOf('/')) : folder;
        return base.endsWith("/") ? base + object : base + "/" + object;
    }
}
