// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.ids.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import io.ferrule.benchmarks.ids.simulation.Dialect.Message;
import io.ferrule.benchmarks.ids.simulation.Habits.Quirk;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * An honest station: starts, tells its state, lets drivers charge, keeps what it could not say while it was cut off. For one thread.
 */
public final class Station {

    private static final Instant LOST = Instant.parse("1970-01-01T00:00:30Z");

    private final Simulation simulation;
    private final Habits habits;
    private final Channel channel;
    private final Dialect dialect;
    private final int connectors;
    private final Meters meters;
    private final Map<Integer, Charge> charges = new HashMap<>();
    private Duration clockError = Duration.ZERO;
    private boolean powered;
    private int life;
    private int messages;

    /** A station without power, of a maker, at an address. */
    public Station(Simulation simulation, Central central, Habits habits, Channel.Address address, int connectors) {
        this.simulation = simulation;
        this.habits = habits;
        this.meters = new Meters(habits);
        this.connectors = connectors;
        this.channel = new Channel(simulation, central, address, () -> habits.id(messages++, simulation.random()));
        String serial = "SN-" + address.station();
        this.dialect =
                address.ocpp().equals("1.6") ? new LegacyDialect(habits, serial) : new ModernDialect(habits, serial);
        for (int i = 1; i <= connectors; i++) {
            meters.set(i, simulation.random().nextInt(5_000, 9_000_000));
        }
    }

    /** Its way to the CSMS. */
    public Channel channel() {
        return channel;
    }

    /** How it behaves. */
    public Habits habits() {
        return habits;
    }

    /** Number of its connectors. */
    public int connectors() {
        return connectors;
    }

    /** What the meter of a connector shows, in Wh. */
    public double register(int connector) {
        return meters.register(connector);
    }

    /** Changes the meter of a connector for another one. */
    public void newMeter(int connector) {
        meters.set(connector, 0);
    }

    /** The number of the transaction on a connector, -1 if there is none. */
    public int transaction(int connector) {
        Charge charge = charges.get(connector);
        return charge == null ? -1 : charge.id;
    }

    /** The identifier of the transaction on a connector in the words of 2.0.1, empty if there is none. */
    public String session(int connector) {
        Charge charge = charges.get(connector);
        return charge == null ? "" : charge.uuid.toString();
    }

    /** The number that the next TransactionEvent about a connector gets. */
    public int sequence(int connector) {
        Charge charge = charges.get(connector);
        return charge == null ? 0 : charge.sequence;
    }

    /** Whether a car is being charged. */
    public boolean busy(int connector) {
        return charges.containsKey(connector);
    }

    /** The CSMS allows a connector this many watts. */
    public void limit(int connector, double watts) {
        meters.limit(connector, watts);
    }

    /** A time as it writes it now. */
    public String time() {
        return habits.write(simulation.now().plus(clockError));
    }

    /** Its clock goes wrong by this much. */
    public void clockError(Duration error) {
        clockError = error;
    }

    /** Power comes, or comes back. */
    public void powerOn() {
        powered = true;
        if (habits.has(Quirk.CLOCK_LOST)) {
            clockError = Duration.between(simulation.now(), LOST);
        }
        connect();
        boot(true);
    }

    /** Power goes; transactions end when it is back. */
    public void powerCut(Duration length) {
        powered = false;
        life++;
        channel.close();
        channel.forget();
        simulation.in(length, () -> {
            powerOn();
            charges.keySet().stream().sorted().toList().forEach(c -> end(c, "PowerLoss"));
        });
    }

    /** Starts anew, as after a Reset. */
    public void restart() {
        life++;
        charges.keySet().stream().sorted().toList().forEach(c -> end(c, "SoftReset"));
        simulation.in(Duration.ofSeconds(20), () -> {
            channel.close();
            simulation.in(Duration.ofSeconds(40), () -> {
                connect();
                boot(false);
            });
        });
    }

