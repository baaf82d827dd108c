// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.process;

import java.security.Security;

/**
 * How long the Java runtime keeps what a name stands for. It takes these values once, at its first look-up, so they are to be
 * set before.
 */
public final class NameCache {

    private static final String FOUND = "networkaddress.cache.ttl";
    private static final String NOT_FOUND = "networkaddress.cache.negative.ttl";
    private static final int FOUND_SECONDS = 30;
    private static final int NOT_FOUND_SECONDS = 5;

    private NameCache() {}

    /**
     * Keeps addresses for 30 seconds and failures for 5, so that a CSMS that moves is found. The operator's own values win:
     * {@code -Dsun.net.inetaddr.ttl} and {@code -Dsun.net.inetaddr.negative.ttl}, in seconds.
     */
    public static void keepShort() {
        Security.setProperty(FOUND, wanted("sun.net.inetaddr.ttl", FOUND_SECONDS));
        Security.setProperty(NOT_FOUND, wanted("sun.net.inetaddr.negative.ttl", NOT_FOUND_SECONDS));
    }

    private static String wanted(String property, int usual) {
        return System.getProperty(property, Integer.toString(usual));
    }
}
