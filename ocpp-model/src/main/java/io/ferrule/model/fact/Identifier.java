// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.fact;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * An identifier that opens a charge: an {@code idTag} of 1.x, an {@code idToken} of 2.0.1.
 *
 * @param value the identifier as written, at times longer than allowed; a secret, which {@code toString} leaves out. Empty
 *     text comes with type {@code NoAuthorization} (OCPP 2.0.1 part 2, use case C02)
 * @param type the {@code type} that stands beside it in 2.0.1, as written; 1.x has none
 * @param role what it is for
 * @param pointer leads to the text of the identifier
 */
public record Identifier(String value, Optional<String> type, Role role, String pointer) implements Fact {

    /** What an identifier in a message is for. */
    public enum Role {
        /** It stands for the user, or for the entry of a local list. */
        HOLDER,
        /** It names the user's group: {@code parentIdTag} of 1.x, {@code groupIdToken} of 2.0.1. */
        GROUP,
        /** It comes along in the {@code additionalInfo} of a token of 2.0.1. */
        ADDITIONAL
    }

    /**
     * The value in the form that may be compared and be the key of a map: upper and lower case mean the same in all
     * versions (OCPP 1.6, 7.28; OCPP 2.0.1 part 2, identifierString).
     *
     * @return the value with the letters A to Z in lower case, other characters unchanged; a secret like the value
     */
    public String folded() {
        return Letters.folded(value);
    }

    /**
     * Compares, upper and lower case meaning the same.
     *
     * @param other any identifier
     * @return true if it is this one
     */
    public boolean is(String other) {
        return folded().equals(Letters.folded(other));
    }

    static Stream<Identifier> in(Found found) {
        return switch (found.kind()) {
            case HOLDER -> found.second() ? tokens(found.spot(), Role.HOLDER) : tag(found.spot(), Role.HOLDER);
            case GROUP -> found.second() ? tokens(found.spot(), Role.GROUP) : tag(found.spot(), Role.GROUP);
            case INFO ->
                found.second()
                        ? tokens(found.spot().at("groupIdToken"), Role.GROUP)
                        : tag(found.spot().at("parentIdTag"), Role.GROUP);
            default -> Stream.empty();
        };
    }

    private static Stream<Identifier> tag(Spot spot, Role role) {
        return spot.text().map(tag -> new Identifier(tag, Optional.empty(), role, spot.pointer())).stream();
    }

    private static Stream<Identifier> tokens(Spot token, Role role) {
        return Stream.concat(
                token(token.at("idToken"), token.at("type"), role),
                token.at("additionalInfo")
                        .elements()
                        .flatMap(more -> token(more.at("additionalIdToken"), more.at("type"), Role.ADDITIONAL)));
    }

    private static Stream<Identifier> token(Spot value, Spot type, Role role) {
        return value.text().map(text -> new Identifier(text, type.text(), role, value.pointer())).stream();
    }

    /**
     * Says where it stands, never what it is.
     *
     * @return for example {@code Identifier[HOLDER at /idTag]}
     */
    @Override
    public String toString() {
        return "Identifier[" + role + " at " + pointer + "]";
    }
}
