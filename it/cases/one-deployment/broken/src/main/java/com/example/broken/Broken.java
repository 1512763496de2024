package com.example.broken;

/** Does not compile. */
public final class Broken {
    Nowhere nothing;
}
