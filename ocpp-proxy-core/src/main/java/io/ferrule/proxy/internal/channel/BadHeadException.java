// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.channel;

/** An HTTP head that is not acceptable. The message is ours and never repeats what the peer sent. */
final class BadHeadException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;

    BadHeadException(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    /** Status to answer with, 0 where an answer makes no sense. */
    int status() {
        return status;
    }
}
