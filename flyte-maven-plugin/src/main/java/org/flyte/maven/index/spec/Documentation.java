package org.flyte.maven.index.spec;

import org.flyte.idl.task.DocumentationEntity;
import org.flyte.idl.task.SourceCode;
import org.jspecify.annotations.Nullable;

/** What the console shows of a task; it is there even when it says nothing, as with the Python SDK. */
public final class Documentation {
    private static final int LONGEST_SHORT = 255;
    private static final int LONGEST_LONG = 2048;
    private static final String CUT = "...(tr.)";

    private Documentation() {}

    public static DocumentationEntity of(@Nullable String shortText, @Nullable String longText, @Nullable String link) {
        DocumentationEntity.Builder entity = DocumentationEntity.newBuilder();
        if (shortText != null) {
            entity.setShortDescription(cut(shortText, LONGEST_SHORT));
        }
        if (longText != null) {
            entity.setLongDescription(cut(longText, LONGEST_LONG));
        }
        if (link != null) {
            entity.setSourceCode(SourceCode.newBuilder().setLink(link));
        }
        return entity.build();
    }

    /** In characters as people and Python count them: one outside the basic plane is one. */
    private static String cut(String text, int longest) {
        if (text.codePointCount(0, text.length()) <= longest) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, longest - CUT.length())) + CUT;
    }
}
