package com.example.weather.data;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;

/** Fetches measurements. Knows nothing of Flyte. */
public final class Loader {
    private final HttpClient client = HttpClient.newHttpClient();

    public CompletableFuture<String> fetch(URI api) {
        return client.sendAsync(HttpRequest.newBuilder(api).build(), HttpResponse.BodyHandlers.ofString())
                .thenApply(HttpResponse::body);
    }
}
