package org.flyte.devserver.exec;

/** A container's args ask for an input that cannot be filled in. */
final class UnknownInputException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnknownInputException(String message) {
        super(message);
    }
}
