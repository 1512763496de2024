package com.example;

import java.nio.charset.StandardCharsets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.flyte.task.Flyte;
import org.flyte.task.FlyteDir;
import org.flyte.task.FlyteFile;
import org.flyte.task.Outputs;
import org.flyte.task.Param;
import org.flyte.task.RemoteTasks;
import org.flyte.task.Task;

/** Each type as an input and as an output. */
public final class Matrix {
    private Matrix() {}

    public enum Color { RED, GREEN }

    public record Point(long x, int y) {}

    public record Box<T>(T item, List<T> more) {}

    public record Tree(long value, List<Tree> children) {}

    public sealed interface Animal permits Cat, Dog {}

    public record Cat(String meow) implements Animal {}

    public record Dog(long bark, Optional<String> name) implements Animal {}

    public record Order(
            @Param(name = "order_id") String orderId,
            double price,
            boolean paid,
            Color color,
            Point at,
            Optional<Point> next,
            List<Point> way,
            Map<String, Long> counts,
            Map<Long, String> names,
            Instant time,
            LocalDate day,
            Duration took,
            Bytes raw,
            Animal animal,
            Optional<Animal> guest,
            Box<String> box,
            Object any,
            @Param(defaultValue = "7") int rest) {}

    /** Arrays compare by identity, so they have a record of their own that does not. */
    public record Bytes(byte[] bytes) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Bytes same && Arrays.equals(same.bytes, bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }

    @Outputs
    public record Everything(
            long integer,
            double number,
            boolean truth,
            String text,
            Instant time,
            LocalDate day,
            Duration took,
            Color color,
            List<Long> integers,
            List<Optional<Long>> gaps,
            Map<String, List<Point>> points,
            Point point,
            Optional<Point> none,
            Optional<Point> some,
            Animal animal,
            Map<String, Object> untyped,
            FlyteFile file,
            FlyteDir folder) {}

    @RemoteTasks(environment = "py_matrix")
    public interface Python {
        Everything same(
                long integer,
                double number,
                boolean truth,
                String text,
                Instant time,
                LocalDate day,
                Duration took,
                Color color,
                List<Long> integers,
                List<Optional<Long>> gaps,
                Map<String, List<Point>> points,
                Point point,
                Optional<Point> none,
                Optional<Point> some,
                Animal animal,
                Map<String, Object> untyped,
                FlyteFile file,
                FlyteDir folder);

        @Task(name = "same_order")
        Order sameOrder(Order order);

        @Task(name = "same_tree")
        Tree sameTree(Tree tree);
    }

    @Task
    public static Order sameOrder(Order order) {
        return order;
    }

    /** The Python SDK reads no recursive type of a task that it did not declare itself. */
    @Task
    public static Tree sameTree(Tree tree) {
        return Flyte.remote(Python.class).sameTree(tree);
    }

    @Task
    public static Everything same(
            long integer,
            double number,
            boolean truth,
            String text,
            Instant time,
            LocalDate day,
            Duration took,
            Color color,
            List<Long> integers,
            List<Optional<Long>> gaps,
            Map<String, List<Point>> points,
            Point point,
            Optional<Point> none,
            Optional<Point> some,
            Animal animal,
            Map<String, Object> untyped,
            FlyteFile file,
            FlyteDir folder) {
        return new Everything(
                integer, number, truth, text, time, day, took, color, integers, gaps, points, point, none, some, animal,
                untyped, file, folder);
    }

    public record Parcel(FlyteFile cover, List<FlyteFile> pages, Map<String, FlyteDir> boxes) {}

    /** Names and texts of files, wherever a value has them. */
    @Task
    public static Map<String, String> contents(FlyteFile file, FlyteDir folder, Parcel parcel) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        List<FlyteFile> single = new ArrayList<>(parcel.pages());
        single.add(file);
        single.add(parcel.cover());
        for (FlyteFile one : single) {
            Path copy = one.download();
            contents.put(copy.getFileName().toString(), Files.readString(copy));
        }
        Map<String, FlyteDir> folders = new TreeMap<>(parcel.boxes());
        folders.put("folder", folder);
        for (Map.Entry<String, FlyteDir> one : folders.entrySet()) {
            Path copy = one.getValue().download();
            try (Stream<Path> all = Files.walk(copy)) {
                for (Path part : all.filter(Files::isRegularFile).toList()) {
                    contents.put(one.getKey() + "/" + copy.relativize(part), Files.readString(part));
                }
            }
        }
        return contents;
    }

    /** Sends every value to Python and back; the names of those that came back as others. */
    @Task
    public static List<String> throughPython() throws IOException {
        Everything sent = values();
        Everything back = Flyte.remote(Python.class)
                .same(
                        sent.integer, sent.number, sent.truth, sent.text, sent.time, sent.day, sent.took, sent.color,
                        sent.integers, sent.gaps, sent.points, sent.point, sent.none, sent.some, sent.animal,
                        sent.untyped, sent.file, sent.folder);
        List<String> changed = new ArrayList<>();
        List<Object> before = parts(sent);
        List<Object> after = parts(back);
        for (int i = 0; i < before.size(); i++) {
            if (!Objects.equals(before.get(i), after.get(i))) {
                changed.add(before.get(i) + " became " + after.get(i));
            }
        }
        Order order = order();
        Order sameOrder = Flyte.remote(Python.class).sameOrder(order);
        if (!order.equals(sameOrder)) {
            changed.add(order + " became " + sameOrder);
        }
        return changed;
    }

    private static List<Object> parts(Everything all) {
        return Arrays.stream(Everything.class.getRecordComponents())
                .map(component -> {
                    try {
                        return component.getAccessor().invoke(all);
                    } catch (ReflectiveOperationException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }

    private static Order order() {
        Point point = new Point(1L << 40, -2);
        return new Order(
                "ä-1", 2.0, true, Color.GREEN, point, Optional.of(point), List.of(point), Map.of("a", 1L),
                Map.of(3L, "c"), Instant.parse("2026-01-31T12:00:00.000001Z"), LocalDate.of(1960, 2, 29),
                Duration.ofMillis(-1500), new Bytes(new byte[] {0, -1}), new Dog(3, Optional.of("Rex")),
                Optional.empty(), new Box<>("x", List.of("y")), List.of(1L, 2.5, "z"), 8);
    }

    private static Everything values() throws IOException {
        Point point = new Point(1L << 40, -2);
        return new Everything(
                Long.MIN_VALUE, Double.MIN_VALUE, true, "tëxt \uD83D\uDE00\n", Instant.parse("1969-12-31T23:59:59.5Z"),
                LocalDate.of(2026, 2, 28), Duration.ofDays(-3), Color.RED, List.of(1L, 2L),
                List.of(Optional.of(1L), Optional.empty()), Map.of("p", List.of(point), "q", List.of()), point,
                Optional.empty(), Optional.of(point), new Cat("meow"), Map.of("k", List.of(1L, true), "n", Map.of()),
                FlyteFile.create("a.txt", out -> out.write("content".getBytes(StandardCharsets.UTF_8))),
                FlyteDir.at("s3://bucket/folder/"));
    }
}
