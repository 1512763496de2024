package com.acme;

/** Travels in a jar of its own. */
final class InOtherJar {
    private InOtherJar() {}

    static String word() {
        return "from the other jar";
    }
}
