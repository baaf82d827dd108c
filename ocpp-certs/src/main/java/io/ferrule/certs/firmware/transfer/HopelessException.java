// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.firmware.transfer;

import java.io.IOException;

/** A download that fails each time that it is tried. The message is a sentence of ours. */
final class HopelessException extends IOException {

    private static final long serialVersionUID = 1L;

    HopelessException(String reason) {
        super(reason);
    }

    HopelessException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
