// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.wiring;

import java.util.List;

/** A gateway cannot start, for reasons that its operator can do something about. */
public final class StartException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * Says why.
     *
     * @param reasons sentences with the next step, at least one
     */
    public StartException(List<String> reasons) {
        super(String.join("\n", reasons));
    }
}
