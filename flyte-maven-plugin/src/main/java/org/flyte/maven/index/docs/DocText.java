package org.flyte.maven.index.docs;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a Javadoc comment without its markup. Lines and paragraphs stay. */
final class DocText {
    /** The innermost inline tag, so that nested ones are taken from the inside. */
    private static final Pattern INLINE = Pattern.compile("\\{@(\\w+)\\s*([^{}]*)}");

    private static final Pattern LINK = Pattern.compile("([^\\s(]+(?:\\([^)]*\\))?)\\s*(.*)", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("&#(\\d{1,6});");

    private DocText() {}

    static String plain(String text) {
        String plain = inline(text)
                .replaceAll("(?i)\\s*</?(p|div|ul|ol|pre|blockquote|h\\d|table)\\b[^>]*>\\s*", "\n\n")
                .replaceAll("(?i)<br\\s*/?>\\s*", "\n")
                .replaceAll("(?i)\\s*<li>\\s*", "\n- ")
                .replaceAll("</?[a-zA-Z][^<>]*>", "");
        return entities(plain)
                .replace('\uE000', '<')
                .replaceAll("\n{3,}", "\n\n")
                .strip();
    }

    private static String inline(String text) {
        String before = text;
        Matcher tag = INLINE.matcher(before);
        while (tag.find()) {
            before = before.substring(0, tag.start())
                    + content(tag.group(1), tag.group(2))
                    + before.substring(tag.end());
            tag = INLINE.matcher(before);
        }
        return before;
    }

    /** A smaller-than sign of code is no markup: it is kept out of the way until the markup is gone. */
    private static String content(String tag, String content) {
        Matcher link = LINK.matcher(content);
        if (tag.startsWith("link") && link.matches()) {
            String target = link.group(1).replaceFirst("^#", "").replace('#', '.');
            return link.group(2).isBlank() ? target : link.group(2).strip();
        }
        return tag.equals("inheritDoc") ? "" : content.strip().replace('<', '\uE000');
    }

    private static String entities(String text) {
        String named = text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&nbsp;", " ")
                .replace("&ndash;", "–")
                .replace("&mdash;", "—");
        return NUMBER.matcher(named)
                .replaceAll(number -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(number.group(1)))))
                .replace("&amp;", "&");
    }
}
