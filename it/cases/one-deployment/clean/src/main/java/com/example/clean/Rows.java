package com.example.clean;

/** A plain class of the module. */
public final class Rows {
    private Rows() {}

    public static long twice(long rows) {
        return 2 * rows;
    }
}
