// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.buffer;

import io.ferrule.model.Payload;
import io.ferrule.model.Side;
import io.ferrule.model.fact.Setting;
import io.ferrule.proxy.journal.Entry;
import io.ferrule.proxy.journal.EntryQuery;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A start that the CSMS refuses when it hears of it after an outage: the transaction exists, and the station, which was
 * told another thing, is asked to stop it where it would have stopped by itself (OCPP 1.6, 4.8, 5.12, and StopTransactionOnInvalidId in 9.1). Used
 * on the lane only.
 */
final class RefusedStart {

    private static final String KEY = "StopTransactionOnInvalidId";

    private final Desk desk;
    private boolean stops = true;

    RefusedStart(Desk desk) {
        this.desk = desk;
    }

    void load(Map<String, String> shadow) {
        Optional.ofNullable(shadow.get(KEY)).ifPresent(value -> stops = means(value));
    }

    /** The station has told or accepted settings. */
    void learn(List<Setting> settings) {
        for (Setting setting : settings) {
            if (setting.key().is(KEY) && setting.value().isPresent()) {
                String value = setting.value().get().text();
                stops = means(value);
                var unused = desk.journal().stations().shadow(desk.station(), KEY, Boolean.toString(stops));
            }
        }
    }

    /** The CSMS has answered the start of a transaction that the station knows under this number. */
    void look(int transaction, Payload answer) {
        Optional<String> status = answer.string("/idTagInfo/status");
        if (!stops || status.isEmpty() || status.get().equals("Accepted")) {
            return;
        }
        desk.finish(desk.lane(desk.journal().outbox().list(EntryQuery.waiting().of(desk.station())))
                .handle((waiting, failure) -> {
                    if (failure != null || waiting.stream().noneMatch(entry -> stops(entry, transaction))) {
                        stop(transaction);
                    }
                    return failure == null;
                }));
    }

    // A station that has no such transaction any longer refuses, and that is the end of it.
    private void stop(int transaction) {
        var unused = desk.session()
                .call(Side.STATION, "RemoteStopTransaction", Payload.empty().with("/transactionId", transaction));
    }

    private static boolean stops(Entry entry, int transaction) {
        return entry.call().action().equals("StopTransaction")
                && entry.call().transaction().equals(Optional.of(Integer.toString(transaction)));
    }

    private static boolean means(String value) {
        return !value.strip().equalsIgnoreCase("false");
    }
}
