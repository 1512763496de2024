package org.flyte.maven.index;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;

/**
 * The switches of a method over enums, with the names of the constants in place of numbers. Compilers number an enum's
 * constants anew for each class with switches, in a field {@code $SwitchMap$…} of a class of its own; from JDK 21 on they
 * take the constants' own numbers where the enum is in the same file.
 */
final class EnumSwitches {
    private static final String MAP = "$SwitchMap$";

    private final ClassSource classes;
    private final Map<AbstractInsnNode, Map<Integer, String>> constants = new HashMap<>();
    private final Set<AbstractInsnNode> numbering = new HashSet<>();

    EnumSwitches(MethodNode method, ClassSource classes) {
        this.classes = classes;
        // A selector may have a switch inside, which uses the map that was loaded last.
        Deque<FieldInsnNode> loaded = new ArrayDeque<>();
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction instanceof FieldInsnNode field && isMap(field)) {
                loaded.push(field);
            } else if (instruction instanceof TableSwitchInsnNode || instruction instanceof LookupSwitchInsnNode) {
                look(instruction, Dataflow.previous(instruction), loaded);
            }
        }
    }

    /** The constants' names by a switch's keys; empty when it is over something else. */
    Map<Integer, String> constants(AbstractInsnNode switching) {
        return constants.getOrDefault(switching, Map.of());
    }

    /** Whether an instruction only takes a constant to the compiler's number for it. */
    boolean isNumbering(AbstractInsnNode instruction) {
        return numbering.contains(instruction);
    }

    private static boolean isMap(FieldInsnNode field) {
        return field.getOpcode() == Opcodes.GETSTATIC && field.name.startsWith(MAP);
    }

    private void look(AbstractInsnNode switching, @Nullable AbstractInsnNode selector, Deque<FieldInsnNode> loaded) {
        if (selector != null && selector.getOpcode() == Opcodes.IALOAD && !loaded.isEmpty()) {
            FieldInsnNode map = loaded.pop();
            numbering.add(map);
            numbering.add(selector);
            constants.put(switching, ofMap(map));
        } else if (selector instanceof MethodInsnNode call && call.name.equals("ordinal") && call.desc.equals("()I")) {
            constants.put(switching, ofEnum(call.owner));
        }
    }

    /** Reads {@code map[CONSTANT.ordinal()] = number} from the initializer that javac writes. */
    private Map<Integer, String> ofMap(FieldInsnNode map) {
        Map<Integer, String> names = new HashMap<>();
        for (AbstractInsnNode instruction : initializer(map.owner, classes).instructions) {
            if (instruction instanceof FieldInsnNode load
                    && load.getOpcode() == Opcodes.GETSTATIC
                    && load.name.equals(map.name)
                    && load.getNext() instanceof FieldInsnNode constant) {
                names.put(number(constant.getNext().getNext()), constant.name);
            }
        }
        return names;
    }

    /** What a class does when it is loaded; empty where it does nothing, or is not there. */
    static MethodNode initializer(String owner, ClassSource classes) {
        return classes.find(owner)
                .flatMap(holder -> holder.methods.stream()
                        .filter(method -> method.name.equals("<clinit>"))
                        .findFirst())
                .orElseGet(MethodNode::new);
    }

    /** The small number that an instruction pushes. */
    static int number(AbstractInsnNode push) {
        return push instanceof IntInsnNode wide ? wide.operand : push.getOpcode() - Opcodes.ICONST_0;
    }

    private Map<Integer, String> ofEnum(String internalName) {
        ClassNode type = classes.find(internalName).orElseGet(ClassNode::new);
        Map<Integer, String> names = new HashMap<>();
        for (FieldNode field : type.fields) {
            if (MethodShape.has(field.access, Opcodes.ACC_ENUM)) {
                names.put(names.size(), field.name);
            }
        }
        return names;
    }
}
