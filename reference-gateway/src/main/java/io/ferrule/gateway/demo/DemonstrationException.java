// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.demo;

/** A demonstration that did not come to its end. */
public final class DemonstrationException extends Exception {

    private static final long serialVersionUID = 1L;

    DemonstrationException(Exception cause) {
        super(String.valueOf(cause.getMessage()), cause);
    }
}
