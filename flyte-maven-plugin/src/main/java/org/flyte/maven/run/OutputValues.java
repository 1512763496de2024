package org.flyte.maven.run;

import com.google.gson.JsonObject;
import org.flyte.client.OffloadedOutputs;
import org.flyte.client.OffloadedOutputs.Fetched;
import org.flyte.client.StoredObjects;
import org.flyte.client.value.OutputJson;
import org.flyte.idl.core.TypedInterface;
import org.flyte.idl.task.Outputs;
import org.flyte.maven.report.Console;

/** The outputs of a finished run as values; those that lie in the store are fetched. */
record OutputValues(StoredObjects store, Console console) {
    /** Of what cannot be fetched only the place is in the result, and the reason is said. */
    JsonObject of(Outputs outputs, TypedInterface type) {
        Fetched fetched = OffloadedOutputs.fetch(outputs, store);
        fetched.left()
                .forEach(left -> console.warn(
                        "flyte: a value of " + left.output() + " is left at " + left.uri() + ": " + left.reason()));
        return OutputJson.of(fetched.outputs(), type);
    }
}