    /** Is cut off for a while; what it has to say waits. */
    public void offline(Duration length) {
        channel.close();
        simulation.in(length, () -> {
            if (powered) {
                connect();
            }
        });
    }

    /** Says something now, or when it is connected again. */
    public void tell(String action, JsonNode payload) {
        channel.call(action, payload);
    }

    /** Tells the state of a connector. */
    public void status(int connector, String status) {
        say(dialect.status(connector, status, time()));
        if (habits.has(Quirk.CHATTY)) {
            tell("DataTransfer", Json.object("vendorId", habits.maker(), "messageId", "status", "data", status));
        }
    }

    /** A driver plugs in, holds a card to it, charges, leaves. */
    public void visit(int connector, Visit visit) {
        if (!powered || charges.containsKey(connector)) {
            return;
        }
        status(connector, "Preparing");
        simulation.in(Duration.ofSeconds(12), () -> tap(connector, visit));
    }

    /** A driver holds a card to it, for which a charge begins if it is good. */
    public void tap(int connector, Visit visit) {
        if (!channel.isOpen()) {
            begin(connector, visit);
            return;
        }
        Message asked = dialect.authorize(visit.card());
        channel.call(asked.action(), asked.payload(), answer -> {
            if (Dialect.accepted(answer)) {
                simulation.in(Duration.ofSeconds(3), () -> begin(connector, visit));
            }
        });
    }

    /** A charge begins. */
    public void begin(int connector, Visit visit) {
        if (!powered || charges.containsKey(connector)) {
            return;
        }
        long high = simulation.random().nextLong();
        Charge charge =
                new Charge(visit, connector, new UUID(high, simulation.random().nextLong()), register(connector));
        charges.put(connector, charge);
        Message start = dialect.start(charge, time());
        channel.call(start.action(), start.payload(), answer -> dialect.started(charge, answer));
        status(connector, "Charging");
        simulation.in(habits.sample(), () -> sample(charge));
        simulation.in(visit.parked(), () -> {
            if (powered && charges.get(connector) == charge) {
                end(connector, "EVDisconnected");
            }
        });
    }

    /** A charge ends. */
    public void end(int connector, String reason) {
        Charge charge = charges.remove(connector);
        if (charge == null) {
            return;
        }
        charge.over = true;
        charge.watts = 0;
        say(dialect.stop(charge, time(), register(connector), reason));
        status(connector, "Finishing");
        simulation.in(Duration.ofSeconds(25), () -> {
            if (!busy(connector)) {
                status(connector, "Available");
            }
        });
    }

    /** Says no more about the charge of a connector: somebody else does from now on. Tells its number. */
    public int abandon(int connector) {
        Charge charge = charges.remove(connector);
        if (charge == null) {
            return -1;
        }
        charge.over = true;
        return charge.id;
    }

    private void sample(Charge charge) {
        if (charge.over || !powered) {
            return;
        }
        double before = charge.watts;
        meters.run(charge);
        if (before > 0 && charge.watts == 0) {
            status(charge.connector, "SuspendedEV");
        }
        say(dialect.sample(charge, time(), register(charge.connector)));
        simulation.in(habits.sample(), () -> sample(charge));
    }

    private void connect() {
        channel.open();
        int now = ++life;
        simulation.in(habits.heartbeat(), () -> heartbeat(now));
    }

    private void heartbeat(int since) {
        if (since == life && channel.isOpen()) {
            tell("Heartbeat", Json.object());
            simulation.in(habits.heartbeat(), () -> heartbeat(since));
        }
    }

    private void boot(boolean power) {
        Message boot = dialect.boot(power);
        channel.call(boot.action(), boot.payload(), answer -> {
            clockError = Duration.ZERO;
            int first = channel.ocpp().equals("1.6") ? 0 : 1;
            for (int i = first; i <= connectors; i++) {
                status(i, charges.containsKey(i) ? "Charging" : "Available");
            }
        });
    }

    private void say(Message message) {
        channel.call(message.action(), message.payload(), ignored -> {});
    }
}
