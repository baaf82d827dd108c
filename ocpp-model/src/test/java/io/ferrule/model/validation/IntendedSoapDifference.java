// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.validation;

import io.ferrule.model.Finding;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Something that Ferrule judges differently from the WSDL files as the JDK's validator reads them.
 *
 * @param reason why, and the clause that it follows
 * @param explains tells the judgements that are meant
 */
record IntendedSoapDifference(String reason, Predicate<Judgement> explains) {

    /** All of them. What is not in this list is a mistake. */
    static final List<IntendedSoapDifference> ALL = List.of(
            theirs(
                    "OCPP 1.6, 7.45 has no unit for Frequency, and stations of 1.5 send A and V",
                    judgement -> judgement.isNoted("odd-unit")),
            theirs(
                    "numbers beyond 32 bits occur, and a gateway has no need to care",
                    judgement -> judgement.isNoted("int32")),
            theirs(
                    "RFC 3339, 5.6 lets a blank stand for T, and stations write it so",
                    judgement -> judgement.isNoted("blank-for-t")),
            theirs(
                    "stations that were made from the JSON schemas of 1.6 misspell it (OCPP-J 1.6 errata v1.0, 2.1)",
                    judgement -> judgement.complains("'Celcius'")),
            theirs(
                    "T and Z may be small letters (RFC 3339, 5.6)",
                    judgement -> judgement.complains("'2026-01-01t00:00:00z'")),
            ours(
                    "a time without a zone is no moment (OCPP 1.6, 3.14), and a URI has a scheme (RFC 3986, 3)",
                    finding -> finding.rule().equals("format")),
            ours("the document of 1.5 has lengths where its WSDL has none", finding -> finding.rule()
                    .equals("maxLength")));

    /** What both said about one document. */
    record Judgement(List<String> theirs, Assessment ours) {

        boolean agrees() {
            return theirs.isEmpty() == ours.findings().isEmpty();
        }

        boolean isNoted(String rule) {
            return ours.notes().stream().anyMatch(note -> note.rule().equals(rule));
        }

        boolean complains(String text) {
            return theirs.stream().anyMatch(complaint -> complaint.contains(text));
        }
    }

    private static IntendedSoapDifference theirs(String reason, Predicate<Judgement> explains) {
        return new IntendedSoapDifference(
                reason, judgement -> judgement.ours.findings().isEmpty() && explains.test(judgement));
    }

    private static IntendedSoapDifference ours(String reason, Predicate<Finding> explains) {
        return new IntendedSoapDifference(
                reason,
                judgement -> judgement.theirs.isEmpty()
                        && judgement.ours.findings().stream().allMatch(explains));
    }

    static Optional<IntendedSoapDifference> behind(Judgement judgement) {
        return ALL.stream()
                .filter(difference -> difference.explains.test(judgement))
                .findFirst();
    }
}
