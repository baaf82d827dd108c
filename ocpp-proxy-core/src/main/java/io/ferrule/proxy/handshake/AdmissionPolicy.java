// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.handshake;

/**
 * Decides who may open a connection: path, identity, credentials, address, sub-protocol. Called on transport threads,
 * by several at once, and must not block. That an identity is already connected is decided behind it.
 */
@FunctionalInterface
public interface AdmissionPolicy {

    /**
     * Decides about one upgrade request.
     *
     * @param request what the peer said
     * @return the answer; an exception refuses with 500 and the next request is asked again
     */
    Admission admit(UpgradeRequest request);
}
