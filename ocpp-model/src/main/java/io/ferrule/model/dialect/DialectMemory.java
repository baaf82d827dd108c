// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.dialect;

import io.ferrule.model.Action;
import io.ferrule.model.Payload;
import java.util.Optional;

/**
 * The dialect of one station, as far as its requests have shown it. Whoever talks with a station holds one; it lasts as long
 * as its holder likes.
 *
 * <p>A request that clearly shows a dialect is read in that one and sets it for those that follow; a request that shows none,
 * or several, is read in the one that was set before. Safe for use by several threads.
 */
public final class DialectMemory {

    private final boolean fixed;
    private volatile Optional<Dialect> dialect;

    /** Knows nothing about the station yet. */
    public DialectMemory() {
        this(Optional.empty(), false);
    }

    private DialectMemory(Optional<Dialect> dialect, boolean fixed) {
        this.dialect = dialect;
        this.fixed = fixed;
    }

    /**
     * A memory that does not learn, for a station whose dialect is configured.
     *
     * @param dialect dialect in which everything is read
     * @return the memory
     */
    public static DialectMemory fixed(Dialect dialect) {
        return new DialectMemory(Optional.of(dialect), true);
    }

    /**
     * The dialect of the station.
     *
     * @return the dialect, or empty if no request has shown it
     */
    public Optional<Dialect> dialect() {
        return dialect;
    }

    /**
     * Says in which dialect a request is to be read, and remembers it if the request shows it clearly.
     *
     * @param action action of the request
     * @param payload the request
     * @return the dialect that the request shows; else the one remembered; else that of its first reading; else {@link
     *     Dialect#B}
     */
    public Dialect recognise(Action<?, ?> action, Payload payload) {
        return recognise(Recognition.of(action, payload));
    }

    /**
     * Says in which dialect a request is to be read, and remembers it if the request shows it clearly.
     *
     * @param seen what the request shows
     * @return the dialect, chosen as in {@link #recognise(Action, Payload)}
     */
    public Dialect recognise(Recognition seen) {
        if (!fixed && seen.dialect().isPresent() && seen.stray().isEmpty()) {
            dialect = seen.dialect();
        }
        return dialect.or(seen::dialect).orElse(Dialect.B);
    }

    /**
     * Brings a request of the station into the form of the WSDL, whichever dialect it is written in.
     *
     * @param action action of the request, of any version
     * @param payload the request as it came
     * @return the request in the form that the records have; the same payload if its action has no readings of OCPP 1.5
     */
    public Payload toCanonical(Action<?, ?> action, Payload payload) {
        return Dialect.concerns(action) ? recognise(action, payload).toCanonical(action, payload) : payload;
    }
}
