// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.certs.intercept.Frames;
import io.ferrule.model.Call;
import io.ferrule.model.Payload;
import io.ferrule.proxy.testing.InterceptorHarness;
import io.ferrule.proxy.testing.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Seeded stations with keys of their own, some of them named like the gateway's, and seeded requests: each wanted key is answered once,
 * by its owner, and no request exceeds what the station takes (OCPP 1.6, 5.8 and GetConfigurationMaxKeys in 9.1).
 */
class MergePropertyTest {

    private static final List<String> GATEWAY =
            List.of("SecurityProfile", "AuthorizationKey", "CpoName", "CertificateStoreMaxLength");
    private static final long SEED = 3;
    private static final int ROUNDS = 300;

    @TempDir
    Path dir;

    private final Random random = new Random(SEED);

    @Test
    void eachWantedKeyIsAnsweredOnceByItsOwner() throws IOException {
        SettingsBench bench = new SettingsBench(dir);
        for (int round = 0; round < ROUNDS; round++) {
            String where = "seed " + SEED + ", round " + round;
            Station station = new Station(random);
            bench.open();
            InterceptorHarness session = bench.v16();
            station.serve(session, ask(List.of("GetConfigurationMaxKeys")));
            List<String> wanted = wanted(station);

            Payload answer = station.serve(session, ask(wanted));

            Set<String> asked = folded(wanted.isEmpty() ? everything(station) : wanted);
            List<String> known = KeyLists.entries(answer).stream()
                    .map(entry -> fold(entry.string("/key").orElseThrow()))
                    .toList();
            Set<String> expected = asked.stream()
                    .filter(name ->
                            folded(GATEWAY).contains(name) || station.keys.containsKey(name) || all(wanted, name))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(known).as(where).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(expected);
            assertThat(answer.text()).as(where).doesNotContain(Station.OWN_SECRET);
            assertThat(unknown(answer)).as(where).containsExactlyInAnyOrderElementsOf(minus(asked, expected));
            assertThat(station.longest).as(where).isLessThanOrEqualTo(station.most);
        }
    }

    /** The gateway has keys that no request of this test names; all are in an answer to a request for all. */
    private static boolean all(List<String> wanted, String name) {
        return wanted.isEmpty() && GatewayKeys.own(name).isPresent();
    }

    private static List<String> everything(Station station) {
        List<String> names = new ArrayList<>(station.keys.keySet());
        names.addAll(GATEWAY);
        names.addAll(List.of(
                "AdditionalRootCertificateCheck", "CertificateSignedMaxChainSize", "SupportedFileTransferProtocols"));
        return names;
    }

    private List<String> wanted(Station station) {
        if (random.nextInt(5) == 0) {
            return List.of();
        }
        List<String> pool = new ArrayList<>(station.keys.keySet());
        pool.addAll(GATEWAY);
        pool.addAll(List.of("Unknown1", "Unknown2"));
        List<String> names = new ArrayList<>();
        int count = 1 + random.nextInt(12);
        for (int i = 0; i < count; i++) {
            String name = pool.get(random.nextInt(pool.size()));
            names.add(random.nextBoolean() ? name : name.toUpperCase(Locale.ROOT));
        }
        return names;
    }

    private static String ask(List<String> names) {
        return Call.of("g", "GetConfiguration", Payload.empty().with("/key", names))
                .text();
    }

    private static List<String> unknown(Payload answer) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < answer.size("/unknownKey"); i++) {
            names.add(fold(answer.string("/unknownKey/" + i).orElseThrow()));
        }
        return names;
    }

    private static Set<String> minus(Set<String> all, Set<String> some) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(some);
        return rest;
    }

    private static Set<String> folded(List<String> names) {
        return names.stream().map(MergePropertyTest::fold).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** A station that answers by the documents, and knows some keys that are the gateway's as well. */
    private static final class Station {

        static final String OWN_SECRET = "the station's own";

        final Map<String, Payload> keys = new LinkedHashMap<>();
        final int most;
        int longest;

        Station(Random random) {
            most = 1 + random.nextInt(6);
            put("GetConfigurationMaxKeys", Integer.toString(most));
            int count = random.nextInt(10);
            for (int i = 0; i < count; i++) {
                put("Key" + i, "value " + i);
            }
            for (String name : GATEWAY) {
                if (random.nextBoolean()) {
                    put(name, OWN_SECRET);
                }
            }
        }

        private void put(String name, String value) {
            keys.put(
                    fold(name),
                    Payload.empty().with("/key", name).with("/readonly", false).with("/value", value));
        }

        /** Passes a request through the session, answering whatever comes to the station. */
        Payload serve(InterceptorHarness session, String request) {
            Outcome outcome = session.fromCsms(request);
            while (!outcome.toStation().isEmpty()) {
                Call call = Frames.call(outcome.toStation().get(0));
                outcome = session.fromStation(
                        Frames.answer(call.text(), answer(call.payload()).text()));
            }
            return Frames.result(outcome.toCsms().get(0));
        }

        private Payload answer(Payload request) {
            List<String> names = KeyLists.wanted(request);
            longest = Math.max(longest, request.size("/key"));
            List<Payload> known = names.isEmpty()
                    ? List.copyOf(keys.values())
                    : names.stream()
                            .filter(this::knows)
                            .map(name -> keys.get(fold(name)))
                            .toList();
            List<String> unknown = names.stream().filter(name -> !knows(name)).toList();
            Payload answer = Payload.empty().with("/configurationKey", known);
            return unknown.isEmpty() ? answer : answer.with("/unknownKey", unknown);
        }

        private boolean knows(String name) {
            return keys.containsKey(fold(name));
        }
    }
}
