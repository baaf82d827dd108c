// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.store;

import static io.ferrule.certs.Recipe.NOW;
import static io.ferrule.certs.store.StoreBench.STATION;
import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.certs.CertificateFacts;
import io.ferrule.certs.Issued;
import io.ferrule.certs.verify.LeafVerdict;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What has to hold whatever happened to a store. */
final class WholeStore {

    private WholeStore() {}

    /** There is something to connect with, every certificate has its key, and a request that left has its key. */
    static void assertWhole(StoreBench bench, String when) throws Exception {
        try (IdentityStore store = bench.open()) {
            assertThat(store.damaged()).as(when).isEmpty();
            StationIdentity identity = store.station(STATION);
            assertThat(identity.dialOrder(NOW)).as(when).isNotEmpty();
            assertThat(identity.trust().roots()).as(when).hasSize(1);
            for (Generation generation : identity.dialOrder(NOW)) {
                Issued credential = store.credential(STATION, generation.number());
                assertThat(CertificateFacts.matches(
                                credential.key(), credential.chain().get(0)))
                        .as(when)
                        .isTrue();
            }
            assertRequestIsAnswerable(bench, store, when);
            assertNothingLeftOver(bench, identity, when);
        }
    }

    private static void assertRequestIsAnswerable(StoreBench bench, IdentityStore store, String when) throws Exception {
        Optional<Generation> waiting = store.station(STATION).pending().stream().findFirst();
        if (waiting.isPresent()) {
            LeafVerdict verdict =
                    bench.verify(store, bench.signed(store, waiting.get().number()));
            assertThat(verdict).as(when).isInstanceOf(LeafVerdict.Accepted.class);
        }
    }

    private static void assertNothingLeftOver(StoreBench bench, StationIdentity identity, String when)
            throws IOException {
        List<String> keys = bench.snapshot().keySet().stream()
                .filter(name -> name.startsWith("keys/CP001/"))
                .toList();
        List<String> expected = identity.generations().stream()
                .map(generation -> "keys/CP001/" + generation.number() + ".key")
                .toList();
        assertThat(keys).as(when).isEqualTo(expected);
        assertThat(bench.snapshot().keySet())
                .as(when)
                .noneMatch(name -> name.startsWith("store/certificates") && name.endsWith(".part"));
    }
}
