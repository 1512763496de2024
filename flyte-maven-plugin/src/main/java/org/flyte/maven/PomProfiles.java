package org.flyte.maven;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Which lines of a POM belong to which profile. Maven tells of each value where it stands, but not in which profile. */
record PomProfiles(List<Lines> profiles) {
    record Lines(String id, int first, int last) {}

    /** Those of a file; none when it cannot be read. */
    static PomProfiles of(Path pom) {
        try (InputStream in = Files.newInputStream(pom)) {
            XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            return new PomProfiles(read(factory.createXMLStreamReader(in)));
        } catch (IOException | XMLStreamException unreadable) {
            return new PomProfiles(List.of());
        }
    }

    /** The profile that a line belongs to, null when it belongs to none. */
    @Nullable
    String at(int line) {
        return profiles.stream()
                .filter(lines -> lines.first <= line && line <= lines.last)
                .map(Lines::id)
                .findFirst()
                .orElse(null);
    }

    private static List<Lines> read(XMLStreamReader xml) throws XMLStreamException {
        List<Lines> found = new ArrayList<>();
        Deque<String> open = new ArrayDeque<>();
        String id = "";
        int first = 0;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                open.addLast(xml.getLocalName());
                if (profile(open)) {
                    first = xml.getLocation().getLineNumber();
                } else if (String.join("/", open).equals("project/profiles/profile/id")) {
                    id = xml.getElementText().trim();
                    open.removeLast();
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                if (profile(open)) {
                    found.add(new Lines(id, first, xml.getLocation().getLineNumber()));
                }
                open.removeLast();
            }
        }
        return List.copyOf(found);
    }

    private static boolean profile(Deque<String> open) {
        return open.size() == 3 && String.join("/", open).equals("project/profiles/profile");
    }
}
