// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import io.ferrule.model.Side;
import java.util.function.BiConsumer;

/**
 * How calls get to the CSMS: one after the other, or not before its next connection is open, or not at all while it is away. Used on
 * the lane only.
 */
final class CsmsWay {

    static final String AWAY = "the CSMS is away";
    private static final String CUT = "the connection to the CSMS was renewed before it answered";

    private final PerSide<CallQueue> queues;
    private final Ledger ledger;
    private final BiConsumer<OpenCall, String> giveUp;
    private boolean away;

    /** Gives up calls, with a reason, by the consumer. */
    CsmsWay(PerSide<CallQueue> queues, Ledger ledger, BiConsumer<OpenCall, String> giveUp) {
        this.queues = queues;
        this.ledger = ledger;
        this.giveUp = giveUp;
    }

    /** Whether calls are given up at once. */
    boolean away() {
        return away;
    }

    /** The upstream is open, and what waits for it goes on. */
    void open() {
        away = false;
        toCsms().connect();
    }

    /**
     * There is no upstream for a while: what waits, and what comes until it opens, is given up at once. What a lost CSMS asked for and the
     * station has not seen is withdrawn, since its caller takes it for failed; replies to the rest go nowhere.
     */
    void lose() {
        away = true;
        withdraw();
        toCsms().disconnect().forEach(cut -> giveUp.accept(cut, AWAY));
    }

    /** From now on calls wait, until the way is open again. */
    void hold() {
        toCsms().hold();
    }

    /** Whether a call of either side is under way between the CSMS and us. */
    boolean busy() {
        return toCsms().busy() || ledger.peers(Side.CSMS).awaited();
    }

    /** The connection is given up, but for what waits: the calls that are under way fail, each once. */
    void cut() {
        withdraw();
        toCsms().cut().ifPresent(outstanding -> giveUp.accept(outstanding, CUT));
    }

    /** The upstream is open for calls of our own, ahead of what is held. */
    void prove() {
        away = false;
        toCsms().prove();
    }

    private void withdraw() {
        ledger.peers(Side.CSMS).orphan();
        queues.of(Side.STATION).orphans().forEach(orphan -> giveUp.accept(orphan, AWAY));
    }

    private CallQueue toCsms() {
        return queues.of(Side.CSMS);
    }
}
