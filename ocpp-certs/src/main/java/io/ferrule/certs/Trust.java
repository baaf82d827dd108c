// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs;

import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * What a chain is judged against. There is no fall-back to the roots of the Java runtime.
 *
 * @param anchors certificates that are trusted as they are: roots, also cross-signed ones
 * @param intermediates known issuers that help to build a path and are not trusted by themselves
 * @param revocations revocation lists at hand; a list that is missing or old revokes nothing that it does not name
 */
public record Trust(List<X509Certificate> anchors, List<X509Certificate> intermediates, List<X509CRL> revocations) {

    /** Copies the lists. */
    public Trust {
        anchors = List.copyOf(anchors);
        intermediates = List.copyOf(intermediates);
        revocations = List.copyOf(revocations);
    }

    /**
     * Trust in roots alone.
     *
     * @param anchors the roots
     * @return trust without intermediates and revocation lists
     */
    public static Trust in(List<X509Certificate> anchors) {
        return new Trust(anchors, List.of(), List.of());
    }

    /**
     * The same with other revocation lists.
     *
     * @param lists the lists
     * @return a copy
     */
    public Trust withRevocations(List<X509CRL> lists) {
        return new Trust(anchors, intermediates, lists);
    }
}
