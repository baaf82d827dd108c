// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.intercept.site;

import io.ferrule.charging.site.Fuse;
import io.ferrule.charging.site.Phase;
import io.ferrule.charging.site.books.Books;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Tells the books what bounds a site besides its fuses: loads without a meter, limits from outside, and for a station with several
 * connectors what its CSMS allows it as a whole.
 */
record Surroundings(Core core, List<Post> posts) {

    void tell(Map<String, Map<Phase, Double>> outside, Instant clock, Instant now) {
        Books books = core.books();
        for (Fuse fuse : core.plan().fuses()) {
            if (!core.plan().metered().contains(fuse.id())) {
                books.otherLoad(fuse.id(), core.plan().steadyLoads().getOrDefault(fuse.id(), Map.of()), now);
            }
            books.externalLimit(fuse.id(), outside.getOrDefault(fuse.id(), Map.of()));
        }
        for (Post post : posts) {
            post.station().member().ownFuse(0).ifPresent(own -> {
                books.otherLoad(own.id(), Map.of(), now);
                books.externalLimit(own.id(), allowed(post, clock));
            });
        }
    }

    private static Map<Phase, Double> allowed(Post post, Instant clock) {
        double amps = post.station().whole().allowed(clock);
        Map<Phase, Double> allowed = new EnumMap<>(Phase.class);
        post.station().member().spec().wiring().phases().forEach(phase -> allowed.put(phase, amps));
        return allowed;
    }
}
