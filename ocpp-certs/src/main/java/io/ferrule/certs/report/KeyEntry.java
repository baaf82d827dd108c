// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.report;

import io.ferrule.certs.store.Stage;
import java.time.Instant;

/**
 * One key in a report.
 *
 * @param station identity of the station
 * @param generation number of the key
 * @param stage how far it has come
 * @param since when it came there
 * @param key algorithm and size, for example {@code EC-P256}; empty while the key is ordered
 */
public record KeyEntry(String station, int generation, Stage stage, Instant since, String key) {}
