// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.firmware.transfer;

import java.io.IOException;

/** A download that may well succeed the next time. The message is a sentence of ours. */
final class FailedException extends IOException {

    private static final long serialVersionUID = 1L;

    FailedException(String reason) {
        super(reason);
    }
}
