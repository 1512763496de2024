package org.flyte.devserver.service;

import org.flyte.devserver.http.RpcFailure;
import org.flyte.devserver.store.ObjectStore;

/** Where a request wants its objects to lie. */
final class BaseFolder {
    private BaseFolder() {}

    /** The URI that a field asks for, without a slash at the end; the other one when it asks for none. */
    static String of(String field, String asked, String otherwise) {
        if (asked.isEmpty()) {
            return otherwise;
        }
        if (!ObjectStore.isReachable(asked)) {
            throw RpcFailure.invalid(field + " \"" + asked + "\" is not below file:///");
        }
        return asked.replaceFirst("/+$", "");
    }
}
