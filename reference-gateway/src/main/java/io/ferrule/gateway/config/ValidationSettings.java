// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.config;

import io.ferrule.proxy.intercept.ValidationMode;

/**
 * What is done about messages that break the schema.
 *
 * @param fromStation mode for what a station sends
 * @param fromCsms mode for what a CSMS sends
 */
public record ValidationSettings(ValidationMode fromStation, ValidationMode fromCsms) {

    static ValidationSettings defaults() {
        return new ValidationSettings(ValidationMode.OBSERVE, ValidationMode.OBSERVE);
    }

    static ValidationSettings read(Section section, ValidationSettings usual) {
        return new ValidationSettings(
                section.value("from-station", ValidationSettings::mode).orElse(usual.fromStation()),
                section.value("from-csms", ValidationSettings::mode).orElse(usual.fromCsms()));
    }

    private static ValidationMode mode(String text) {
        return Values.word(ValidationMode.class).apply(text);
    }
}
