// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.enrol.acme;

import java.io.IOException;

/**
 * A way to show that a name is ours. {@link HttpChallenges} is one; the seam for others, such as TXT records by the
 * interface of a DNS server.
 */
public interface ChallengeResponder {

    /**
     * What the way is called.
     *
     * @return a type of the ACME registry, for example {@code http-01} or {@code dns-01} (RFC 8555, 9.7.8)
     */
    String type();

    /**
     * Has the answer ready. When this returns, the authority may come and look.
     *
     * @param challenge what it wants to see
     * @return to be closed when it need not be there any more
     * @throws IOException if it cannot be made ready
     */
    Offer offer(Challenge challenge) throws IOException;

    /** An answer that is ready. */
    @FunctionalInterface
    interface Offer extends AutoCloseable {

        /** Takes the answer away. What goes wrong about that is the responder's own business. */
        @Override
        void close();
    }
}
