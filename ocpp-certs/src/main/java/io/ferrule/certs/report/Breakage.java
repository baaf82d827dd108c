// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.report;

import java.time.Instant;

/**
 * Something that stops working, at a time.
 *
 * @param when the instant; not after the present of the report if it is broken already
 * @param station identity of the station
 * @param what one sentence without a full stop
 */
public record Breakage(Instant when, String station, String what) {}
