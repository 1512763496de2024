package org.flyte.maven.index;

import java.util.SortedMap;
import java.util.TreeMap;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

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
        for (AbstractInsnNode instruction : EnumSwitches.initializer(map.owner, classes).instructions) {
            if (instruction instanceof MethodInsnNode call
                    && call.name.equals("ordinal")
                    && call.getPrevious() instanceof FieldInsnNode constant) {
                constants.put(EnumSwitches.number(call.getNext()), constant.name);
            } else if (instruction.getOpcode() == Opcodes.PUTSTATIC) {
                if (((FieldInsnNode) instruction).name.equals(map.name)) {
                    return constants;
                }
                constants.clear();
            }
        }
        return constants;
    }
}
