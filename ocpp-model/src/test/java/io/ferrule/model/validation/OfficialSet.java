// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.validation;

import io.ferrule.model.OcppVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A folder of schemas that somebody else has made for messages of a version. The files are read where they are and never
 * become part of the product.
 *
 * @param folder where they are, from the home of all sets
 * @param version the version
 * @param naming makes the stem of a file's name from the name of a record
 */
record OfficialSet(String folder, OcppVersion version, UnaryOperator<String> naming) {

    /** The core of 1.6; requests have no suffix in their names. */
    static final OfficialSet CORE_16 =
            new OfficialSet("1.6", OcppVersion.V1_6, name -> name.replaceFirst("Request$", ""));

    /** The security extension of 1.6. */
    static final OfficialSet SECURITY_16 = new OfficialSet("1.6-security", OcppVersion.V1_6, CORE_16.naming);

    /** 2.0.1; files are named like the records. */
    static final OfficialSet ALL_201 = new OfficialSet("2.0.1", OcppVersion.V2_0_1, UnaryOperator.identity());

    /** All sets. */
    static final List<OfficialSet> ALL = List.of(CORE_16, SECURITY_16, ALL_201);

    /** The versions that have a set at all. */
    static List<OcppVersion> versions() {
        return ALL.stream().map(OfficialSet::version).distinct().toList();
    }

    /** The sets that have a schema of a message, where the folders are at hand. */
    static List<OfficialSet> of(Message message) {
        return ALL.stream()
                .filter(set -> set.version == message.action().version())
                .filter(set -> set.file(message).filter(Files::exists).isPresent())
                .toList();
    }

    /** The text of the schema that this set has of a message. */
    String schema(Message message) throws IOException {
        return Files.readString(file(message).orElseThrow()).replace("\uFEFF", "");
    }

    /** Where all the folders are. */
    static Optional<Path> home() {
        String configured = System.getProperty("ferrule.schemas");
        if (configured != null) {
            return Optional.of(Path.of(configured));
        }
        Path here = Path.of("").toAbsolutePath();
        return Stream.iterate(here, folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve("shared").resolve("ocpp-schemas"))
                .filter(Files::isDirectory)
                .findFirst();
    }

    private Optional<Path> file(Message message) {
        String name = naming.apply(message.type().getSimpleName()) + ".json";
        return home().map(home -> home.resolve(folder).resolve(name));
    }

    @Override
    public String toString() {
        return folder;
    }
}
