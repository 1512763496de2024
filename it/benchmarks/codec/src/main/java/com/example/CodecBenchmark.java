package com.example;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import org.flyte.runtime.codec.Codec;
import org.flyte.runtime.codec.Codecs;
import org.flyte.runtime.literal.Literal;
import org.msgpack.jackson.dataformat.MessagePackFactory;

/** Writes and reads a list of nested records of 10 MB, by the runtime's codec and by Jackson, in turn in one process. */
public final class CodecBenchmark {
    private static final int ROUNDS = Integer.getInteger("rounds", 15);
    private static final int BYTES = 11_300_000;

    public record Address(String street, long number, boolean valid) {}

    public record Item(String name, double price, long count) {}

    public record Order(long id, String customer, Address address, List<Item> items, Map<String, Long> tags) {}

    public record Orders(List<Order> orders) {}

    public static void main(String[] args) throws Exception {
        Orders orders = orders();
        Codec codec = Codecs.of(Orders.class);
        ObjectMapper jackson = new ObjectMapper(new MessagePackFactory());
        byte[] packed = ((Literal.OfBinary) codec.write(orders)).value();
        byte[] same = jackson.writeValueAsBytes(orders);
        if (!Arrays.equals(packed, same) || !codec.read(Literal.OfBinary.msgpack(same)).equals(orders)) {
            throw new IllegalStateException("The two do not write the same");
        }
        Files.write(Path.of(args[0]), packed);

        List<Long> ourWrite = new ArrayList<>();
        List<Long> ourRead = new ArrayList<>();
        List<Long> jacksonWrite = new ArrayList<>();
        List<Long> jacksonRead = new ArrayList<>();
        for (int i = 0; i < 2 * ROUNDS; i++) {
            long a = time(() -> codec.write(orders));
            long b = time(() -> jackson.writeValueAsBytes(orders));
            long c = time(() -> codec.read(Literal.OfBinary.msgpack(packed)));
            long d = time(() -> jackson.readValue(packed, Orders.class));
            if (i >= ROUNDS) {
                ourWrite.add(a);
                jacksonWrite.add(b);
                ourRead.add(c);
                jacksonRead.add(d);
            }
        }
        System.out.printf("%d bytes, %d orders, medians of %d rounds after as many of warm-up%n", packed.length, orders.orders().size(), ROUNDS);
        System.out.printf("%-24s %8s %8s%n", "ms", "write", "read");
        System.out.printf("%-24s %8.1f %8.1f%n", "flyte-runtime", median(ourWrite), median(ourRead));
        System.out.printf("%-24s %8.1f %8.1f%n", "Jackson with msgpack", median(jacksonWrite), median(jacksonRead));
        System.out.printf("%-24s %8.2f %8.2f%n", "flyte-runtime / Jackson",
                median(ourWrite) / median(jacksonWrite), median(ourRead) / median(jacksonRead));
        System.out.printf("=%.3f %.3f%n", median(ourWrite), median(ourRead));
    }

    private static Orders orders() {
        Random random = new Random(42);
        List<Order> orders = new ArrayList<>();
        for (int size = 0, id = 0; size < BYTES; id++) {
            List<Item> items = new ArrayList<>();
            for (int i = random.nextInt(6); i >= 0; i--) {
                items.add(new Item("item " + random.nextInt(10_000), random.nextInt(100_000) / 100.0, random.nextInt(300)));
                size += 45;
            }
            orders.add(new Order(
                    id,
                    "customer " + random.nextInt(1_000_000),
                    new Address("Straße " + random.nextInt(1000), random.nextInt(500), random.nextBoolean()),
                    items,
                    Map.of("priority", (long) random.nextInt(5))));
            size += 105;
        }
        return new Orders(orders);
    }

    private static long time(Callable<?> work) throws Exception {
        long start = System.nanoTime();
        if (work.call() == null) {
            throw new IOException("nothing");
        }
        return System.nanoTime() - start;
    }

    private static double median(List<Long> nanos) {
        return nanos.stream().sorted().skip(nanos.size() / 2).findFirst().orElseThrow() / 1e6;
    }
}
