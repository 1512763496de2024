package com.acme;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.flyte.task.Flyte;
import org.flyte.task.FlyteDir;
import org.flyte.task.FlyteFile;
import org.flyte.task.spi.Dispatch;
import org.jspecify.annotations.Nullable;

/** Tasks with files, checkpoints, reports and context, in the form that the plugin's weaving gives them. */
public final class FileTasks {
    private static final String FILE = "Lorg/flyte/task/FlyteFile;";
    private static final String FOLDER = "Lorg/flyte/task/FlyteDir;";
    private static final String TEXT = "Ljava/lang/String;";

    private FileTasks() {}

    public static FlyteFile write(String text) throws IOException {
        return Dispatch.active() ? (FlyteFile) call("write", "(" + TEXT + ")" + FILE, text) : write$flyte(text);
    }

    private static FlyteFile write$flyte(String text) throws IOException {
        return FlyteFile.create("gr\u00fc\u00dfe 1%20+.txt", out -> out.write(text.getBytes("UTF-8")));
    }

    public static FlyteDir folder(long files) throws IOException {
        return Dispatch.active() ? (FlyteDir) call("folder", "(J)" + FOLDER, files) : folder$flyte(files);
    }

    private static FlyteDir folder$flyte(long files) throws IOException {
        Path folder = Files.createTempDirectory("made");
        for (int i = 0; i < files; i++) {
            Path file = folder.resolve("in/" + i % 10 + "/" + i + ".txt");
            Files.createDirectories(file.getParent());
            Files.writeString(file, "content " + i);
        }
        return FlyteDir.upload(folder);
    }

    /** What is in a file, by stream and by copy. */
    public static String read(FlyteFile file) throws IOException {
        return Dispatch.active() ? (String) call("read", "(" + FILE + ")" + TEXT, file) : read$flyte(file);
    }

    private static String read$flyte(FlyteFile file) throws IOException {
        Path copy = file.download();
        try (var content = file.open()) {
            return copy.getFileName() + "=" + new String(content.readAllBytes(), "UTF-8") + "=" + Files.readString(copy)
                    + "=" + file.hash().orElse("none");
        }
    }

    /** Names and contents of a folder's files. */
    public static Map<String, String> readAll(FlyteDir folder) throws IOException {
        return Dispatch.active()
                ? texts(call("readAll", "(" + FOLDER + ")Ljava/util/Map;", folder))
                : readAll$flyte(folder);
    }

    private static Map<String, String> readAll$flyte(FlyteDir folder) throws IOException {
        Path copy = folder.download();
        Map<String, String> texts = new TreeMap<>();
        try (var all = Files.walk(copy)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                texts.put(copy.relativize(file).toString(), Files.readString(file));
            }
        }
        if (folder.files().size() != texts.size()) {
            throw new IllegalStateException(folder.files().toString());
        }
        return texts;
    }

    static FlyteFile passes(FlyteFile file) {
        return file;
    }

    /** A parent that hands a child's file to another child, and back. */
    static FlyteFile relay(String text) throws IOException {
        FlyteFile file = write(text);
        String read = read(file);
        if (!read.contains("=" + text + "=" + text + "=")) {
            throw new IllegalStateException(read);
        }
        return file;
    }

    /** The same with a folder. */
    static FlyteDir relayFolder(long files) throws IOException {
        FlyteDir folder = folder(files);
        Map<String, String> texts = readAll(folder);
        if (texts.size() != files || !texts.get("in/7/7.txt").equals("content 7")) {
            throw new IllegalStateException(texts.toString());
        }
        return folder;
    }

    /** Fails until its third attempt, each going on from where the one before was. */
    static String resumes() throws IOException {
        List<String> seen = new ArrayList<>();
        var before = Flyte.checkpoint().restore();
        if (before.isPresent()) {
            seen.add(Files.readString(before.get()));
        }
        seen.add("attempt " + Flyte.context().attempt());
        if (seen.size() < 2 || seen.get(0).split(",").length < 2) {
            Flyte.checkpoint().save(String.join(",", seen).getBytes("UTF-8"));
            throw new IllegalStateException("not yet");
        }
        return String.join(",", seen);
    }

    static void savesFolder() throws IOException {
        Path folder = Files.createTempDirectory("state");
        Files.createDirectories(folder.resolve("empty"));
        Files.createDirectories(folder.resolve("deep/" + "x".repeat(120)));
        Files.writeString(folder.resolve("model.bin"), "weights");
        Files.writeString(folder.resolve("deep/" + "x".repeat(120) + "/\u00fc.txt"), "long");
        Flyte.checkpoint().save(folder);
    }

    static String restoresFolder() throws IOException {
        Path folder = Flyte.checkpoint().restore().orElseThrow();
        if (!folder.equals(Flyte.checkpoint().restore().orElseThrow())) {
            throw new IllegalStateException("fetched twice");
        }
        try (var files = Files.walk(folder)) {
            return String.join(
                    ",",
                    files.filter(Files::isRegularFile)
                            .map(file -> folder.relativize(file).toString())
                            .sorted()
                            .toList());
        }
    }

    static String reports(boolean fails) throws IOException {
        Flyte.report().log("<b>started</b>");
        Flyte.report().flush();
        Flyte.report().tab("Loss & more").log("<i>0.5</i>");
        if (fails) {
            throw new IllegalStateException("after the report");
        }
        return "reported";
    }

    /** Has a report for which there is no memory at the end. */
    static long reportsTooMuch() {
        Flyte.report().log("x".repeat(12 << 20));
        List<byte[]> all = new ArrayList<>();
        while (true) {
            all.add(new byte[1 << 16]);
        }
    }

    public static String contextOf() {
        if (Dispatch.active()) {
            Object result = Dispatch.call(FileTasks.class, "contextOf", "()" + TEXT, new Object[0]);
            return String.valueOf(result);
        }
        return contextOf$flyte();
    }

    private static String contextOf$flyte() {
        return new TreeMap<>(Flyte.context().custom()).toString();
    }

    static String passesContext() {
        String outer = contextOf();
        String inner = Flyte.customContext(Map.of("step", "2", "user", "u2"), () -> contextOf() + contextOf$flyte());
        return outer + inner + contextOf();
    }

    private static Object call(String method, String descriptor, Object argument) {
        @Nullable Object result = Dispatch.call(FileTasks.class, method, descriptor, new Object[] {argument});
        if (result == null) {
            throw new IllegalStateException("No result");
        }
        return result;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> texts(Object map) {
        return (Map<String, String>) map;
    }
}
