// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.buffer;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import io.ferrule.proxy.journal.TokenListChange;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** SendLocalList as the stations that accept it understand it. */
class LocalListTest {

    @Test
    void aFullListTakesThePlaceOfAllBefore() {
        // OCPP 1.6, 5.15
        Payload request = Payload.of(
                "{\"listVersion\":2,\"updateType\":\"Full\",\"localAuthorizationList\":[{\"idTag\":\"A\","
                        + "\"idTagInfo\":{\"status\":\"Accepted\",\"expiryDate\":\"2026-01-01T00:00:00Z\",\"parentIdTag\":\"G\"}}]}");

        var change = LocalList.read(OcppVersion.V1_6, request);

        assertThat(change)
                .contains(new TokenListChange(
                        true,
                        Map.of(
                                "A",
                                "{\"status\":\"Accepted\",\"expiryDate\":\"2026-01-01T00:00:00Z\",\"parentIdTag\":\"G\"}"),
                        Set.of()));
    }

    @Test
    void anEntryOfADifferenceWithoutInformationGoes() {
        // OCPP 1.6, 7.1: an entry without idTagInfo is taken off the list.
        Payload request = Payload.of(
                "{\"listVersion\":2,\"updateType\":\"Differential\",\"localAuthorizationList\":[{\"idTag\":\"A\"}]}");

        var change = LocalList.read(OcppVersion.V1_6, request);

        assertThat(change).contains(new TokenListChange(false, Map.of(), Set.of("A")));
    }

    @Test
    void theListOf15IsSpelledAsItIs() {
        // OCPP 1.5, 5.13: localAuthorisationList
        Payload request = Payload.of("{\"listVersion\":2,\"updateType\":\"Full\",\"localAuthorisationList\":["
                + "{\"idTag\":\"A\",\"idTagInfo\":{\"status\":\"Blocked\"}}]}");

        var change = LocalList.read(OcppVersion.V1_5, request);

        assertThat(change).contains(new TokenListChange(true, Map.of("A", "{\"status\":\"Blocked\"}"), Set.of()));
    }

    @Test
    void tokensOf201KeepGroupExpiryAndPlace() {
        // OCPP 2.0.1 part 2, IdTokenInfoType: evseId limits where the token is good for.
        Payload request = Payload.of(
                "{\"versionNumber\":2,\"updateType\":\"Full\",\"localAuthorizationList\":["
                        + "{\"idToken\":{\"idToken\":\"A\",\"type\":\"Central\"},\"idTokenInfo\":{\"status\":\"Accepted\","
                        + "\"cacheExpiryDateTime\":\"x\",\"groupIdToken\":{\"idToken\":\"G\",\"type\":\"Local\"},\"language1\":\"en\"}},"
                        + "{\"idToken\":{\"idToken\":\"B\",\"type\":\"Central\"},\"idTokenInfo\":{\"status\":\"Accepted\",\"evseId\":[1]}}]}");

        var change = LocalList.read(OcppVersion.V2_0_1, request);

        assertThat(change.orElseThrow().entries())
                .containsOnly(
                        Map.entry(
                                "Central/A",
                                "{\"status\":\"Accepted\",\"cacheExpiryDateTime\":\"x\","
                                        + "\"groupIdToken\":{\"idToken\":\"G\",\"type\":\"Local\"}}"),
                        Map.entry("Central/B", "{\"status\":\"Accepted\",\"evseId\":[1]}"));
    }

    @Test
    void aListThatNobodyUnderstandsChangesNothing() {
        Payload request = Payload.of("{\"listVersion\":2,\"updateType\":\"Partly\",\"localAuthorizationList\":[]}");

        var change = LocalList.read(OcppVersion.V1_6, request);

        assertThat(change).isEmpty();
    }
}
