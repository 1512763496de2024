package org.flyte.maven.index;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Body hashes by method name, whether the methods would be good tasks or not. */
final class Hashes {
    private Hashes() {}

    static Map<String, String> of(Path classes) {
        ClassTree tree = ClassTree.of(List.of(classes));
        BodyHash hash = new BodyHash(name -> find(tree, name));
        Map<String, String> hashes = new TreeMap<>();
        for (String name : tree.classNames()) {
            ClassNode node = find(tree, name).orElseThrow();
            for (MethodNode method : node.methods) {
                if (AnnotationValues.find(method.visibleAnnotations, AnnotationValues.TASK) != null) {
                    hashes.put(method.name, hash.of(node, method));
                }
            }
        }
        return hashes;
    }

    private static Optional<ClassNode> find(ClassTree tree, String name) {
        Path file = tree.classFile(name);
        if (file == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(ClassFile.read(Objects.requireNonNull(file)).parse());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
