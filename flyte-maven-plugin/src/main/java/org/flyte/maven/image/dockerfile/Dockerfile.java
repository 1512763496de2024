package org.flyte.maven.image.dockerfile;

import java.util.List;
import java.util.Optional;

/**
 * A Dockerfile's instructions.
 *
 * @param syntax the frontend that a {@code # syntax=} line asks for
 */
record Dockerfile(List<Instruction> instructions, Optional<String> syntax) {
    /**
     * One instruction, its continued lines joined.
     *
     * @param line the line that it starts in, from 1
     * @param name in capitals
     * @param arguments all behind the name, without the content of here-documents
     */
    record Instruction(int line, String name, String arguments) {
        /** The instruction in one line, blanks made one. */
        String text() {
            return (name + " " + arguments).replaceAll("\\s+", " ").strip();
        }
    }

    Dockerfile {
        instructions = List.copyOf(instructions);
    }

    static Dockerfile parse(String text) {
        return new DockerfileReader(text).read();
    }

    /** The line of the instruction that an engine printed, where exactly one is like it. */
    Optional<Integer> lineOf(String printed) {
        String wanted = printed.replaceAll("\\s+", " ").strip();
        List<Instruction> found = instructions.stream()
                .filter(instruction -> instruction.text().equalsIgnoreCase(wanted))
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0).line()) : Optional.empty();
    }
}
