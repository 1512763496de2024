package org.flyte.maven.config.bind;

import java.math.BigDecimal;
import org.flyte.maven.settings.QuantitySettings;
import org.flyte.maven.settings.ResourceSettings;
import org.jspecify.annotations.Nullable;

/** Reads {@code <resources>}. */
final class ResourceBinder {
    private static final String AUTO = "auto";
    private static final Kind<Quantity> SHARED_MEMORY =
            text -> text.equals(AUTO) ? new Quantity(AUTO, BigDecimal.ZERO) : QuantityText.BYTES.read(text);

    private ResourceBinder() {}

    /** @param weaker what holds where these say nothing; a request here may be above a limit there */
    static ResourceSettings bind(Element resources, ResourceSettings weaker) {
        return new ResourceSettings(
                range(resources.at("cpu"), QuantityText.CPU, weaker.cpu()),
                range(resources.at("memory"), QuantityText.BYTES, weaker.memory()),
                AcceleratorBinder.bind(resources.at("gpu")),
                text(resources.value("disk", QuantityText.BYTES)),
                text(resources.value("shm", SHARED_MEMORY)));
    }

    private static QuantitySettings range(Element said, Kind<Quantity> kind, QuantitySettings weaker) {
        Quantity ownRequest = said.value("request", kind);
        Quantity ownLimit = said.value("limit", kind);
        Quantity request = said.says("request") ? ownRequest : known(weaker.request(), kind);
        Quantity limit = said.says("limit") ? ownLimit : known(weaker.limit(), kind);
        boolean own = ownRequest != null || ownLimit != null;
        if (own && request != null && limit != null && request.amount().compareTo(limit.amount()) > 0) {
            said.at(ownRequest == null ? "limit" : "request")
                    .problem(
                            ValueCode.REQUEST_ABOVE_LIMIT,
                            "the request " + request.text() + " is above the limit " + limit.text(),
                            "raise the limit or lower the request");
        }
        return new QuantitySettings(text(ownRequest), text(ownLimit));
    }

    /** A value that was checked where it was said. */
    private static @Nullable Quantity known(@Nullable String text, Kind<Quantity> kind) {
        try {
            return text == null ? null : kind.read(text);
        } catch (BadValueException reported) {
            return null;
        }
    }

    private static @Nullable String text(@Nullable Quantity quantity) {
        return quantity == null ? null : quantity.text();
    }
}
