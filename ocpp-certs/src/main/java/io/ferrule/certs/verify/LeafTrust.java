// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.verify;

/** Whose signature a station's certificate needs. */
public enum LeafTrust {
    /** A path to an installed CSMS root, as OCPP asks for (A02.FR.06: part of the operator's hierarchy). */
    HIERARCHY,
    /**
     * Anybody's but its own: for a CSMS whose servers have a public authority and whose stations a private one that
     * it never installed. Possession of the key and all properties are still checked.
     */
    ANY_ISSUER,
    /** Also its own: for a CSMS that pins the certificate of each station. */
    PINNED
}
