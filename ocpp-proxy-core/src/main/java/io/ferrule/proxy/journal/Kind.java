// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal;

/**
 * What something in the journal is worth. When there is no room for something, what is worth less goes first and the
 * eldest of it first; what is worth more never makes room. Entries of {@link #BILLING} are not taken away at all: the
 * new one is refused, so that the station, which was not answered, keeps it.
 */
public enum Kind {
    /** What a station has configured, which can be asked for again, and how often a content was refused. */
    SHADOW,
    /** Last status of a connector, and status messages that wait. */
    STATUS,
    /** What the CSMS said about tokens: without it nobody is known while the CSMS is away. */
    TOKEN,
    /** Security events that wait. */
    SECURITY,
    /** Replies that were given. Without one a repeated message may be delivered twice, but none is lost. */
    REPLY,
    /** Transaction-related messages, and the boot of a station. */
    BILLING
}
