// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.watch;

import io.ferrule.ids.event.ConnectionEvent;
import io.ferrule.ids.event.ContextEvent;
import io.ferrule.ids.event.Event;
import io.ferrule.ids.event.FrameEvent;
import io.ferrule.ids.event.SiteContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All watches with their memory. Events must come in the order of their time. Memory is bounded: so many stations, those heard of
 * longest ago forgotten first, and a fixed amount for each. For one thread.
 */
public final class Watches {

    private final FrameDecoder decoder;
    private final FleetMemory fleet;
    private final List<Watch> watches;
    private SiteContext context = SiteContext.unknown();

    /**
     * Makes watches that remember what was learned before.
     *
     * @param decoder takes frames apart
     * @param learned baselines by station, empty for a new beginning
     * @param bounds how much is remembered at most
     */
    public Watches(FrameDecoder decoder, Map<String, BaselineRecord> learned, Bounds bounds) {
        this.decoder = decoder;
        Map<String, BaselineRecord> known = Map.copyOf(learned);
        this.fleet = new FleetMemory(id -> new Baseline(known.getOrDefault(id, BaselineRecord.empty())), bounds);
        this.watches = List.of(
                new ConversationWatch(),
                new UnreadableWatch(),
                new ContentWatch(),
                new SchemaWatch(decoder),
                new LinkWatch(),
                new IdentityWatch(),
                new SpellingWatch(),
                new CommandWatch(),
                new TransactionWatch(),
                new ReplayWatch(bounds),
                new MeterWatch(),
                new SignedWatch(),
                new StatusWatch(),
                new FirmwareWatch(),
                new ProfileWatch(),
                new SettingWatch(),
                new AddressWatch(),
                new CertificateWatch(),
                new ListWatch(),
                new TransferWatch(),
                new AnswerWatch(),
                new BaselineWatch());
    }

    /**
     * Looks at an event.
     *
     * @param event any event
     * @return what was seen
     */
    public Observation observe(Event event) {
        if (event instanceof FrameEvent frame) {
            return observe(decoder.decode(frame));
        }
        Observation observation = new Observation(event, context);
        if (event instanceof ContextEvent told) {
            context = told.context();
        } else if (event instanceof ConnectionEvent) {
            look(observation);
        }
        return observation;
    }

    /**
     * Looks at a frame that was taken apart before.
     *
     * @param frame the frame
     * @return what was seen
     */
    public Observation observe(DecodedFrame frame) {
        Observation observation = new Observation(frame.event(), context);
        observation.decoded(frame);
        look(observation);
        return observation;
    }

    /**
     * Is told that a call was not let through, so that its answer means nothing.
     *
     * @param observation the call
     */
    public void blocked(Observation observation) {
        if (observation.kind() == ObservationKind.CALL && observation.event() instanceof FrameEvent frame) {
            fleet.station(frame.station(), observation.at()).conversation.blocked(frame.from(), observation.id());
        }
    }

    /**
     * What was learned about each station that was heard of.
     *
     * @return baselines by station
     */
    public Map<String, BaselineRecord> learned() {
        Map<String, BaselineRecord> learned = new HashMap<>();
        fleet.stations.forEach((id, station) -> learned.put(id, station.baseline.learned()));
        return learned;
    }

    /**
     * How many stations are remembered.
     *
     * @return the number, within the bounds
     */
    public int stations() {
        return fleet.stations.size();
    }

    /** Identities that were turned away share one memory: they cost whoever makes them up nothing. */
    private String owner(Observation observation) {
        boolean stranger = observation.kind() == ObservationKind.REFUSED && fleet.known(observation.station()) == null;
        return stranger ? "" : observation.station();
    }

    private void look(Observation observation) {
        StationMemory station = fleet.station(owner(observation), observation.at());
        for (Watch watch : watches) {
            watch.see(observation, station, fleet);
            if (observation.ignored()) {
                return;
            }
        }
    }
}
