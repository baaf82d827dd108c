// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.quirks;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.model.CallError;
import io.ferrule.model.Reply;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Quirk 23: what stations do whose call is not answered. OCPP-J 1.6, 4.1.1: a call waits for its reply or a timeout. */
@Timeout(60)
class UnansweredTest {

    private static final int ROUNDS = 150;

    @Test
    void answersForACsmsThatDoesNot() throws Exception {
        try (QuirkBench bench = new QuirkBench(builder -> builder.callTimeout(Duration.ofSeconds(1)));
                NeedsAnswers station = new NeedsAnswers(bench.address("CP23"))) {
            bench.csms.ignores(call -> call.action().equals("DataTransfer"));
            station.connected();
            station.boot();

            station.say("DataTransfer", "{\"vendorId\":\"com.example\"}");
            Reply answer = station.answer();

            assertThat(answer).isInstanceOf(CallError.class);
            station.charge(1_000, 9_000);
            assertThat(bench.csms.books().only().stops()).containsExactly(9_000);
            assertThat(bench.csms.dials()).containsExactly("CP23");
        }
    }

    @Test
    void sparesTheCsmsAStationThatComesAndGoes() throws Exception {
        try (QuirkBench bench = QuirkBench.usual();
                ComesAndGoes station = new ComesAndGoes(bench.address("LOOP"));
                SocketStation honest = new SocketStation(bench.address("CP1"))) {
            honest.connected();
            honest.boot();
            int transaction = honest.start(1_000);
            long begin = System.nanoTime();

            for (int round = 0; round < ROUNDS; round++) {
                station.comesAndGoes();
            }
            honest.meter(transaction, 5_000);

            long seconds = Duration.ofNanos(System.nanoTime() - begin).toSeconds();
            long dials = bench.csms.dials().stream().filter("LOOP"::equals).count();
            assertThat(dials)
                    .as("two dials a second behind the first sixty, in %s s", seconds)
                    .isLessThanOrEqualTo(60 + 2 * (seconds + 1));
            honest.stop(transaction, 9_000);
            assertThat(bench.csms.books().only().stops()).containsExactly(9_000);
        }
    }

    @Test
    void servesTheStationOnceItStays() throws Exception {
        try (QuirkBench bench = QuirkBench.usual();
                ComesAndGoes station = new ComesAndGoes(bench.address("LOOP"))) {
            for (int round = 0; round < ROUNDS; round++) {
                station.comesAndGoes();
            }

            bench.csms.await("a dial", csms -> csms.dials().contains("LOOP"));
            ComesAndGoes healed = staying(bench);

            healed.boot();
            healed.charge(1_000, 9_000);
            assertThat(bench.csms.books().only().stops()).containsExactly(9_000);
            healed.close();
        }
    }

    /** The end of its last connection may not have come through. */
    private static ComesAndGoes staying(QuirkBench bench) throws Exception {
        ComesAndGoes station = new ComesAndGoes(bench.address("LOOP"));
        int status = station.connect();
        for (int attempt = 0; attempt < 1_000 && status != 101; attempt++) {
            status = station.connect();
        }
        assertThat(status).isEqualTo(101);
        return station;
    }
}
