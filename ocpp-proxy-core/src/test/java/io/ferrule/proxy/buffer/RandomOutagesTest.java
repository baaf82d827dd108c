// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.buffer;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.model.Call;
import io.ferrule.model.FrameLimits;
import io.ferrule.model.FrameReader;
import io.ferrule.model.Reading;
import io.ferrule.proxy.buffer.ForgetfulCsms.Heard;
import io.ferrule.proxy.buffer.HonestStation.Message;
import io.ferrule.proxy.testing.InterceptorHarness;
import io.ferrule.proxy.testing.Outcome;
import io.ferrule.proxy.upstream.UpstreamState;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Outages, refusals, silence, a slow disk and reconnections in random order. Whatever happens: what the station saw
 * acknowledged, the CSMS knows, in order, once, and each message with the number of its own transaction (OCPP 1.6,
 * 3.7).
 */
class RandomOutagesTest {

    private static final FrameReader READER = new FrameReader(FrameLimits.defaults());
    /** More of them with {@code -Dferrule.outages=1000}. */
    private static final int RUNS = Integer.getInteger("ferrule.outages", 25);

    @ParameterizedTest
    @ValueSource(longs = {1, 10_000, 20_000, 30_000})
    void loseNothingAndMixNothing(long first) {
        for (long seed = first; seed < first + RUNS; seed++) {
            new Run(seed).go();
        }
    }

    /** One station's day. */
    private static final class Run {

        private final long seed;
        private final Random random;
        private final Bench bench = new Bench(settings -> settings.withReplayPerSecond(1_000));
        private final HonestStation station;
        private final ForgetfulCsms csms;
        private InterceptorHarness session;
        private boolean open;

        Run(long seed) {
            this.seed = seed;
            random = new Random(seed);
            station = new HonestStation(random);
            csms = new ForgetfulCsms(random);
            connect();
        }

        void go() {
            for (int i = 0; i < 200; i++) {
                act(random.nextInt(20));
            }
            heal();
            check();
        }

        private void act(int what) {
            switch (what) {
                case 0 -> lose();
                case 1, 2 -> reach();
                case 3 -> reconnect();
                case 4 -> pass(Duration.ofSeconds(random.nextInt(40)));
                case 5 -> write(random.nextInt(3) > 0);
                case 6, 7, 8 -> pass(Duration.ofMillis(random.nextInt(2_000)));
                case 9, 10, 11, 12, 13 -> csms.answer(false).ifPresent(frame -> see(session.fromCsms(frame)));
                default -> station.speak().ifPresent(frame -> see(session.fromStation(frame)));
            }
        }

        private void heal() {
            write(true);
            reach();
            for (int i = 0; i < 400 && !(station.idle() && bench.waiting().isEmpty()); i++) {
                if (!station.idle()) {
                    station.speak().ifPresent(frame -> see(session.fromStation(frame)));
                }
                csms.answer(true).ifPresent(frame -> see(session.fromCsms(frame)));
                pass(Duration.ofSeconds(4));
            }
        }

        private void check() {
            assertThat(bench.waiting()).as("seed %d: waiting", seed).isEmpty();
            assertThat(bench.dead()).as("seed %d: dead", seed).isEmpty();
            List<Message> said = station.acknowledged();
            List<Heard> known = csms.knows();
            assertThat(known)
                    .as("seed %d: known", seed)
                    .extracting(Run::what)
                    .isEqualTo(said.stream().map(Run::what).toList());
            Map<Integer, Set<Integer>> numbers = new HashMap<>();
            for (int i = 0; i < said.size(); i++) {
                Heard heard = known.get(i);
                if (heard.call().action().equals("StartTransaction")) {
                    numbers.put(said.get(i).transaction(), heard.numbers());
                } else {
                    assertThat(numbers.get(said.get(i).transaction()))
                            .as("seed %d: numbers of message %d", seed, i)
                            .contains(number(heard));
                }
            }
        }

        private static int number(Heard heard) {
            return heard.call().payload().number("/transactionId").orElseThrow().intValueExact();
        }

        private static String what(Message message) {
            return message.action()
                    + message.payload().without("/transactionId").text();
        }

        private static String what(Heard heard) {
            return heard.call().action()
                    + heard.call().payload().without("/transactionId").text();
        }

        private void write(boolean quick) {
            if (quick) {
                bench.journal.quick();
                see(session.outcome());
            } else {
                bench.journal.slow();
            }
        }

        private void connect() {
            open = random.nextBoolean();
            session = bench.v16(open ? UpstreamState.OPEN : UpstreamState.AWAY);
            see(session.outcome());
        }

        private void reconnect() {
            csms.lost();
            session.close();
            station.reconnected();
            connect();
        }

        private void lose() {
            if (open) {
                open = false;
                csms.lost();
                see(session.upstreamLost());
            }
        }

        private void reach() {
            if (!open) {
                open = true;
                see(session.upstreamOpens());
            }
        }

        private void pass(Duration time) {
            see(session.advance(time));
        }

        private void see(Outcome outcome) {
            outcome.toCsms().stream()
                    .map(text -> ((Reading.Read) READER.read(text)).frame())
                    .forEach(frame -> csms.hear((Call) frame));
            outcome.toStation().stream()
                    .map(text -> ((Reading.Read) READER.read(text)).frame())
                    .forEach(station::hear);
        }
    }
}
