// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.report;

import io.ferrule.certs.CertificateFacts;

/**
 * One certificate in a report.
 *
 * @param station identity of the station
 * @param place what it is there: {@code certificate 2}, {@code issuer 1 of certificate 2}, {@code root CSMS}, {@code
 *     fallback root CSMS}
 * @param facts names, dates and key
 * @param signature algorithm of the signature on it
 * @param fingerprint SHA-256 of its DER, lower-case hex
 * @param pemChars its size as PEM in characters, which is what OCPP's fields are measured in
 */
public record CertificateEntry(
        String station, String place, CertificateFacts facts, String signature, String fingerprint, int pemChars) {}
