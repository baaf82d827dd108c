// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal;

/**
 * How much is in a journal. Immutable.
 *
 * @param waiting entries that are pending or sent
 * @param dead dead letters
 * @param rows entries, remembered replies and station records together: what {@link JournalLimits#rows()} bounds
 * @param bytes payloads of all rows as they are on disk, each with {@link JournalLimits#ROW_BYTES} added
 */
public record JournalUsage(long waiting, long dead, long rows, long bytes) {}
