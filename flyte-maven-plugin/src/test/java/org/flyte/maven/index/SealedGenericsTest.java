package org.flyte.maven.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sealed interfaces with type parameters: the plugin reads from class files what the runtime reads by reflection. */
class SealedGenericsTest {
    /** Each with one type parameter, so that it can be used with any argument. */
    private static final Map<String, String> INTERFACES = new TreeMap<>(Map.of(
            "Plain",
            "sealed interface Plain<T> {} record Circle(double r) implements Plain<String> {}"
                    + " record Box<V>(V value) implements Plain<V> {}",
            "Swapped",
            "sealed interface Pair<A, B> {} record Both<X, Y>(Y b, X a) implements Pair<X, Y> {}"
                    + " record Turned<X, Y>(X right, List<Y> left, int n) implements Pair<Y, X> {}"
                    + " sealed interface Swapped<T> {} record OfPair<T>(Pair<T, Long> pair) implements Swapped<T> {}",
            "Deep",
            "sealed interface Deep<T> permits Low, Lower, Leaf {} sealed interface Low<S> extends Deep<S> permits Lower, Other {}"
                    + " sealed interface Lower<R> extends Low<R>, Deep<R> permits Last, Other {}"
                    + " record Leaf<T>(Map<String, T> byName) implements Deep<T> {}"
                    + " record Other<T>(T[] array) implements Low<T>, Lower<T> {}"
                    + " record Last<Q>(Optional<Q> maybe, Q sure) implements Lower<Q> {}",
            "Tree",
            "sealed interface Tree<T> {} record Node<T>(Tree<T> left, Tree<T> right) implements Tree<T> {}"
                    + " record End<T>(T value, List<Tree<T>> more) implements Tree<T> {}",
            "Narrow",
            "sealed interface Narrow<T> {} record Number(long n) implements Narrow<Long> {}"
                    + " record Text(String s) implements Narrow<String> {} record Many<T>(List<Narrow<T>> all)"
                    + " implements Narrow<T> {}",
            "Bounded",
            "sealed interface Bounded<T> {} record Unused<T>(int n) implements Bounded<T> {}"
                    + " record Told<T>(@Param(name = \"is\") T value, @Param(defaultValue = \"3\") short n)"
                    + " implements Bounded<T>, Comparable<Told<T>> { public int compareTo(Told<T> o) { return 0; } }"));

    private static final List<String> ARGUMENTS = List.of(
            "Long",
            "Integer",
            "String",
            "Duration",
            "LocalDate",
            "Day",
            "Point",
            "Of<Long>",
            "Of<Of<String>>",
            "List<Integer>",
            "Map<String, Short>",
            "Map<Integer, Point>",
            "Object",
            "long[]",
            "byte[]",
            "Point[]",
            "FlyteFile",
            "Plain<Long>",
            "Tree<Plain<Day>>");

    private static final List<String> USES = List.of(
            "%s",
            "List<%s>",
            "%s[]",
            "Map<String, %s>",
            "Optional<%s>",
            "Of<%s>",
            "List<Of<%s>>",
            "Holder<%s>",
            "List<Holder<Of<%s>>>");

    private static final String OTHERS = "enum Day { MON, TUE } record Point(int x, double y) {}"
            + " record Of<T>(T one) {} record Holder<T>(List<T> all, Optional<T> first, Map<String, T> byName) {}";

    @TempDir
    Path temp;

