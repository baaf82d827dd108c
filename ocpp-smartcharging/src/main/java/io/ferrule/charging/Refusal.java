// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging;

/**
 * Why something is refused. All engines of power and the commands on files refuse by these names.
 *
 * @param rule the name of the rule: a requirement of OCPP such as {@code K01.FR.35}, a clause of OCPP 1.6 such as
 *     {@code 7.14}, the setting of the station that forbids it, where the form is wrong the keyword of JSON Schema, or,
 *     where the description of a site or a tariff is wrong, the word of a rule of the package {@code rule}
 * @param reason one sentence that holds nothing of a peer's text
 */
public record Refusal(String rule, String reason) {}
