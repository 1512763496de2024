package org.flyte.maven.index;

import java.util.SortedMap;
import java.util.TreeMap;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The numbers that Kotlin gives to an enum's constants for one {@code when}, in a field of a class {@code …$WhenMappings}.
 * The method with the {@code when} has only the numbers, and the field's name counts those of the file.
 */
final class KotlinSwitchMap {
    private static final String FIELD = "$EnumSwitchMapping$";

    private KotlinSwitchMap() {}

    static boolean is(FieldInsnNode field) {
        return field.getOpcode() == Opcodes.GETSTATIC && field.name.startsWith(FIELD);
    }

    /** The constants' names by their numbers, read from {@code map[CONSTANT.ordinal()] = number} in the initializer. */
    static SortedMap<Integer, String> of(FieldInsnNode map, ClassSource classes) {
        SortedMap<Integer, String> constants = new TreeMap<>();
        for (AbstractInsnNode instruction : initializer(map.owner, classes).instructions) {
            if (instruction instanceof MethodInsnNode call
                    && call.name.equals("ordinal")
                    && call.getPrevious() instanceof FieldInsnNode constant) {
                constants.put(number(call.getNext()), constant.name);
            } else if (instruction.getOpcode() == Opcodes.PUTSTATIC) {
                if (((FieldInsnNode) instruction).name.equals(map.name)) {
                    return constants;
                }
                constants.clear();
            }
        }
        return constants;
    }

    private static MethodNode initializer(String owner, ClassSource classes) {
        return classes.find(owner)
                .flatMap(holder -> holder.methods.stream()
                        .filter(method -> method.name.equals("<clinit>"))
                        .findFirst())
                .orElseGet(MethodNode::new);
    }

    private static int number(AbstractInsnNode push) {
        return push instanceof IntInsnNode wide ? wide.operand : push.getOpcode() - Opcodes.ICONST_0;
    }
}
