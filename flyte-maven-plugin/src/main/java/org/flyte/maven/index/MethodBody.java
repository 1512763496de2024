package org.flyte.maven.index;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Writes the instructions of one method, and of the synthetic ones it uses, into a digest. */
final class MethodBody {
    private final BodyDigest digest;
    private final LocalClasses names;
    private final ClassNode owner;
    /** The synthetic methods around this point; a second use inside itself is not followed again. */
    private final Set<String> open = new HashSet<>();

    MethodBody(BodyDigest digest, LocalClasses names, ClassNode owner) {
        this.digest = digest;
        this.names = names;
        this.owner = owner;
    }

    void add(MethodNode method) {
        Dataflow dataflow = Dataflow.of(owner, method);
        Variables variables = new Variables(dataflow);
        EnumSwitches switches = new EnumSwitches(method, names.source());
        Redundancy redundancy = new Redundancy(owner, dataflow);
        List<AbstractInsnNode> essential = Arrays.stream(method.instructions.toArray())
                .filter(it -> it.getOpcode() < 0 || !(redundancy.isRedundant(it) || switches.isNumbering(it)))
                .toList();
        Map<LabelNode, Integer> positions = positions(essential);
        for (AbstractInsnNode instruction : essential) {
            if (instruction.getOpcode() >= 0) {
                add(instruction, variables, positions, switches);
            }
        }
        for (TryCatchBlockNode block : method.tryCatchBlocks) {
            digest.add("try")
                    .add(position(positions, block.start))
                    .add(position(positions, block.end))
                    .add(position(positions, block.handler))
                    .add(block.type == null ? "" : names.name(block.type));
        }
        digest.add("end");
    }

    private static Map<LabelNode, Integer> positions(List<AbstractInsnNode> instructions) {
        Map<LabelNode, Integer> positions = new HashMap<>();
        int position = 0;
        for (AbstractInsnNode instruction : instructions) {
            if (instruction instanceof LabelNode label) {
                positions.put(label, position);
            } else if (instruction.getOpcode() >= 0) {
                position++;
            }
        }
        return positions;
    }

    private static int position(Map<LabelNode, Integer> positions, LabelNode label) {
        return positions.getOrDefault(label, -1);
    }

    private void add(
            AbstractInsnNode instruction,
            Variables variables,
            Map<LabelNode, Integer> positions,
            EnumSwitches switches) {
        if (instruction instanceof MethodInsnNode call) {
            addCall(call);
            return;
        }
        digest.add(opcode(instruction));
        if (instruction instanceof VarInsnNode) {
            digest.add(variables.number(instruction));
        } else if (instruction instanceof IincInsnNode increment) {
            digest.add(variables.number(instruction)).add(increment.incr);
        } else if (instruction instanceof InvokeDynamicInsnNode dynamic) {
            addDynamic(dynamic);
        } else if (instruction instanceof JumpInsnNode jump) {
            digest.add(position(positions, jump.label));
        } else if (instruction instanceof TableSwitchInsnNode || instruction instanceof LookupSwitchInsnNode) {
            addSwitch(instruction, positions, switches);
        } else {
            addOperands(instruction);
        }
    }

    /** What stands in the instruction itself. */
    private void addOperands(AbstractInsnNode instruction) {
        if (instruction instanceof IntInsnNode number) {
            digest.add(number.operand);
        } else if (instruction instanceof LdcInsnNode load) {
            addConstant(load.cst);
        } else if (instruction instanceof TypeInsnNode type) {
            digest.add(names.name(type.desc));
        } else if (instruction instanceof MultiANewArrayInsnNode array) {
            digest.add(names.descriptor(array.desc)).add(array.dims);
        } else if (instruction instanceof FieldInsnNode field) {
            addField(field);
        }
    }

    private void addField(FieldInsnNode field) {
        if (KotlinSwitchMap.is(field)) {
            KotlinSwitchMap.of(field, names.source())
                    .forEach((number, constant) -> digest.add(number).add(constant));
        } else {
            digest.add(names.name(field.owner)).add(field.name).add(names.descriptor(field.desc));
        }
    }

    /** One word for both kinds of switch: which of them a compiler takes depends on the numbers of the keys. */
    private static int opcode(AbstractInsnNode instruction) {
        return instruction.getOpcode() == Opcodes.TABLESWITCH ? Opcodes.LOOKUPSWITCH : instruction.getOpcode();
    }

