// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.controller.intercept;

import static io.ferrule.charging.controller.intercept.Conversation.idOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.charging.controller.ControllerStore;
import io.ferrule.charging.site.Phase;
import io.ferrule.charging.tariff.PowerStep;
import io.ferrule.model.Payload;
import io.ferrule.model.v201.ChargingLimitSource;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How a controller tells its CSMS of limits that the CSMS has not set (OCPP 2.0.1 part 2, K12, K13, K14). */
class HeraldTest {

    private static final Duration LOOK = Duration.ofSeconds(3);

    private final Conversation csms = new Conversation();

    @AfterEach
    void close() {
        csms.close();
    }

    @Test
    void tellsWhenALimitBeginsAndWhenItIsOver() {
        csms.registers("Accepted", 3_600);
        limit(20_000, Duration.ofMinutes(1), Duration.ofMinutes(2));

        List<String> before = csms.passes(Duration.ofSeconds(50));
        List<String> begins = csms.passes(Duration.ofSeconds(15));
        csms.replies(idOf(begins.get(0)), "{}");
        List<String> ends = csms.passes(Duration.ofSeconds(60));

        assertThat(before).isEmpty();
        assertThat(begins).singleElement().asString().contains("NotifyChargingLimit", "EMS", "20000");
        assertThat(ends).singleElement().asString().contains("ClearedChargingLimit", "EMS");
    }

    @Test
    void repeatsWhatWasNotAnswered() {
        csms.registers("Accepted", 3_600);
        limit(20_000, Duration.ZERO, Duration.ofHours(1));
        csms.passes(LOOK);

        List<String> again = csms.passes(Duration.ofSeconds(65));

        assertThat(again).singleElement().asString().contains("NotifyChargingLimit");
    }

    @Test
    void doesNotRepeatWhatTheCsmsRefuses() {
        csms.registers("Accepted", 3_600);
        limit(20_000, Duration.ZERO, Duration.ofHours(1));
        csms.refuses(idOf(csms.passes(LOOK).get(0)));

        List<String> again = csms.passes(Duration.ofMinutes(5));

        assertThat(again).isEmpty();
    }

    @Test
    void saysNothingBeforeItIsAccepted() {
        csms.registers("Pending", 3_600);
        limit(20_000, Duration.ZERO, Duration.ofHours(1));

        List<String> frames = csms.passes(Duration.ofMinutes(1));

        assertThat(frames).isEmpty();
    }

    @Test
    void aLimitHoldsAtOnceWhateverTheCsmsKnows() {
        limit(13_800, Duration.ZERO, Duration.ofHours(1));

        var limits = csms.controller.limits(now());

        assertThat(limits.get("main")).containsEntry(Phase.L1, 20.0);
    }

    /** What cannot be kept is not taken: an answer is a promise. */
    @Test
    void whatCannotBeKeptIsRefused() {
        try (Conversation broken = new Conversation(new BrokenStore())) {
            broken.registers("Accepted", 0);

            List<String> answer = broken.asks(
                    "DataTransfer", "{\"vendorId\":\"io.ferrule\",\"messageId\":\"tariff\",\"data\":{\"price\":1}}");

            assertThat(answer).singleElement().asString().contains("InternalError");
            assertThat(broken.controller.prices(now())).isEmpty();
        }
    }

    private void limit(double watts, Duration from, Duration to) {
        PowerStep step = new PowerStep(now().plus(from), now().plus(to), watts);
        csms.controller
                .limit(ChargingLimitSource.EMS, List.of(step))
                .toCompletableFuture()
                .join();
    }

    private Instant now() {
        return csms.harness().clock().instant();
    }

    private static final class BrokenStore implements ControllerStore {

        @Override
        public Optional<Payload> load() {
            return Optional.empty();
        }

        @Override
        public CompletionStage<Void> save(Payload state) {
            return CompletableFuture.failedFuture(new IOException("the disk is full"));
        }
    }
}
