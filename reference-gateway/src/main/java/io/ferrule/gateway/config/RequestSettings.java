// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.config;

import io.ferrule.certs.KeyType;
import io.ferrule.certs.RenewalRule;
import io.ferrule.certs.StationSubject;
import io.ferrule.certs.intercept.CommonNameRule;
import io.ferrule.model.StationId;
import java.util.List;
import java.util.Optional;

/**
 * What certificates are asked for, and when.
 *
 * @param organisation O of the certificates and CpoName; empty until the CSMS or the operator says it
 * @param commonName how their CN is made
 * @param keyType kind of new keys
 * @param renewal when a certificate is renewed without being asked for
 * @param gatewaySerial what stands for the serial number where one certificate speaks for all stations
 */
public record RequestSettings(
        Optional<String> organisation,
        CommonNameRule commonName,
        KeyType keyType,
        RenewalRule renewal,
        Optional<String> gatewaySerial) {

    /**
     * What holds where nothing is configured.
     *
     * @return the serial number as CN, P-256, thirty days
     */
    public static RequestSettings defaults() {
        return new RequestSettings(
                Optional.empty(), CommonNameRule.serial(), KeyType.EC_P256, RenewalRule.standard(), Optional.empty());
    }

    static RequestSettings read(Section section) {
        RequestSettings usual = defaults();
        return new RequestSettings(
                Optional.empty(),
                commonName(section),
                section.value("key-type", RequestSettings::keyType).orElse(usual.keyType()),
                section.value("renew-before", Values::days)
                        .map(RenewalRule::new)
                        .orElse(usual.renewal()),
                section.value("gateway-serial", Values::text));
    }

    RequestSettings of(Optional<String> other) {
        return new RequestSettings(other, commonName, keyType, renewal, gatewaySerial);
    }

    /**
     * The CN of a station's certificate.
     *
     * @param station its identity in the URL
     * @param serial its serial number, where one is known
     * @return the CN; a station without a serial number is named by its identity
     */
    public String commonName(StationId station, Optional<String> serial) {
        return commonName.name(station.value(), serial.orElse(station.value()));
    }

    private static CommonNameRule commonName(Section section) {
        String word = section.value("common-name", Values.oneOf(List.of("serial", "id", "template")))
                .orElse("serial");
        Optional<String> template = section.value("common-name-template", RequestSettings::template);
        boolean wanted = word.equals("template");
        if (wanted != section.has("common-name-template")) {
            section.problem("common-name-template", "goes with common-name: template, and only with that");
        }
        CommonNameRule named = word.equals("id") ? CommonNameRule.id() : CommonNameRule.serial();
        return wanted ? template.map(CommonNameRule::new).orElse(named) : named;
    }

    /** Without a part that differs from station to station all of them would have one name. */
    private static String template(String text) {
        boolean differs = text.contains("{serial}") || text.contains("{id}");
        if (!differs
                || StationSubject.problem("x", new CommonNameRule(text).name("x", "x"))
                        .isPresent()) {
            throw new IllegalArgumentException(
                    "must be a name of at most 64 characters with {serial} or {id} in it, such as \"CP-{serial}\"");
        }
        return text;
    }

    static String organisation(String text) {
        StationSubject.problem(text, "x").ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
        return text;
    }

    private static KeyType keyType(String text) {
        List<String> words =
                List.of(KeyType.values()).stream().map(KeyType::word).toList();
        return KeyType.named(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        "must be one of " + String.join(", ", words) + ", was " + Values.quoted(text)));
    }
}
