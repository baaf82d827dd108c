// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.store;

import java.io.IOException;

/**
 * A store of keys or certificates that cannot be used. The message names the file or station and the next step, and
 * holds nothing secret.
 */
public final class StoreException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * Says what is wrong.
     *
     * @param problem what is wrong with what, and what to do
     */
    public StoreException(String problem) {
        super(problem);
    }

    /**
     * Says what is wrong and what caused it.
     *
     * @param problem what is wrong with what, and what to do
     * @param cause what the runtime said
     */
    public StoreException(String problem, Throwable cause) {
        super(problem, cause);
    }
}
