// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.firmware;

import io.ferrule.certs.firmware.transfer.Delays;
import java.time.Clock;
import java.util.concurrent.Executor;

/**
 * Where work is done that does not belong on the lane of a session.
 *
 * @param clock the wall clock, by which orders are dated
 * @param prompt runs short work that waits for the disk; never refuses any while it is in use
 * @param patient runs work that takes minutes: downloads, and connections of stations; one task is held by the listener as
 *     long as it is open, so it has at least two threads. Its bound is the bound of downloads at a time
 * @param delays has things done later
 */
public record Background(Clock clock, Executor prompt, Executor patient, Delays delays) {}
