// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.site.books;

import io.ferrule.charging.site.Phase;
import io.ferrule.charging.site.Site;
import io.ferrule.charging.site.SiteLoad;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** What everything but the stations takes from each fuse of a site. For one thread. */
final class Meters {

    private final Map<String, MeterBook> books = new HashMap<>();

    Meters(Site site, BookRules rules) {
        site.fuses().forEach(fuse -> books.put(fuse.id(), new MeterBook(rules, fuse)));
    }

    MeterBook of(String fuse) {
        return Books.found(books, fuse);
    }

    SiteLoad load(Instant now) {
        Map<String, Map<Phase, Double>> loads = new HashMap<>();
        books.forEach((fuse, book) -> loads.put(fuse, book.load(now)));
        return new SiteLoad(loads);
    }
}
