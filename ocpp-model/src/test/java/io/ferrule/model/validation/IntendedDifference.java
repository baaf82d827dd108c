// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.validation;

import com.fasterxml.jackson.databind.JsonNode;
import io.ferrule.model.internal.json.Numbers;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Something that Ferrule judges differently from the official schemas as everit reads them.
 *
 * @param sets where
 * @param reason why, and the clause that it follows
 * @param by who refuses it; the other one does not
 * @param rule the rule by which it is refused
 * @param note the note that Ferrule makes of it, empty for none
 * @param value tells the values that are meant
 */
record IntendedDifference(
        Set<OfficialSet> sets, String reason, By by, String rule, String note, Predicate<JsonNode> value) {

    private static final Set<OfficialSet> EVERYWHERE = Set.copyOf(OfficialSet.ALL);
    private static final Set<OfficialSet> IN_15 =
            Set.of(OfficialSet.MOTOWN_15, OfficialSet.IZIVIA_15, OfficialSet.STANDARD_15);
    private static final Set<OfficialSet> BEFORE_201 = Set.of(
            OfficialSet.MOTOWN_15,
            OfficialSet.IZIVIA_15,
            OfficialSet.STANDARD_15,
            OfficialSet.CORE_16,
            OfficialSet.SECURITY_16);
    private static final Set<OfficialSet> IN_16 = Set.of(OfficialSet.CORE_16, OfficialSet.SECURITY_16);
    private static final Set<OfficialSet> IN_201 = Set.of(OfficialSet.ALL_201);

    /** All of them. What is not in this list is a mistake. */
    static final List<IntendedDifference> ALL = List.of(
            new IntendedDifference(
                    EVERYWHERE,
                    "JSON has one kind of numbers, and since draft-06 (6.25) of JSON Schema 1.0 is an integer",
                    By.OFFICIAL,
                    "type",
                    "integer-form",
                    value -> value.isNumber() && !value.isIntegralNumber() && Numbers.isWhole(value.decimalValue())),
            new IntendedDifference(
                    EVERYWHERE,
                    "RFC 3339, 5.6 lets a blank stand for T, and stations write it so",
                    By.OFFICIAL,
                    "format",
                    "blank-for-t",
                    value -> value.asText().length() > 10 && value.asText().charAt(10) == ' '),
            new IntendedDifference(
                    IN_16,
                    "OCPP 1.6, 7.45 has no unit for Frequency, and errata 2.1 of OCPP-J has two spellings of Celsius",
                    By.OFFICIAL,
                    "enum",
                    "odd-unit",
                    JsonNode::isTextual),
            new IntendedDifference(
                    BEFORE_201,
                    "null stands for an empty object (OCPP-J 1.6, 4.2.1)",
                    By.OFFICIAL,
                    "type",
                    "null-payload",
                    JsonNode::isNull),
            new IntendedDifference(
                    BEFORE_201,
                    "null stands for an empty object, which lacks what is required (OCPP-J 1.6, 4.2.1)",
                    By.FERRULE,
                    "required",
                    "null-payload",
                    JsonNode::isNull),
            new IntendedDifference(
                    EVERYWHERE,
                    "T and Z may be small letters (RFC 3339, 5.6)",
                    By.OFFICIAL,
                    "format",
                    "",
                    value -> value.asText().matches("[^tz]+t[^tz]+z")),
            new IntendedDifference(
                    EVERYWHERE,
                    "a day exists and an hour is at most 23 (RFC 3339, 5.7); everit takes 30 February and 24:00",
                    By.FERRULE,
                    "format",
                    "",
                    value ->
                            value.asText().contains("-02-30T") || value.asText().contains("T24:")),
            new IntendedDifference(
                    BEFORE_201,
                    "a URI has a scheme (RFC 3986, 3); everit takes relative references in draft-04",
                    By.FERRULE,
                    "format",
                    "",
                    value -> !value.asText().contains(":")),
            new IntendedDifference(
                    Set.of(OfficialSet.IZIVIA_15, OfficialSet.STANDARD_15),
                    "stations of 1.5 send the units of 1.6",
                    By.OFFICIAL,
                    "enum",
                    "odd-unit",
                    JsonNode::isTextual),
            new IntendedDifference(
                    Set.of(OfficialSet.IZIVIA_15, OfficialSet.STANDARD_15),
                    "no document closes the JSON form of 1.5",
                    By.OFFICIAL,
                    "additionalProperties",
                    "unknown-member",
                    JsonNode::isObject),
            new IntendedDifference(
                    Set.of(OfficialSet.MOTOWN_15, OfficialSet.STANDARD_15),
                    "lengths are those of the WSDL and the document of 1.5",
                    By.FERRULE,
                    "maxLength",
                    "",
                    JsonNode::isTextual),
            new IntendedDifference(
                    Set.of(OfficialSet.MOTOWN_15, OfficialSet.IZIVIA_15),
                    "the WSDL of 1.5 lists the values; some that are taken elsewhere came with 1.6",
                    By.FERRULE,
                    "enum",
                    "",
                    JsonNode::isTextual),
            new IntendedDifference(
                    Set.of(OfficialSet.STANDARD_15),
                    "the WSDL of 1.5 lists ConcurrentTx",
                    By.OFFICIAL,
                    "enum",
                    "",
                    value -> value.asText().equals("ConcurrentTx")),
            new IntendedDifference(
                    Set.of(OfficialSet.MOTOWN_15, OfficialSet.STANDARD_15),
                    "the WSDL of 1.5 requires timestamps, values and the current time",
                    By.FERRULE,
                    "required",
                    "",
                    value -> Stream.of("timestamp", "value", "$value", "currentTime")
                            .anyMatch(name -> !value.has(name))),
            new IntendedDifference(
                    Set.of(OfficialSet.STANDARD_15),
                    "the WSDL of 1.5 wants one value at least for each timestamp",
                    By.FERRULE,
                    "minItems",
                    "",
                    JsonNode::isEmpty),
            new IntendedDifference(
                    Set.of(OfficialSet.STANDARD_15),
                    "the WSDL of 1.5 does not require configurationKey",
                    By.OFFICIAL,
                    "required",
                    "",
                    value -> !value.has("configurationKey")),
            new IntendedDifference(
                    Set.of(OfficialSet.STANDARD_15),
                    "the WSDL of 1.5 sets no least number to a connector",
                    By.OFFICIAL,
                    "minimum",
                    "",
                    JsonNode::isNumber),
            new IntendedDifference(
                    IN_15,
                    "two readers would make two messages of a mixture of dialects",
                    By.FERRULE,
                    "dialect",
                    "",
                    JsonNode::isObject),
            new IntendedDifference(
                    IN_201,
                    "an integer has 32 bits (OCPP 2.0.1 part 2, 2.1)",
                    By.FERRULE,
                    "int32",
                    "",
                    value -> value.isNumber()
                            && Numbers.isWhole(value.decimalValue())
                            && Numbers.int32(value.decimalValue()).isEmpty()),
            new IntendedDifference(
                    IN_201,
                    "a second has at most three decimals (OCPP 2.0.1 part 2, 2.1)",
                    By.FERRULE,
                    "timestamp-decimals",
                    "",
                    value -> value.asText().matches("[^.]+[.][0-9]{4,}[^.0-9].*")),
            new IntendedDifference(
                    IN_201,
                    "an identifierString has few characters to choose from (OCPP 2.0.1 part 2, 2.1)",
                    By.FERRULE,
                    "identifier",
                    "",
                    value -> !value.asText().matches("[A-Za-z0-9*=:+|@._-]*")));

    /** Who refuses. */
    enum By {
        OFFICIAL,
        FERRULE
    }

    /** One thing that one of the two refuses. */
    record Complaint(By by, String pointer, String rule) {}

    /** Finds the difference that a complaint of only one side comes from. */
    static Optional<IntendedDifference> behind(
            OfficialSet set, Complaint complaint, JsonNode payload, Assessment seen) {
        return ALL.stream()
                .filter(difference -> difference.sets.contains(set))
                .filter(difference -> difference.by == complaint.by && difference.rule.equals(complaint.rule))
                .filter(difference -> difference.value.test(payload.at(complaint.pointer)))
                .filter(difference -> difference.isNoted(complaint, seen))
                .findFirst();
    }

    private boolean isNoted(Complaint complaint, Assessment seen) {
        return note.isEmpty()
                || seen.notes().stream()
                        .anyMatch(seenNote -> seenNote.rule().equals(note)
                                && seenNote.pointer().equals(complaint.pointer));
    }
}
