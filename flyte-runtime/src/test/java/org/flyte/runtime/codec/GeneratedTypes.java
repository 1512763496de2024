package org.flyte.runtime.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random types, as source of both languages: enums, records, unions of records, and types around them. */
final class GeneratedTypes {
    private static final int RECORDS = 6;

    private final Random random;
    private final boolean wide;
    private final StringBuilder java = new StringBuilder();
    private final StringBuilder python = new StringBuilder();
    private final List<Pair> declared = new ArrayList<>();
    private final List<Pair> tops = new ArrayList<>();

    /** A type in both languages. */
    record Pair(String java, String python) {}

    /**
     * @param wide whether numbers are such that each of Python's fits
     */
    GeneratedTypes(String className, Random random, boolean wide, int count) {
        this.random = random;
        this.wide = wide;
        java.append("import java.time.*;\nimport java.util.*;\nimport org.flyte.task.*;\npublic final class ")
                .append(className)
                .append(" {\n");
        enumeration("E0", "RED", "GREEN", "BLUE");
        enumeration("E1", "a", "b_2");
        box();
        for (int i = 0; i < RECORDS; i++) {
            if (random.nextInt(3) == 0) {
                union("S" + i);
            } else {
                record("R" + i, "", 1 + random.nextInt(5));
                declared.add(new Pair("R" + i, "R" + i));
            }
        }
        tree();
        java.append("  public record Tops(");
        for (int i = 0; i < count; i++) {
            Pair top = type(3, false);
            tops.add(top);
            java.append(i == 0 ? "" : ", ")
                    .append(boxed(top.java()))
                    .append(" v")
                    .append(i);
        }
        java.append(") {}\n}\n");
    }

    String javaSource() {
        return java.toString();
    }

    String pythonSource() {
        return python.toString();
    }

    List<Pair> tops() {
        return tops;
    }

    private void enumeration(String name, String... constants) {
        java.append("  public enum ")
                .append(name)
                .append(" { ")
                .append(String.join(", ", constants))
                .append(" }\n");
        python.append("class ").append(name).append("(enum.Enum):\n");
        for (String constant : constants) {
            python.append("    ")
                    .append(constant)
                    .append(" = \"")
                    .append(constant)
                    .append("\"\n");
        }
        declared.add(new Pair(name, name));
    }

    private void box() {
        java.append("  public record Box<T>(T item, List<T> more) {}\n");
        python.append("@dataclass\nclass Box(Generic[T]):\n    item: T\n    more: List[T]\n");
    }

    private void tree() {
        java.append(
                "  public record Tree(long value, @Param(defaultValue = \"[]\") List<Tree> children, Optional<Tree> next) {}\n");
        python.append(
                "@dataclass\nclass Tree:\n    value: int\n    children: \"List[Tree]\" = field(default_factory=list)\n");
        python.append("    next: \"Optional[Tree]\" = None\n");
        declared.add(new Pair("Tree", "Tree"));
    }

    private void union(String name) {
        int variants = 2 + random.nextInt(2);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < variants; i++) {
            names.add(name + "V" + i);
        }
        java.append("  public sealed interface ")
                .append(name)
                .append(" permits ")
                .append(String.join(", ", names))
                .append(" {}\n");
        for (String variant : names) {
            record(variant, " implements " + name, random.nextInt(3));
        }
        declared.add(new Pair(name, "Union[" + String.join(", ", names) + "]"));
    }

    /** The first component's name is of this record only, so that Python, which ignores unknown keys, can tell records apart. */
    private void record(String name, String implemented, int components) {
        java.append("  public record ").append(name).append("(long only").append(name);
        python.append("@dataclass(kw_only=True)\nclass ")
                .append(name)
                .append(":\n    only")
                .append(name)
                .append(": int\n");
        for (int i = 0; i < components; i++) {
            Pair type = type(3, true);
            java.append(", ").append(type.java()).append(" f").append(i);
            python.append("    f").append(i).append(": ").append(type.python());
            python.append(type.java().startsWith("Optional") ? " = None\n" : "\n");
        }
        java.append(")").append(implemented).append(" {}\n");
    }

    private Pair type(int depth, boolean inRecord) {
        if (depth == 0 || random.nextInt(3) == 0) {
            return inRecord && random.nextInt(8) == 0
                    ? random.nextBoolean() ? new Pair("byte[]", "bytes") : new Pair("Object", "Any")
                    : random.nextInt(3) == 0 ? declared.get(random.nextInt(declared.size())) : scalar();
        }
        Pair inside = type(depth - 1, inRecord);
        String box = boxed(inside.java());
        return switch (random.nextInt(6)) {
            case 0, 1 -> new Pair("List<" + box + ">", "List[" + inside.python() + "]");
            case 2 ->
                inside.java().equals("Object")
                        ? inside
                        : new Pair("Map<String, " + box + ">", "Dict[str, " + inside.python() + "]");
            case 3 ->
                inside.java().startsWith("Optional") || inside.java().equals("Object")
                        ? inside
                        : new Pair("Optional<" + box + ">", "Optional[" + inside.python() + "]");
            case 4 -> new Pair("Map<Long, " + box + ">", "Dict[int, " + inside.python() + "]");
            // Of an optional component Java's schema says that it may be absent, also when only the type argument is
            // optional.
            default ->
                inRecord && !box.startsWith("Optional")
                        ? new Pair("Box<" + box + ">", "Box[" + inside.python() + "]")
                        : inside;
        };
    }

    private Pair scalar() {
        return switch (random.nextInt(wide ? 9 : 14)) {
            case 0, 1 -> new Pair("long", "int");
            case 2 -> new Pair("double", "float");
            case 3 -> new Pair("boolean", "bool");
            case 4, 5 -> new Pair("String", "str");
            case 6 -> new Pair("Instant", "datetime.datetime");
            case 7 -> new Pair("LocalDate", "datetime.date");
            case 8 -> new Pair("Duration", "datetime.timedelta");
            case 9 -> new Pair("int", "int");
            case 10 -> new Pair("short", "int");
            case 11 -> new Pair("byte", "int");
            case 12 -> new Pair("float", "float");
            default -> new Pair("FlyteFile", "File");
        };
    }

    private static String boxed(String type) {
        return switch (type) {
            case "long" -> "Long";
            case "int" -> "Integer";
            case "short" -> "Short";
            case "byte" -> "Byte";
            case "double" -> "Double";
            case "float" -> "Float";
            case "boolean" -> "Boolean";
            default -> type;
        };
    }
}
