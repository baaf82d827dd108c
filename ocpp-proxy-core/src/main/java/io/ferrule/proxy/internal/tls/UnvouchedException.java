// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.tls;

import java.security.cert.CertificateException;

/** The authority of a CSMS's certificate does not vouch for it any more; the message is a sentence of ours. */
final class UnvouchedException extends CertificateException {

    private static final long serialVersionUID = 1L;

    UnvouchedException(String message) {
        super(message);
    }

    UnvouchedException(String message, Throwable cause) {
        super(message, cause);
    }
}
