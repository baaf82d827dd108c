// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/** How much goes to the log. */
public final class Levels {

    private Levels() {}

    /** Logs warnings and errors only, for commands whose own output is the point. FERRULE_LOG wins. */
    public static void quiet() {
        if (System.getenv("FERRULE_LOG") == null
                && LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
            root.setLevel(Level.WARN);
        }
    }
}
