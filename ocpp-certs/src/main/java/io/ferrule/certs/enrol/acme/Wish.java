// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.enrol.acme;

import io.ferrule.certs.SigningRequest;
import io.ferrule.model.Payload;
import java.util.List;
import java.util.Optional;

/**
 * What is ordered.
 *
 * @param names the DNS names
 * @param request sent in when they are confirmed
 * @param replaced the certificate that it takes the place of, as ACME names it
 */
record Wish(List<String> names, SigningRequest request, Optional<String> replaced) {

    String key() {
        return request.keyFingerprint().orElse("");
    }

    /**
     * The order (RFC 8555, 7.4).
     *
     * @param replacing whether the server wants to know what is replaced (RFC 9773, 5)
     */
    Payload order(boolean replacing) {
        List<Payload> identifiers = names.stream()
                .map(name -> Payload.empty().with("/type", "dns").with("/value", name))
                .toList();
        Payload order = Payload.empty().with("/identifiers", identifiers);
        return replacing && replaced.isPresent() ? order.with("/replaces", replaced.get()) : order;
    }
}
