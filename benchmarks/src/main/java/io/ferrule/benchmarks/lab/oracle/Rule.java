// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.lab.oracle;

import java.util.stream.Stream;

/** The promises. Contract: "Away and back". */
public enum Rule {
    /** Each billing message that was acknowledged to a station is known to the CSMS. */
    ARRIVES,
    /** The CSMS hears nothing that no station said. */
    INVENTED,
    /** First arrivals are in the order of the station. */
    IN_ORDER,
    /** What arrives again is the same text under the same id. */
    ONCE,
    /** Nothing arrives again when the first reply cannot have been lost. */
    REPEATED_IN_VAIN,
    /** Meter values and stop carry one number that the CSMS gave to their own start. */
    ONE_TRANSACTION,
    /** What the CSMS can bill is what the station delivered. */
    ENERGY,
    /** A station is never told one number for two transactions. */
    TOLD_ONCE,
    /** A remote stop reaches the transaction that the CSMS meant. */
    REMOTE_STOP,
    /** The last status that was acknowledged is the last one that the CSMS knows. */
    STATUS,
    /** Nothing is a dead letter that the CSMS did not refuse. */
    DEAD,
    /** When everything works again stations and journal are empty soon. Found by who watches the run. */
    DRAINED,
    /** Processes start, end and refuse as they should. Found by who watches the run. */
    PROCESSES;

    Stream<Breach> breaches(Account account) {
        return sentences(account).map(sentence -> new Breach(this, account.station() + ": " + sentence));
    }

    private Stream<String> sentences(Account account) {
        return switch (this) {
            case ARRIVES -> Delivery.missing(account);
            case INVENTED -> Delivery.invented(account);
            case IN_ORDER -> Delivery.disordered(account);
            case ONCE -> Delivery.doubled(account);
            case REPEATED_IN_VAIN -> Delivery.repeatedInVain(account);
            case ONE_TRANSACTION -> Transactions.mixed(account);
            case ENERGY -> Transactions.wrongEnergy(account);
            case TOLD_ONCE -> Transactions.toldTwice(account);
            case REMOTE_STOP -> Transactions.stoppedWrongly(account);
            case STATUS -> Delivery.staleStatus(account);
            case DEAD -> Delivery.deadForNothing(account);
            case DRAINED, PROCESSES -> Stream.empty();
        };
    }
}
