package org.flyte.devserver;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.stream.Stream;

/** What a runtime does first: unpacks code beside itself, then finds it on its class path. */
final class JavaImageMain {
    private JavaImageMain() {}

    public static void main(String[] args) throws IOException {
        Path code = Path.of(System.getProperty("flyte.home"), "code");
        boolean empty;
        try (Stream<Path> files = Files.list(code)) {
            empty = files.findAny().isEmpty();
        }
        System.out.println("code empty: " + empty);
        if (empty) {
            Files.writeString(code.resolve("unpacked.txt"), "found");
        }
        try (InputStream resource = JavaImageMain.class.getResourceAsStream("/unpacked.txt")) {
            System.out.println("unpacked resource: " + new String(resource.readAllBytes()));
        }
        System.out.println("java: " + (System.getProperty("java.home").equals(args[1]) ? "local" : "another"));
        Path outputs = Path.of(args[0].substring("file://".length()), "outputs.pb");
        Files.write(outputs, HexFormat.of().parseHex("0a0a0a026f3012040a022a00"));
    }
}
