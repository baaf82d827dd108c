// SPDX-License-Identifier: Apache-2.0
/**
 * What would break, and when: the inventory of keys, chains and roots, and a forecast.
 *
 * <pre>{@code
 * CertificateReport report = CertificateReport.of(identities, clock.instant());
 * report.until(clock.instant().plus(Duration.ofDays(90))).forEach(breakage -> ...);
 * }</pre>
 */
@NullMarked
package io.ferrule.certs.report;

import org.jspecify.annotations.NullMarked;
