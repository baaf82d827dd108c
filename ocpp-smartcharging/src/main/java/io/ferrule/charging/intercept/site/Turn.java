// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.intercept.site;

import java.util.Optional;

/** One station of a site is probed at a time: all others make room for it. On the site's executor. */
final class Turn {

    private Optional<String> holder = Optional.empty();

    /** Whether nobody has it. */
    boolean isFree() {
        return holder.isEmpty();
    }

    void take(String station) {
        holder = Optional.of(station);
    }

    /** Whoever does not have it changes nothing. */
    void leave(String station) {
        holder = holder.filter(having -> !having.equals(station));
    }
}
