package org.flyte.maven;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Which POM builds a module together with others, found from the module's own POM upwards: Maven itself only looks downwards. */
final class SourceTree {
    private static final Set<String> MODULES = Set.of(
            "project/modules/module",
            "project/subprojects/subproject",
            "project/profiles/profile/modules/module",
            "project/profiles/profile/subprojects/subproject");

    private SourceTree() {}

    /**
     * The topmost POM that lists the module, or a module that lists it, and so on; the module's own where nobody does. Looked
     * for in the module's folder and those above, and where the module says that its parent lies.
     */
    static Path top(Path pom) {
        Path top = real(pom);
        Set<Path> seen = new HashSet<>(Set.of(top));
        Optional<Path> above = above(top);
        while (above.isPresent() && seen.add(above.get())) {
            top = above.get();
            above = above(top);
        }
        return top;
    }

    private static Optional<Path> above(Path pom) {
        List<Path> candidates = new ArrayList<>();
        texts(pom, Set.of("project/parent/relativePath")).forEach(path -> candidates.add(file(pom, path)));
        for (Path folder = pom.getParent(); folder != null; folder = folder.getParent()) {
            candidates.add(folder.resolve("pom.xml"));
        }
        return candidates.stream()
                .filter(Files::isRegularFile)
                .map(SourceTree::real)
                .filter(candidate -> !candidate.equals(pom))
                .filter(candidate -> texts(candidate, MODULES).stream()
                        .anyMatch(module -> real(file(candidate, module)).equals(pom)))
                .findFirst();
    }

    /** The POM that a path in another one means. */
    private static Path file(Path pom, String path) {
        Path meant = folder(pom).resolve(path);
        return Files.isDirectory(meant) ? meant.resolve("pom.xml") : meant;
    }

    private static Path folder(Path pom) {
        return pom.resolveSibling("");
    }

    private static List<String> texts(Path pom, Set<String> elements) {
        List<String> texts = new ArrayList<>();
        try (InputStream in = Files.newInputStream(pom)) {
            XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            Deque<String> open = new ArrayDeque<>();
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    open.addLast(xml.getLocalName());
                    if (elements.contains(String.join("/", open))) {
                        texts.add(xml.getElementText().trim());
                        open.removeLast();
                    }
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    open.removeLast();
                }
            }
        } catch (IOException | XMLStreamException unreadable) {
            // A file of that name that is no POM lists nothing.
        }
        return texts;
    }

    /** As it really lies, so that paths can be compared. */
    static Path real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException absent) {
            return file.toAbsolutePath().normalize();
        }
    }
}
