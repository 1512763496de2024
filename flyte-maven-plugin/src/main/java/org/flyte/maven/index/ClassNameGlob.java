package org.flyte.maven.index;

import java.util.regex.Pattern;

/** A glob of binary class names: {@code *} stands for anything but a dot, {@code **} for anything. */
record ClassNameGlob(String glob) {
    boolean matches(String className) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < glob.length(); i++) {
            if (glob.charAt(i) != '*') {
                regex.append(Pattern.quote(glob.substring(i, i + 1)));
            } else if (glob.startsWith("**", i)) {
                regex.append(".*");
                i++;
            } else {
                regex.append("[^.]*");
            }
        }
        return className.matches(regex.toString());
    }
}
