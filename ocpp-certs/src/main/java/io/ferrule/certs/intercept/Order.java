// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept;

import io.ferrule.certs.CertificateHashData;
import io.ferrule.certs.RootUse;
import java.util.List;

/** What a CSMS wants of the keeper of the certificates. */
sealed interface Order {

    /** A01 to A03: the station shall ask for a new certificate. */
    record Renew() implements Order {}

    /**
     * A certificate has come.
     *
     * @param chain the field, untouched
     */
    record Signed(String chain) implements Order {}

    /**
     * A root has come.
     *
     * @param use what for
     * @param certificate the field, untouched
     */
    record Install(RootUse use, String certificate) implements Order {}

    /**
     * A certificate is to go.
     *
     * @param data which
     */
    record Delete(CertificateHashData data) implements Order {}

    /**
     * The CSMS wants to know the roots.
     *
     * @param ours uses that the gateway keeps
     * @param stations words of what only the station itself can tell
     */
    record Inventory(List<RootUse> ours, List<String> stations) implements Order {}

    /**
     * Nothing that can be done.
     *
     * @param status what to answer
     */
    record Refusal(String status) implements Order {}
}
