// SPDX-License-Identifier: Apache-2.0
/**
 * What must outlive the loss of the CSMS, of the process and of the mains: the calls of stations that wait for their
 * CSMS, the replies that were given in its place, the transaction ids that were lent meanwhile, what the CSMS said about tokens,
 * and what is known of each station.
 *
 * <p>The rule behind it: <em>write, sync, then answer</em>. A stage that completes normally says that what was asked for
 * is on disk.
 *
 * <pre>{@code
 * try (Journal journal = Journal.open(JournalSettings.at(dataDir.resolve("journal.db")))) {
 *     journal.outbox()
 *             .append(call, reply)
 *             .whenComplete((number, failure) -> lane.submit(() -> answer(reply, failure)));
 * }
 * }</pre>
 *
 * <p>Nothing here blocks its caller, so a lane may call everything. Stages complete on the journal's own thread: go
 * back to the lane, and do not wait in a dependent action. What is asked for by one thread is done in that order, also
 * without waiting in between.
 */
@NullMarked
package io.ferrule.proxy.journal;

import org.jspecify.annotations.NullMarked;
