package org.flyte.maven.image.dockerfile;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.flyte.maven.image.dockerfile.PathPattern.UnusableException;

/**
 * Which entries of a context the sources of a Dockerfile reach. An engine follows links in a source, and stays inside of
 * the context: so a link that a source meets brings what it points to.
 */
final class Reached {
    /** As many links as Linux follows for one path: those that lead to themselves end here. */
    private static final int DEEPEST = 40;

    private final SortedMap<String, ContextEntry> entries;
    private final List<ContextEntry.Link> links;
    private final SortedMap<String, ContextEntry> reached = new TreeMap<>();
    private final Deque<Source> open = new ArrayDeque<>();
    private final Set<String> seen = new HashSet<>();

    /**
     * @param pattern relative to the context
     * @param depth how many links led to it
     */
    private record Source(String pattern, int depth) {}

    private Reached(SortedMap<String, ContextEntry> entries) {
        this.entries = entries;
        this.links = entries.values().stream()
                .filter(ContextEntry.Link.class::isInstance)
                .map(ContextEntry.Link.class::cast)
                .toList();
    }

    static SortedMap<String, ContextEntry> of(SortedMap<String, ContextEntry> entries, Reach reach) {
        if (reach.everything()) {
            return entries;
        }
        Reached reached = new Reached(entries);
        reach.sources().forEach(source -> reached.add(source, 0));
        try {
            while (!reached.open.isEmpty()) {
                reached.follow(reached.open.remove());
            }
        } catch (UnusableException e) {
            // The engine says better what is wrong with the source.
            return entries;
        }
        return reached.seen.contains(".") ? entries : reached.reached;
    }

    private void add(String pattern, int depth) {
        if (depth <= DEEPEST && seen.add(pattern)) {
            open.add(new Source(pattern, depth));
        }
    }

    private void follow(Source source) throws UnusableException {
        int slash = source.pattern().indexOf('/');
        while (slash > 0) {
            followLinks(
                    source,
                    source.pattern().substring(0, slash),
                    source.pattern().substring(slash));
            slash = source.pattern().indexOf('/', slash + 1);
        }
        followLinks(source, source.pattern(), "");
        if (isLiteral(source.pattern())) {
            reached.putAll(entries.subMap(source.pattern() + "/", source.pattern() + (char) ('/' + 1)));
            ContextEntry entry = entries.get(source.pattern());
            if (entry != null) {
                reached.put(source.pattern(), entry);
            }
            return;
        }
        PathPattern pattern = PathPattern.of(source.pattern());
        entries.forEach((path, entry) -> {
            if (pattern.covers(path)) {
                reached.put(path, entry);
            }
        });
    }

    /** Follows the links that a part of a source names, with the rest of it behind them. */
    private void followLinks(Source source, String part, String rest) throws UnusableException {
        if (isLiteral(part)) {
            if (entries.get(part) instanceof ContextEntry.Link link) {
                follow(source, link, rest);
            }
            return;
        }
        PathPattern pattern = PathPattern.of(part);
        for (ContextEntry.Link link : links) {
            if (pattern.matches(link.path())) {
                follow(source, link, rest);
            }
        }
    }

    /** To where a link points, seen from the context as if that were the whole disk. */
    private void follow(Source source, ContextEntry.Link link, String rest) {
        reached.put(link.path(), link);
        String folder = link.path().substring(0, link.path().lastIndexOf('/') + 1);
        String written = link.target().startsWith("/") ? link.target() : "/" + folder + link.target();
        String clean = PathPattern.clean(PathPattern.literal(written) + rest);
        add(clean.equals("/") ? "." : clean.substring(1), source.depth() + 1);
    }

    private static boolean isLiteral(String pattern) {
        return pattern.matches("(?s)[^*?\\[\\\\]*");
    }
}
