// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.buffer;

import io.ferrule.model.Call;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import io.ferrule.model.fact.Facts;
import io.ferrule.model.fact.TransactionRef;
import io.ferrule.proxy.journal.Entry;
import io.ferrule.proxy.journal.Fingerprint;
import io.ferrule.proxy.journal.JournaledCall;
import io.ferrule.proxy.journal.Kind;
import java.util.List;
import java.util.Optional;

/**
 * A transaction-related call.
 *
 * @param call the call as it is to reach the CSMS, but for the number of its transaction
 * @param fingerprint content by which a repetition is recognised
 * @param transaction id of its transaction as the station knows it; none in a start of 1.x that was not answered
 * @param places where that id stands
 */
record Bill(Call call, Fingerprint fingerprint, Optional<String> transaction, List<TransactionRef> places) {

    private static final String START = "StartTransaction";
    private static final int LONGEST_ID = 255;

    static Bill of(OcppVersion version, Call call) {
        List<TransactionRef> places = Facts.of(version, call).transactions();
        Optional<String> id = places.stream()
                .map(TransactionRef::id)
                .filter(text -> !text.isEmpty() && text.length() <= LONGEST_ID)
                .findFirst();
        return new Bill(call, Fingerprint.of(call.action(), call.payload().text()), id, places);
    }

    /** What an entry of the outbox was made from. */
    static Bill of(Entry entry, Call call) {
        JournaledCall journaled = entry.call();
        Bill bill = of(journaled.version(), call);
        return new Bill(call, bill.fingerprint(), journaled.transaction(), bill.places());
    }

    /** Whether this begins a transaction that the CSMS gives a number to, which 1.x does. */
    boolean starts() {
        return call.action().equals(START);
    }

    /** Whether it goes on with a transaction whose number is one that we gave. */
    boolean continuesOurs(OcppVersion version) {
        return version.compareTo(OcppVersion.V2_0_1) < 0
                && !starts()
                && transaction.filter(TransactionIds::ours).isPresent();
    }

    /** The same under another message id. */
    Bill under(String id) {
        return new Bill(call.withId(id), fingerprint, transaction, places);
    }

    /** The payload with another number of its transaction. */
    Payload renamed(int number) {
        return TransactionIds.renamed(call.payload(), places, number);
    }

    /**
     * The id under which it is sent if it goes out under the station's own; another one where that has no fitting
     * length.
     */
    String ownId(Desk desk) {
        String id = call.id();
        return id.isEmpty() || id.length() > LONGEST_ID ? desk.freshId() : id;
    }

    JournaledCall journaled(Desk desk, String id) {
        return new JournaledCall(
                desk.station(),
                desk.version(),
                Kind.BILLING,
                id,
                call.action(),
                transaction,
                call.withId(id).text(),
                desk.now());
    }
}
