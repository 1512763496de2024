package org.flyte.maven.config.bind;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/** Addresses of pages. */
final class LinkText {
    /** What the backend fills in for each action. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{[^{}]*}}");

    /** A page. */
    static final Kind<String> PAGE = Kind.of(
            LinkText::isPage, ValueCode.BAD_LINK, "is not the address of a page", "write it with https:// or http://");
    /** A page with places that are filled in for each action. */
    static final Kind<String> TEMPLATE = Kind.of(
            text -> isPage(PLACEHOLDER.matcher(text).replaceAll("x")),
            ValueCode.BAD_LINK,
            "is not the address of a page",
            "write it with https:// or http://; {{.executionName}} and the like are filled in");

    private LinkText() {}

    private static boolean isPage(String text) {
        try {
            URI uri = new URI(text);
            return ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme())) && uri.getHost() != null;
        } catch (URISyntaxException malformed) {
            return false;
        }
    }
}
