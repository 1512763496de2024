package org.flyte.maven.index;

import java.util.Optional;
import org.objectweb.asm.tree.ClassNode;

/** Where the anonymous and local classes of a body are read from. */
@FunctionalInterface
interface ClassSource {
    /** The class of an internal name such as {@code org/acme/Hello$1}; empty when there is no readable one. */
    Optional<ClassNode> find(String internalName);
}
