// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.lab.stations;

import com.fasterxml.jackson.databind.JsonNode;
import io.ferrule.benchmarks.lab.oracle.Billing;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * One outlet: begins a transaction, measures, ends it, again and again, whether or not anybody can be told. Used by the
 * thread of its station.
 */
final class Connector {

    private final int number;
    private final Notebook notebook;
    private final Rhythm rhythm;
    private final RandomGenerator random;
    private Optional<Charge> current = Optional.empty();
    private int valuesLeft;
    private long register;
    private long due;

    Connector(int number, Notebook notebook, Rhythm rhythm, RandomGenerator random) {
        this.number = number;
        this.notebook = notebook;
        this.rhythm = rhythm;
        this.random = random;
        this.register = random.nextInt(1_000_000);
        this.due = vary(rhythm.pauseMillis());
    }

    /** When something happens here again, in milliseconds of the station's life. */
    long due() {
        return due;
    }

    /** Lets happen what is due. */
    void advance(long now) {
        while (due <= now) {
            if (current.isEmpty()) {
                start();
            } else if (valuesLeft == 0) {
                stop("Local");
            } else {
                measure(current.get());
            }
        }
    }

    /** Ends what goes on, and begins nothing any more. */
    void retire() {
        if (current.isPresent()) {
            stop("PowerLoss");
        }
        due = Long.MAX_VALUE;
    }

    /** Ends a transaction early if it is still under way. */
    void stop(Charge charge, String reason) {
        if (current.filter(charge::equals).isPresent()) {
            stop(reason);
        }
    }

    private void start() {
        Charge charge = notebook.open(number);
        current = Optional.of(charge);
        valuesLeft = random.nextInt(rhythm.meterValues() + 1);
        notebook.status(number, "Charging");
        notebook.bill(Billing.START, charge, register, result -> started(charge, result));
        due += vary(rhythm.meterMillis());
    }

    /** A station whose StopTransactionOnInvalidId is true ends what was not authorised (OCPP 1.6, 4.8). */
    private void started(Charge charge, JsonNode result) {
        charge.told(result.path("transactionId").asLong());
        if (!result.at("/idTagInfo/status").asText().equals("Accepted")) {
            stop(charge, "DeAuthorized");
        }
    }

    private void measure(Charge charge) {
        register += 1 + random.nextInt(500);
        valuesLeft--;
        notebook.bill(Billing.METER_VALUES, charge, register, result -> {});
        due += vary(rhythm.meterMillis());
    }

    private void stop(String reason) {
        Charge charge = current.orElseThrow();
        current = Optional.empty();
        register += random.nextInt(500);
        charge.reason(reason);
        notebook.bill(Billing.STOP, charge, register, result -> {});
        notebook.status(number, "Available");
        due += vary(rhythm.pauseMillis());
    }

    private long vary(long millis) {
        return millis / 2 + random.nextLong(millis + 1);
    }
}
