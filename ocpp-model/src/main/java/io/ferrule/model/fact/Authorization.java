// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.fact;

import io.ferrule.model.Timestamp;
import io.ferrule.model.internal.schema.Excerpt;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the CSMS says about an identifier: {@code idTagInfo} of 1.x, {@code idTokenInfo} of 2.0.1. The group that it names
 * is an {@link Identifier}.
 *
 * @param status the status as written, such as {@code Accepted} or {@code Blocked}; later versions know more of them
 * @param expires until when the station may remember it, if told
 * @param pointer leads to the whole object
 */
public record Authorization(String status, Optional<Timestamp> expires, String pointer) implements Fact {

    /**
     * Whether the identifier may charge.
     *
     * @return true for the status {@code Accepted} only
     */
    public boolean accepted() {
        return status.equals("Accepted");
    }

    static Stream<Authorization> in(Found found) {
        if (found.kind() != Kind.INFO) {
            return Stream.empty();
        }
        Spot info = found.spot();
        Spot expiry = info.at(found.second() ? "cacheExpiryDateTime" : "expiryDate");
        return info
                .at("status")
                .text()
                .map(status -> new Authorization(status, expiry.time(), info.pointer()))
                .stream();
    }

    /**
     * Says the status and where it stands.
     *
     * @return for example {@code Authorization["Blocked" at /idTagInfo]}
     */
    @Override
    public String toString() {
        return "Authorization[" + Excerpt.quoted(status) + " at " + pointer + "]";
    }
}
