package com.example.plain;

/** Nothing of Flyte's. */
public final class Plain {
    private Plain() {}
}
