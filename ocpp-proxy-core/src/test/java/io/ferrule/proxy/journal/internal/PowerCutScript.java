// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal.internal;

import static io.ferrule.proxy.journal.Samples.NOON;

import io.ferrule.model.StationId;
import io.ferrule.proxy.journal.BootRecord;
import io.ferrule.proxy.journal.Fingerprint;
import io.ferrule.proxy.journal.GivenReply;
import io.ferrule.proxy.journal.Journal;
import io.ferrule.proxy.journal.Outbox;
import io.ferrule.proxy.journal.Outcome;
import io.ferrule.proxy.journal.Reach;
import io.ferrule.proxy.journal.Samples;
import io.ferrule.proxy.journal.StatusRecord;
import io.ferrule.proxy.journal.TokenListChange;
import io.ferrule.proxy.journal.TransactionLink;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** Requests to a journal, the same ones for the same seed, none of which fails. */
final class PowerCutScript {

    static final List<StationId> STATIONS = List.of(Samples.CP1, Samples.CP2);

    private final Random random;
    private final List<Step> steps = new ArrayList<>();
    private final List<Long> living = new ArrayList<>();
    private final List<Long> dead = new ArrayList<>();
    private long last;

    private PowerCutScript(long seed) {
        random = new Random(seed);
    }

    static List<Step> of(long seed, int length) {
        PowerCutScript script = new PowerCutScript(seed);
        while (script.steps.size() < length) {
            script.add(script.random.nextInt(100));
        }
        return List.copyOf(script.steps);
    }

    private void add(int dice) {
        if (dice < 40) {
            append(dice);
        } else if (dice < 70 && !living.isEmpty()) {
            change(dice - 40, living.get(random.nextInt(living.size())));
        } else if (dice < 76 && !dead.isEmpty()) {
            decide(dice, dead.remove(random.nextInt(dead.size())));
        } else {
            record(dice);
        }
    }

    private void append(int dice) {
        last++;
        StationId station = station();
        int transaction = random.nextInt(5);
        GivenReply reply = Samples.reply(Long.toString(random.nextInt(10)), transaction);
        String id = "m" + last;
        living.add(last);
        outbox(
                dice < 28
                        ? outbox -> outbox.append(Samples.start(station, id, transaction), reply)
                        : outbox ->
                                outbox.appendSent(Samples.meterValues(station, id, transaction), reply.fingerprint()));
    }

    private void change(int dice, long number) {
        GivenReply reply = Samples.reply(Integer.toString(random.nextInt(10)), random.nextInt(5));
        if (dice < 10) {
            living.remove(number);
            outbox(outbox -> outbox.acknowledged(number));
        } else if (dice < 14) {
            living.remove(number);
            Outcome outcome = Outcome.NOTHING.linking(link()).replying(reply);
            StationId station = station();
            outbox(outbox -> outbox.acknowledged(number, station, outcome));
        } else if (dice < 18) {
            outbox(outbox -> outbox.sent(number));
        } else if (dice < 21) {
            outbox(outbox -> outbox.refused(number, "no"));
        } else if (dice < 24) {
            outbox(outbox -> outbox.answer(number, reply));
        } else if (dice < 26) {
            living.remove(number);
            outbox(outbox -> outbox.withdraw(number, 1_000, "no"));
        } else {
            living.remove(number);
            dead.add(number);
            outbox(outbox -> outbox.bury(number, Reach.ENTRY, "no"));
        }
    }

    private void decide(int dice, long number) {
        if (dice < 73) {
            living.add(number);
            outbox(outbox -> outbox.retry(number, Reach.ENTRY));
        } else {
            outbox(outbox -> outbox.drop(number));
        }
    }

    private void record(int dice) {
        StationId station = station();
        String value = Integer.toString(random.nextInt(1_000));
        if (dice < 84) {
            StatusRecord status = new StatusRecord(0, random.nextInt(3), value, NOON, random.nextBoolean());
            steps.add(journal -> journal.stations().write(station, status));
        } else if (dice < 87) {
            BootRecord boot = new BootRecord(value, java.time.Duration.ofMinutes(5), NOON, random.nextBoolean());
            steps.add(journal -> journal.stations().write(station, boot));
        } else if (dice < 90) {
            steps.add(journal -> journal.stations().shadow(station, "key", value));
        } else if (dice < 93) {
            TokenListChange change = new TokenListChange(random.nextBoolean(), Map.of("a" + value, value), Set.of());
            steps.add(journal -> journal.tokens().change(station, change));
        } else if (dice < 96) {
            TransactionLink link = link();
            steps.add(journal -> journal.transactions().link(station, link));
        } else {
            steps.add(journal -> journal.transactions().provisional());
        }
    }

    private void outbox(Request request) {
        steps.add(journal -> request.to(journal.outbox()));
    }

    private StationId station() {
        return STATIONS.get(random.nextInt(STATIONS.size()));
    }

    private TransactionLink link() {
        return new TransactionLink(random.nextInt(5), random.nextInt(5));
    }

    /** The content by which replies are looked for. */
    static List<Fingerprint> contents() {
        List<Fingerprint> contents = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            contents.add(Samples.reply(Integer.toString(i), 0).fingerprint());
        }
        return contents;
    }

    /** One request. */
    @FunctionalInterface
    interface Step {
        CompletionStage<?> ask(Journal journal);
    }

    @FunctionalInterface
    private interface Request {
        CompletionStage<?> to(Outbox outbox);
    }
}
