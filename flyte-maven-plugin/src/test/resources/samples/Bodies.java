package org.acme;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.flyte.task.Task;

/** One task for each kind of code that compilers have translated in more than one way. */
public class Bodies {
    enum Color { RED, GREEN, BLUE }
    record Point(int x, int y) {}
    static final Object LOCK = new Object();

    @Task static long plain(long a, long b) { return a * 31 + b % 7; }

    @Task static String constants(String name) {
        final int limit = 5;
        final String greeting = "hi ";
        final double half = 0.5;
        final long big = 1L << 40;
        int copy = limit;
        while (copy-- > 0) { if (copy * half > big) { return greeting; } }
        { final int again = 7; if (name.length() > again) return name; }
        { int other = name.hashCode(); return greeting + other + limit; }
    }

    @Task static String concat(Object o, long n, Instant at, Integer boxed, char[]... rest) { return ""; }

    @Task static String joins(String s, long n, Instant at, Duration d, List<String> list, Optional<Long> maybe) {
        Integer boxed = 5; StringBuilder builder = new StringBuilder("x"); Object o = list; char c = 'c'; char[] cs = {'a'};
        String r = "a" + s + n + at + d + list + maybe + boxed + builder + o + c + cs + null + 1.5f + true;
        r += at; r += 'x'; r += n;
        return r + (s == null ? at : d) + String.valueOf(o) + (s + list);
    }

    @Task static String colors(String name, int n) {
        Color color = Color.valueOf(name);
        switch (color) { case BLUE: n++; break; case RED: n--; default: n += 2; }
        return switch (color) { case RED -> "r"; case GREEN -> { n++; yield "g" + n; } case BLUE -> "b"; };
    }

    @Task static String nestedSwitch(String a, String b) {
        return switch (switch (Color.valueOf(a)) { case RED -> Color.valueOf(b); default -> Color.BLUE; }) {
            case GREEN -> "green"; case RED -> "red"; default -> "other";
        };
    }

    @Task static int strings(String s) {
        switch (s) { case "Aa": return 1; case "BB": return 2; case "x": break; default: return 4; }
        return switch (s.length()) { case 1, 2, 3 -> 7; case 1000 -> 8; case -5 -> 9; default -> throw new IllegalStateException("n" + s); };
    }

    @Task static String loops(List<String> list, Map<String, Long> map, String[] array) {
        StringBuilder out = new StringBuilder();
        outer:
        for (String s : list) {
            for (Map.Entry<String, Long> e : map.entrySet()) {
                if (s.equals(e.getKey())) continue outer;
                if (e.getValue() > 5L) break outer;
                out.append(e.getKey()).append('=').append(e.getValue());
            }
        }
        for (int i = 0, j = 10; i < j; i++, j--) out.append(i ^ j);
        do { out.append("."); } while (out.length() < 3);
        for (String s : array) { if (s == null) continue; out.append(s); }
        for (;;) { if (out.length() > 0) break; }
        return out.toString();
    }

    @Task static String tries(String path) throws Exception {
        try (AutoCloseable a = () -> System.out.println("a"); AutoCloseable b = open(path)) {
            if (b == null) return "null";
            return path + a.hashCode();
        } catch (IllegalStateException | UnsupportedOperationException e) {
            throw new RuntimeException(e);
        } catch (Exception e) {
            return e.getMessage();
        } finally {
            synchronized (LOCK) { System.out.println("end " + path); }
        }
    }

    @Task static int finallyReturns(int n) {
        try { n = 10 / n; } finally { n++; if (n > 5) { try { n = 1; } finally { n--; } } }
        final boolean debug = false;
        if (debug) { n = 100; }
        return n;
    }

    @Task static List<String> lambdas(List<String> list, int n) {
        Function<String, String> f = s -> s + n;
        Supplier<Supplier<String>> nested = () -> () -> list.get(0) + n;
        Runnable nothing = () -> {};
        Runnable same = () -> {};
        nothing.run(); same.run();
        Comparator<String> bySize = Comparator.comparing(String::length);
        Callable<Point> make = () -> new Point(n, n);
        java.util.function.BiFunction<Integer, Integer, Point> create = Point::new;
        java.util.function.IntFunction<int[]> arrays = int[]::new;
        Function<Integer, String[][]> boxedArrays = String[][]::new;
        Supplier<String> bound = list::toString;
        Function<Object, String> inherited = Object::toString;
        Function<List<String>, Integer> viaInterface = List::size;
        Runnable serial = (Runnable & java.io.Serializable) () -> System.out.println(n);
        serial.run();
        return list.stream().map(f).map(String::trim).map(s -> s + bound.get() + nested.get().get())
                .filter(Objects::nonNull).sorted(bySize).collect(Collectors.toList());
    }

    @Task static String anonymous(List<String> list, int n) {
        Iterator<String> it = new Iterator<>() {
            private int at = n;
            @Override public boolean hasNext() { return at < list.size(); }
            @Override public String next() {
                return new Object() { int deep = 3; @Override public String toString() { return "" + at++ + deep; } }.toString();
            }
        };
        class Local { int twice() { return n * 2; } Runnable r() { return () -> System.out.println(twice() + n); } }
        Local local = new Local();
        local.r().run();
        return it.hasNext() ? it.next() + local.twice() : "";
    }

    @Task static String objects(List<String> list, CharSequence chars, Runnable run, Point p) {
        return list.toString() + chars.toString() + list.hashCode() + list.equals(chars) + run.getClass() + p.equals(p) + p;
    }

    @Task static String patterns(Object o) {
        if (o instanceof String s && s.length() > 3) return s;
        if (!(o instanceof Point p)) return "none";
        return p.x() + "" + (o instanceof Color c ? c.name() : "no");
    }

    @Task static Number numbers(int i, long l, double d, boolean b) {
        byte x = (byte) i; x += 5; x >>>= 1; short y = (short) l; char c = (char) i;
        Integer boxed = i; boxed++; Long lb = l; lb += boxed; double[] ds = {1, 2.5, d}; ds[1] *= 3; int[][] grid = new int[3][4]; grid[1][2]++;
        boolean q = b && i > 3 || !(l < 5) ^ d != 0; boolean r = (b | q) & true;
        return r ? boxed : q ? (Number) lb : (Number) (i > 0 ? ds[0] : x + y + c);
    }

    @Task static CompletableFuture<String> async(String name) {
        assert name != null : "no " + name;
        return CompletableFuture.supplyAsync(() -> name).thenApply(s -> s + "!").thenCombine(CompletableFuture.completedFuture(1), (s, i) -> s + i);
    }

    @Task static synchronized <T> void generic(T t) { List<? super T> l = new ArrayList<>(); l.add(t); }

    static AutoCloseable open(String path) { return null; }
}
