package org.flyte.client.auth;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Opens HTTP connections. */
public interface HttpConnections {
    /** A connection that is not connected yet, with trust, proxy and time limits set. */
    HttpURLConnection open(URI address) throws IOException;
}
