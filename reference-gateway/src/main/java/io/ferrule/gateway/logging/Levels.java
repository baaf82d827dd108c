// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** What goes to the log. */
public final class Levels {

    private Levels() {}

    /**
     * Brings what libraries log by the means of the Java runtime into the same lines as everything else: what they quote of a peer must
     * be escaped like the rest.
     */
    public static void gather() {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }

    /** Logs warnings and errors only, for commands whose own output is the point. FERRULE_LOG wins. */
    public static void quiet() {
        if (System.getenv("FERRULE_LOG") == null
                && LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
            root.setLevel(Level.WARN);
        }
    }
}