    @Test
    void areTheSameTypesInPluginAndContainer() throws Exception {
        List<String> members = new ArrayList<>(INTERFACES.values());
        members.add(OTHERS);
        List<String> types = new ArrayList<>();
        for (String name : INTERFACES.keySet()) {
            for (String argument : ARGUMENTS) {
                for (String use : USES) {
                    types.add(use.formatted(name + "<" + argument + ">"));
                    members.add("static void t" + types.size() + "(" + types.get(types.size() - 1) + " p) {}");
                }
            }
        }
        Path classes = Sources.compile(temp, Sources.type("Generics", members.toArray(String[]::new)));
        try (BothReadings both = new BothReadings(classes)) {
            List<BothReadings.Reading> readings = both.of("Generics");
            assertThat(readings).hasSize(types.size()).hasSizeGreaterThan(1000);
            for (int i = 0; i < types.size(); i++) {
                BothReadings.Reading reading = readings.get(i);
                assertThat(reading.isAccepted())
                        .as("%s: %s", types.get(i), reading.plugin())
                        .isTrue();
                assertThat(reading.plugin()).as(types.get(i)).isEqualTo(reading.runtime());
            }
        }
    }

    @Test
    void whatTheArgumentsDoNotTellIsRefusedWithItsPlaceByBoth() throws Exception {
        List<Refused> refused = List.of(
                new Refused(
                        "sealed interface A<T> {} record A1<T, U>(U u) implements A<T> {}",
                        "List<A<Long>>",
                        "The parameter p → List<…> → A<…> → A1 has the type parameter U, which A<Long> does not tell"),
                new Refused(
                        "sealed interface B<T> {} record B1<T>(T t) implements B<List<T>> {}"
                                + " record Holder(B<List<Long>> b) {}",
                        "Holder",
                        "→ Holder.b → B<…> → B1 has the type parameter T, which B<List<Long>> does not tell"),
                new Refused(
                        "sealed interface C<S, T> {} record C1<T>(T t) implements C<T, T> {}",
                        "C<Long, String>",
                        "C1 has the type parameter T, which is both Long and String in C<Long, String>"),
                new Refused(
                        "sealed interface D<T> {} enum D1 implements D<Long> { X }",
                        "D<Long>",
                        "D<…> → D1 is no record"),
                new Refused(
                        "sealed interface E<T> {} final static class E1<T> implements E<T> {}",
                        "Optional<E<Long>>",
                        "Optional<…> → E<…> → E1 is no record"),
                new Refused(
                        "sealed interface F<T> permits F1 {} sealed interface F1 extends F<Long> {}"
                                + " record F2<T>(T t) implements F1 {}",
                        "F<Long>",
                        "F1 → F2 has the type parameter T, which F1 does not tell"),
                new Refused(
                        "sealed interface G<T> {} record G1<T>(T t) implements G<T> {}",
                        "G",
                        "G has no type arguments"),
                new Refused(
                        "sealed interface H<T> {} record H1<T>(T t) implements H {}",
                        "H<Long>",
                        "H1 has the type parameter T, which H<Long> does not tell"),
                new Refused(
                        "sealed interface I<T> {} record I1<T>(T t) implements I<T> {}"
                                + " record I2(@Param(defaultValue = \"1\") long t) implements I<Long> {}",
                        "I<Long>",
                        "has the variants I1 and I2 with the same components"),
                new Refused(
                        "sealed interface J<T> {} record J1<T>(J<List<T>> t) implements J<T> {}",
                        "J<Long>",
                        "nests more than 64 records"));
        List<String> members = new ArrayList<>();
        for (int i = 0; i < refused.size(); i++) {
            members.add(refused.get(i).declarations);
            members.add("@Task public static void t" + i + "(" + refused.get(i).type + " p) {}");
        }
        Path classes = Sources.compile(temp, Sources.type("Bad", members.toArray(String[]::new)));
        assertThat(ClassScanner.scan(List.of(classes)).problems())
                .hasSameSizeAs(refused)
                .zipSatisfy(refused, (problem, one) -> {
                    assertThat(problem.where()).startsWith("Bad.java:");
                    assertThat(problem.what()).contains(one.words);
                });
        try (BothReadings both = new BothReadings(classes)) {
            assertThat(both.of("Bad")).hasSameSizeAs(refused).allMatch(reading -> reading.runtime()
                    .startsWith("refused: "));
        }
    }

    /** A type, and what of the refusal names the place and the reason. */
    private record Refused(String declarations, String type, String words) {}
}
