package com.acme;

import java.time.Duration;
import java.util.List;

/** A value of a user's own. */
record Order(String id, List<Integer> amounts, Duration due, State state) {
    enum State {
        OPEN,
        PAID
    }
}
