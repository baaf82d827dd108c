// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.lab.oracle;

import io.ferrule.benchmarks.lab.oracle.History.Around;
import io.ferrule.benchmarks.lab.oracle.Told.Started;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** Makes histories by hand. Times count in steps of ten seconds, so that everything is certain unless it is disturbed. */
final class HistoryOf {

    static final String STATION = "CP1";

    private final Promise promise;
    private final List<Said> said = new ArrayList<>();
    private final List<Heard> heard = new ArrayList<>();
    private final List<Started> started = new ArrayList<>();
    private final List<Told.StopAsked> asked = new ArrayList<>();
    private final List<Told.StopGot> got = new ArrayList<>();
    private Around around = Around.nothing();
    private long now;

    private HistoryOf(Promise promise) {
        this.promise = promise;
    }

    static HistoryOf buffer() {
        return new HistoryOf(Promise.BUFFER);
    }

    static HistoryOf mirror() {
        return new HistoryOf(Promise.MIRROR);
    }

    /** A station says something and gets a result; its id is {@code said-NUMBER}. */
    HistoryOf says(int transaction, Content content) {
        return says(transaction, content, true);
    }

    HistoryOf saysInVain(int transaction, Content content) {
        return says(transaction, content, false);
    }

    private HistoryOf says(int transaction, Content content, boolean acknowledged) {
        int number = said.size() + 1;
        said.add(new Said(STATION, number, transaction, content, Set.of("said-" + number), acknowledged));
        return this;
    }

    HistoryOf isTold(int transaction, long id) {
        started.add(new Started(STATION, transaction, id));
        return this;
    }

    HistoryOf hears(String id, Content content) {
        return hears(id, content, OptionalLong.empty(), false);
    }

    HistoryOf hearsStart(String id, Content content, long issued) {
        return hears(id, content, OptionalLong.of(issued), false);
    }

    HistoryOf refuses(String id, Content content) {
        return hears(id, content, OptionalLong.empty(), true);
    }

    private HistoryOf hears(String id, Content content, OptionalLong issued, boolean refused) {
        now += 10_000;
        heard.add(new Heard(STATION, id, content, new Heard.Outcome(refused, issued, now, OptionalLong.of(now + 5))));
        return this;
    }

    /** Everything that was heard so far may have lost its reply. */
    HistoryOf disturbed() {
        return around(new Around(
                List.of(new Disturbance(Optional.empty(), 0, now + 5_000)),
                around.dead(),
                around.saidStatus(),
                around.heardStatus()));
    }

    HistoryOf around(Around other) {
        around = other;
        return this;
    }

    HistoryOf asksToStop(String messageId, long id) {
        asked.add(new Told.StopAsked(STATION, messageId, id));
        return this;
    }

    HistoryOf getsStop(String messageId, long id, OptionalInt transaction) {
        got.add(new Told.StopGot(STATION, messageId, id, transaction));
        return this;
    }

    List<Breach> judged() {
        return Oracle.judge(new History(promise, said, heard, new Told(started, asked, got), around));
    }

    static Content start(int second, long register) {
        return Content.of(
                Billing.START,
                "{\"connectorId\":1,\"idTag\":\"T\",\"meterStart\":" + register + ",\"timestamp\":\"2026-01-01T00:00:"
                        + second + "Z\"}");
    }

    static Content values(int second, long transaction, long register) {
        return Content.of(
                Billing.METER_VALUES,
                "{\"connectorId\":1,\"transactionId\":" + transaction
                        + ",\"meterValue\":[{\"timestamp\":\"2026-01-01T00:00:" + second
                        + "Z\",\"sampledValue\":[{\"value\":\"" + register + "\"}]}]}");
    }

    static Content stop(int second, long transaction, long register) {
        return Content.of(
                Billing.STOP,
                "{\"transactionId\":" + transaction + ",\"meterStop\":" + register
                        + ",\"timestamp\":\"2026-01-01T00:00:" + second + "Z\"}");
    }
}
