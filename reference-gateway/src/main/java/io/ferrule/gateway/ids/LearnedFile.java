// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.ids;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ferrule.ids.watch.BaselineRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;

/** What was learned about stations, kept in a directory between captures and between runs of a gateway. */
public final class LearnedFile {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, BaselineRecord>> BASELINES = new TypeReference<>() {};

    private final Path file;

    /**
     * Names a file; nothing is read yet.
     *
     * @param directory where it is
     */
    public LearnedFile(Path directory) {
        this.file = directory.resolve("baselines.json");
    }

    /**
     * What was learned before.
     *
     * @return the baselines of an earlier run; none if there was none
     * @throws IOException if the file cannot be read or is none of ours
     */
    public Map<String, BaselineRecord> read() throws IOException {
        return Files.exists(file) ? JSON.readValue(file.toFile(), BASELINES) : Map.of();
    }

    /**
     * Writes a new file and lets it take the place of the old one at once. What was learned before about stations that were not heard of this
     * time is kept.
     *
     * @param before what was read
     * @param learned what is known now
     * @throws IOException if it cannot be written; then the old one is as it was
     */
    public void write(Map<String, BaselineRecord> before, Map<String, BaselineRecord> learned) throws IOException {
        Map<String, BaselineRecord> all = new TreeMap<>(before);
        all.putAll(learned);
        all.remove("");
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path next = file.resolveSibling("baselines.json.new");
        Files.write(next, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(all));
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
