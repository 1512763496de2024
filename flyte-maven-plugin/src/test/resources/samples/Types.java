package org.acme;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.ByteBuffer;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flyte.task.Outputs;
import org.flyte.task.Param;
import org.flyte.task.Task;

/** One task a type; the Python equivalents are in sdk_types.py, by the name of the task. */
public class Types {
    @Target(ElementType.TYPE_USE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface Nullable {}

    public enum Color { RED { }, GREEN }
    public record Point(long x, int y) {}
    public record Simple(String name, short age, double score, boolean ok) {}
    public record Defaults(
            @Param(defaultValue = "7") long a,
            @Param(defaultValue = "héllo") String b,
            @Param(defaultValue = "1.5") float c,
            @Param(defaultValue = "true") boolean d,
            Optional<String> g,
            @Param(defaultValue = "GREEN") Color h,
            @Param(defaultValue = "90s") Duration l,
            @Param(defaultValue = "2024-01-02T03:04:05.6Z") Instant m,
            @Param(defaultValue = "2024-01-02") LocalDate n,
            @Param(defaultValue = "5") Optional<Long> o,
            @Param(defaultValue = "") String p,
            @Param(defaultValue = "[]") List<Long> q,
            @Param(defaultValue = "{}") Map<String, Long> r) {}
    public record Times(Instant i, OffsetDateTime o, ZonedDateTime z, LocalDate d, Duration t) {}
    public record Nested(long id, Point p, @Nullable Point maybe, Optional<Point> other) {}
    public record Deep(List<Point> items, Map<String, List<Point>> table, Optional<List<Optional<Long>>> opt) {}
    public record Bytes(byte[] b, List<byte[]> all) {}
    public record Maps(
            Map<String, Object> a, Map<Long, String> c, Map<Color, Long> d, List<Object> h, Map<String, Map<String, Long>> i) {}
    public record Box<T>(T item, List<T> more) {}
    public record Pair<A, B>(A first, Map<String, B> second) {}
    public record Boxes(Box<Long> r, Box<String> s, Pair<Point, Color> p) {}
    public record Tree(long value, List<Tree> children) {}
    public record Forest(List<Tree> trees, String name) {}
    public record Node(long value, Optional<Node> next) {}
    public record Man(@Nullable Woman wife) {}
    public record Woman(List<Man> sons) {}
    public record Renamed(@Param(name = "api_url") String apiUrl) {}
    public record Empty() {}
    public sealed interface Animal permits Cat, Dog {}
    public record Cat(String meow) implements Animal {}
    public record Dog(long bark) implements Animal {}
    public record Zoo(Animal star, List<Animal> all, Optional<Animal> guest) {}
    public sealed interface Shape {}
    public record Circle(double radius) implements Shape {}
    public sealed interface Polygon extends Shape {}
    public record Square(double side) implements Polygon {}
    public record Rectangle(double a, double b) implements Polygon {}
    public sealed interface Expression {}
    public record Number(long value) implements Expression {}
    public record Sum(Expression left, Expression right) implements Expression {}
    @Outputs
    public record Several(long count, @Param(name = "file_name", description = "Where it is.") String fileName, List<Point> points) {}

    @Task public static void color(Color p) {}
    @Task public static void day(DayOfWeek p) {}
    @Task public static void point(Point p) {}
    @Task public static void simple(Simple p) {}
    @Task public static void defaults(Defaults p) {}
    @Task public static void times(Times p) {}
    @Task public static void nested(Nested p) {}
    @Task public static void deep(Deep p) {}
    @Task public static void bytes(Bytes p) {}
    @Task public static void maps(Maps p) {}
    @Task public static void boxes(Boxes p) {}
    @Task public static void box(Box<Point> p) {}
    @Task public static void tree(Tree p) {}
    @Task public static void forest(Forest p) {}
    @Task public static void node(Node p) {}
    @Task public static void man(Man p) {}
    @Task public static void woman(Woman p) {}
    @Task public static void renamed(Renamed p) {}
    @Task public static void empty(Empty p) {}
    @Task public static void animal(Animal p) {}
    @Task public static void animals(List<Animal> p) {}
    @Task public static void guest(Optional<Animal> p) {}
    @Task public static void zoo(Zoo p) {}
    @Task public static void shape(Shape p) {}
    @Task public static void expression(Expression p) {}
    @Task public static void nullable(@Nullable Point p) {}
    @Task public static void nullableText(@Nullable String p) {}
    @Task public static void nullables(List<@Nullable Long> p) {}
    @Task public static void nullablesInMaps(Map<String, List<@Nullable String>> p) {}
    @Task public static void arrays(long[][] p) {}
    @Task public static void texts(String[] p) {}
    @Task public static void collection(Collection<Point> p) {}
    @Task public static void date(LocalDate p) {}
    @Task public static void dates(Optional<LocalDate> p) {}
    @Task public static void offset(OffsetDateTime p) {}
    @Task public static void untyped(Map<String, Object> p) {}
    @Task public static void any(Object p) {}
    @Task public static void keyed(Map<Long, Point> p) {}
    @Task public static void optionalColor(Optional<Color> p) {}
    @Task public static Several several() { return null; }
    @Task public static void raw(byte[] p) {}
    @Task public static void buffer(ByteBuffer p) {}
}
