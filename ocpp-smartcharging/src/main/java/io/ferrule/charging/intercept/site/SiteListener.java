// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.intercept.site;

/** Hears what an operator should know about a site. Called on the site's executor; must not block. */
@FunctionalInterface
public interface SiteListener {

    /**
     * Something happened.
     *
     * @param kind what kind of thing
     * @param station the station, or {@code site}
     * @param sentence what happened; what it holds of a peer's text is cut and without control characters
     */
    void noted(Kind kind, String station, String sentence);

    /** Kinds of things that happen. */
    enum Kind {
        /** A limit went out to a station. */
        ORDERED,
        /** A station said no to a limit, or there was no way to tell it. */
        REFUSED,
        /** Something is known about a station now. */
        LEARNT,
        /** A station is asked what it obeys, was asked, or could not be. */
        PROBED,
        /** A car had to wait, or was not let in. */
        HELD,
        /** Something could not be written down, or went wrong inside. */
        FAILED
    }
}
