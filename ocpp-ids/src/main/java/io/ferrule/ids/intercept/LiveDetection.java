// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.intercept;

import io.ferrule.ids.IntrusionDetector;
import io.ferrule.ids.event.FrameEvent;
import io.ferrule.ids.event.Link;
import io.ferrule.ids.event.SiteContext;
import io.ferrule.ids.event.WireText;
import io.ferrule.ids.intercept.Measure.Kind;
import io.ferrule.ids.rule.Reaction;
import io.ferrule.ids.rule.RuleSet;
import io.ferrule.ids.watch.BaselineRecord;
import io.ferrule.ids.watch.Bounds;
import io.ferrule.model.Reply;
import io.ferrule.proxy.event.ProxyListener;
import io.ferrule.proxy.guard.Guard;
import io.ferrule.proxy.guard.Origin;
import io.ferrule.proxy.guard.Ruling;
import io.ferrule.proxy.guard.Traffic;
import io.ferrule.proxy.handshake.AdmissionPolicy;
import io.ferrule.proxy.intercept.InterceptorFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One engine for all sessions of a proxy, and what is done about what it finds. Where the engine fails or cannot be had in time, frames
 * pass, but for commands of a CSMS to a station that is to be protected ({@link Reaction#BLOCK}): these are refused. Messages about transactions always
 * pass then. Safe for use by several threads.
 */
public final class LiveDetection implements Guard, AutoCloseable {

    /** The stations themselves need most of it. */
    private static final int SHARE_OF_HEAP = 2;

    private final LiveSettings settings;
    private final LiveClock clock;
    private final Measures measures = new Measures();
    private final Regulars regulars = new Regulars();
    private final Reactions reactions;
    private final Rulings rulings;
    private final EngineRoom room;
    private final Findings findings;
    private final Channels channels;

    private LiveDetection(IntrusionDetector engine, LiveSettings settings) {
        this.settings = settings;
        this.clock = new LiveClock(settings.clock(), System::nanoTime);
        this.reactions = new Reactions(settings, measures, regulars);
        this.findings = new Findings(settings.listener(), reactions);
        this.room = new EngineRoom(engine, findings);
        this.channels = new Channels(settings, clock, regulars, room, new ConcurrentHashMap<>());
        this.rulings = new Rulings(settings, room, new Restraint(measures, clock), reactions);
    }

    /**
     * Begins to watch.
     *
     * @param rules the rules
     * @param context what the operator knows
     * @param learned baselines by station from an earlier run
     * @param settings how it behaves
     * @return a detection to be closed
     */
    public static LiveDetection begin(
            RuleSet rules, SiteContext context, Map<String, BaselineRecord> learned, LiveSettings settings) {
        Bounds bounds = Bounds.ofHeap(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
        IntrusionDetector engine = new IntrusionDetector(
                rules, station -> settings.mode().apply(station).orElse(Reaction.OBSERVE), learned, bounds);
        LiveDetection detection = new LiveDetection(engine, settings);
        detection.replace(rules, context);
        return detection;
    }

    /**
     * Takes other rules and another context from now on. What is known about stations stays; what rules have counted begins anew.
     *
     * @param rules the rules
     * @param context what the operator knows
     */
    public void replace(RuleSet rules, SiteContext context) {
        room.replace(rules, context, clock.now());
    }

    /** Tells the engine what time it is; to be called every few seconds. */
    public void tick() {
        room.tick(clock.now());
    }

    /**
     * Hears of connections that are refused.
     *
     * @return to be told what happens in the proxy
     */
    public ProxyListener connections() {
        return new RefusedConnections(clock, channels::refused);
    }

    /**
     * Turns attackers away before they are asked for a password.
     *
     * @param policy decides about everybody else
     * @return the policy of the proxy
     */
    public AdmissionPolicy turnstile(AdmissionPolicy policy) {
        return new Turnstile(policy, settings, clock, measures, regulars);
    }

    /**
     * Judges what observers, and nobody else, ask of stations, and what they are answered. To be registered before the observers, with
     * {@link io.ferrule.proxy.intercept.OnFailure#FORWARD}.
     *
     * @return a factory
     */
    public InterceptorFactory observers() {
        AtomicLong calls = new AtomicLong();
        return session -> new ObserverInterceptor(this, session, calls);
    }

    /**
     * What was learned about stations, to be given to the next run.
     *
     * @return baselines by station
     */
    public Map<String, BaselineRecord> learned() {
        return room.learned();
    }

    /**
     * The measures in force.
     *
     * @return the eldest first
     */
    public List<Measure> measures() {
        return measures.all(clock.now());
    }

    /**
     * Ends a measure before its time.
     *
     * @param kind its kind
     * @param subject its address or station
     * @return whether there was one
     */
    public boolean release(Kind kind, String subject) {
        return measures.end(kind, subject);
    }

    /**
     * Puts a station into quarantine by hand, whatever its mode.
     *
     * @param station the station
     * @param length how long, positive, a day at most
     * @return the measure; empty if the station is in quarantine already
     */
    public Optional<Measure> quarantine(String station, Duration length) {
        Optional<Measure> taken = measures.take(Kind.QUARANTINE, station, clock.now(), length, "an operator");
        taken.ifPresent(settings.listener()::began);
        return taken;
    }

    /**
     * How often the engine failed.
     *
     * @return a number that grows
     */
    public long failures() {
        return room.failures();
    }

    /**
     * How much the engine could not hear, or not in time.
     *
     * @return a number that grows
     */
    public long missed() {
        return room.missed();
    }

    /**
     * Alerts beyond 600 a minute and ten of each rule, which nobody was told of.
     *
     * @return a number that grows
     */
    public long heldBack() {
        return findings.heldBack();
    }

    @Override
    public Ruling onText(Origin origin, String text) {
        return ruling(Frames.of(clock.now(), origin, WireText.of(text)));
    }

    @Override
    public Ruling onReply(Origin origin, Reply reply) {
        return ruling(Frames.of(clock.now(), origin, WireText.of(reply.text())));
    }

    /** The time of the engine. */
    Instant now() {
        return clock.now();
    }

    /** What a station speaks over now. */
    Link linkOf(String station) {
        return channels.ofStation(station);
    }

    /** What becomes of a frame, whoever sent it. */
    Ruling ruling(FrameEvent frame) {
        return rulings.on(frame);
    }

    @Override
    public void onOpened(Origin origin) {
        channels.opened(origin);
    }

    @Override
    public void onTraffic(Origin origin, Traffic traffic) {
        channels.traffic(origin, traffic);
    }

    @Override
    public void onViolated(Origin origin, int closeCode, String reason) {
        channels.violated(origin, closeCode);
    }

    @Override
    public void onClosed(Origin origin) {
        channels.closed(origin);
    }

    /** Lets the engine hear what still waits, and ends. */
    @Override
    public void close() {
        room.close();
    }
}
