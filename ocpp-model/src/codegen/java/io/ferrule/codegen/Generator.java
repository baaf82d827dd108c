// SPDX-License-Identifier: Apache-2.0
package io.ferrule.codegen;

import io.ferrule.codegen.Model.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The generator of the message model. The language that it reads is described in {@code docs/definition-language.md}.
 *
 * <p>The way of a definition: {@link Reader} takes it apart line by line into the {@link Model}, {@link Check} looks for
 * what no single line can show, {@link Extension} adds what every object of a version may carry, and {@link JavaWriter},
 * {@link SchemaWriter}, {@link ReferenceIndex} and {@link ReferenceWriter} write it down.
 */
public final class Generator {

    private Generator() {}

    /** Takes the folders and the file of {@link #run}; a wrong definition is told on standard error. */
    public static void main(String[] args) throws IOException {
        try {
            run(Path.of(args[0]), Path.of(args[1]), Path.of(args[2]), Path.of(args[3]));
        } catch (DefinitionException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    /**
     * Reads all {@code .ocpp} files of a folder and writes what is made of them; removes what it did not write. The
     * reference is the first page; those of the versions go into the folder {@code messages} beside it.
     */
    public static void run(Path definitions, Path java, Path resources, Path reference) throws IOException {
        Map<String, Version> versions = new TreeMap<>();
        for (Path file : definitionFiles(definitions)) {
            new Reader(String.valueOf(file.getFileName()), versions).read(Files.readAllLines(file));
        }
        Map<Path, String> outputs = new LinkedHashMap<>();
        for (Version version : versions.values()) {
            new Check(version).run();
            Extension.addTo(version);
            Path folder = Path.of(version.packageName.replace('.', '/'));
            new JavaWriter(version)
                    .write((name, text) -> outputs.put(java.resolve(folder).resolve(name), text));
            Path schemas = resources.resolve(folder).resolve("schema");
            new SchemaWriter(version).write((name, text) -> outputs.put(schemas.resolve(name), text));
            outputs.put(reference.resolveSibling(ReferenceIndex.page(version)), new ReferenceWriter(version).text());
        }
        outputs.put(reference, new ReferenceIndex(versions.values()).text());
        writeAll(outputs);
        removeOthers(java, outputs.keySet());
        removeOthers(resources, outputs.keySet());
    }

    private static List<Path> definitionFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            Function<Path, String> stem = path -> path.getFileName().toString().replaceFirst("\\.ocpp$", "");
            return files.filter(path -> path.toString().endsWith(".ocpp"))
                    .sorted(Comparator.comparing(stem))
                    .toList();
        }
    }

    /** Leaves a file alone that already has its text, so that the compiler does not run again for nothing. */
    private static void writeAll(Map<Path, String> outputs) throws IOException {
        for (Map.Entry<Path, String> output : outputs.entrySet()) {
            Path path = output.getKey();
            if (!Files.exists(path) || !Files.readString(path).equals(output.getValue())) {
                Files.createDirectories(path.toAbsolutePath().getParent());
                Files.writeString(path, output.getValue());
            }
        }
    }

    private static void removeOthers(Path folder, Set<Path> keep) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!keep.contains(file)) {
                    Files.delete(file);
                }
            }
        }
    }
}
