package org.flyte.runtime.storage;

/**
 * An object in a list.
 *
 * @param name its path below the folder that was listed, with slashes
 * @param size in bytes
 */
public record StoredObject(String name, String uri, long size) {}