    private void addSwitch(AbstractInsnNode instruction, Map<LabelNode, Integer> positions, EnumSwitches switches) {
        LabelNode otherwise;
        SortedMap<String, LabelNode> targets = new TreeMap<>();
        Map<Integer, String> constants = switches.constants(instruction);
        if (instruction instanceof TableSwitchInsnNode table) {
            otherwise = table.dflt;
            for (int i = 0; i < table.labels.size(); i++) {
                targets.put(key(constants, table.min + i), table.labels.get(i));
            }
        } else {
            LookupSwitchInsnNode lookup = (LookupSwitchInsnNode) instruction;
            otherwise = lookup.dflt;
            for (int i = 0; i < lookup.labels.size(); i++) {
                targets.put(key(constants, lookup.keys.get(i)), lookup.labels.get(i));
            }
        }
        digest.add(position(positions, otherwise));
        targets.values().removeIf(otherwise::equals);
        targets.forEach((key, label) -> digest.add(key).add(position(positions, label)));
        digest.add("end of switch");
    }

    private static String key(Map<Integer, String> constants, int number) {
        return constants.getOrDefault(number, Integer.toString(number));
    }

    private void addCall(MethodInsnNode call) {
        if (ObjectMethods.isVirtualCall(call)) {
            digest.add(Opcodes.INVOKEVIRTUAL).add(call.name).add(call.desc);
            return;
        }
        digest.add(call.getOpcode());
        addMethod(call.owner, call.name, call.desc, call.itf);
    }

    private void addDynamic(InvokeDynamicInsnNode dynamic) {
        String descriptor = Concatenation.is(dynamic) ? Concatenation.descriptor(dynamic) : dynamic.desc;
        digest.add(dynamic.name).add(names.descriptor(descriptor));
        addHandle(dynamic.bsm);
        for (Object argument : dynamic.bsmArgs) {
            addConstant(argument);
        }
        digest.add("end of arguments");
    }

    private void addConstant(Object constant) {
        if (constant instanceof Type type) {
            digest.add("type").add(names.descriptor(type.getDescriptor()));
        } else if (constant instanceof Handle handle) {
            addHandle(handle);
        } else if (constant instanceof ConstantDynamic dynamic) {
            digest.add(dynamic.getName()).add(names.descriptor(dynamic.getDescriptor()));
            addHandle(dynamic.getBootstrapMethod());
            for (int i = 0; i < dynamic.getBootstrapMethodArgumentCount(); i++) {
                addConstant(dynamic.getBootstrapMethodArgument(i));
            }
        } else {
            digest.addConstant(constant);
        }
    }

    private void addHandle(Handle handle) {
        if (ObjectMethods.isVirtualCall(handle)) {
            digest.add(Opcodes.H_INVOKEVIRTUAL).add(handle.getName()).add(handle.getDesc());
            return;
        }
        digest.add(handle.getTag());
        addMethod(handle.getOwner(), handle.getName(), handle.getDesc(), handle.isInterface());
    }

    /** A method by its name, or by its body where the compiler made up the name. */
    private void addMethod(String ownerName, String name, String descriptor, boolean ofInterface) {
        MethodNode synthetic = ownerName.equals(owner.name) ? synthetic(name, descriptor) : null;
        AbstractInsnNode array = synthetic == null ? null : ArrayConstructor.in(synthetic);
        if (array != null) {
            digest.add("array constructor");
            addOperands(array);
            return;
        }
        if (synthetic == null || !open.add(name + descriptor)) {
            digest.add(names.name(ownerName))
                    .add(name)
                    .add(names.descriptor(descriptor))
                    .add(ofInterface ? 1 : 0);
            return;
        }
        digest.add("inline").add(names.descriptor(descriptor));
        add(synthetic);
        open.remove(name + descriptor);
    }

    private @Nullable MethodNode synthetic(String name, String descriptor) {
        for (MethodNode method : owner.methods) {
            if (method.name.equals(name) && method.desc.equals(descriptor) && isMadeUp(method)) {
                return method;
            }
        }
        return null;
    }

    /** Kotlin and Scala do not mark all bodies of lambdas and local functions, but give them names that people do not. */
    private static boolean isMadeUp(MethodNode method) {
        return MethodShape.has(method.access, Opcodes.ACC_SYNTHETIC)
                || (MethodShape.has(method.access, Opcodes.ACC_PRIVATE) && method.name.indexOf('$') > 0);
    }
}
