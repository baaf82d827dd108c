// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.watch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.ferrule.ids.event.ConnectionEvent;
import io.ferrule.ids.event.Event;
import io.ferrule.ids.event.FrameEvent;
import io.ferrule.ids.event.Link;
import io.ferrule.ids.event.SiteContext;
import io.ferrule.model.Side;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One event with everything that is known about it: what it says, the call that it answers, and the marks of the watches.
 * For one thread.
 */
public final class Observation {

    private static final JsonNode NOTHING = MissingNode.getInstance();
    private static final Link NOWHERE = Link.of("", "");
    private static final long BACKLOG_MILLIS = 120_000;

    private final Event event;
    private final SiteContext context;
    private Map<Mark, Object> marks = Map.of();
    private ObservationKind kind;
    private String station = "";
    private Link link = NOWHERE;
    private Optional<DecodedFrame> decoded = Optional.empty();
    private String action = "";
    private String id = "";
    private JsonNode request = NOTHING;
    private JsonNode answer = NOTHING;
    private boolean ignored;
    private int content;
    private boolean newestRead;
    private long newest = Times.UNKNOWN;
    private List<Samples.Sample> samples = List.of();
    private boolean samplesRead;

    Observation(Event event, SiteContext context) {
        this.event = event;
        this.context = context;
        this.kind = ObservationKind.TICK;
        if (event instanceof ConnectionEvent connection) {
            kind = ObservationKind.valueOf(connection.kind().name());
            station = connection.station();
            link = connection.link();
        } else if (event instanceof FrameEvent frame) {
            kind = ObservationKind.UNREADABLE;
            station = frame.station();
            link = frame.link();
        }
    }

    /**
     * The event.
     *
     * @return what it is an observation of
     */
    public Event event() {
        return event;
    }

    /**
     * What the operator told.
     *
     * @return the context that held then
     */
    public SiteContext context() {
        return context;
    }

    /**
     * What it is about.
     *
     * @return its kind
     */
    public ObservationKind kind() {
        return kind;
    }

    /**
     * The station.
     *
     * @return its identity, empty where no station is concerned
     */
    public String station() {
        return station;
    }

    /**
     * The connection.
     *
     * @return where it came from
     */
    public Link link() {
        return link;
    }

    /**
     * The action of a call, or of the call that is answered.
     *
     * @return its name, empty if it is not known
     */
    public String action() {
        return action;
    }

    /**
     * The message id.
     *
     * @return the id, empty where there is none
     */
    public String id() {
        return id;
    }

    /**
     * The marks.
     *
     * @return what the watches found, seldom anything
     */
    public Map<Mark, Object> marks() {
        return marks;
    }

    /**
     * Whether nothing is to be made of it: it answers a call that was blocked.
     *
     * @return true for such an answer
     */
    public boolean ignored() {
        return ignored;
    }

    /**
     * Whether it is older than the connection's present: a station tells what it kept while it was offline.
     *
     * @return true for a message of a station whose own time is more than two minutes ago
     */
    public boolean backlog() {
        return from(Side.STATION) && newest() != Times.UNKNOWN && newest() < at() - BACKLOG_MILLIS;
    }

    /** The newest time that the request tells of itself; read once, for many ask. */
    long newest() {
        if (!newestRead) {
            newest = Times.newest(request);
            newestRead = true;
        }
        return newest;
    }

    /** The readings of the request; read once, for several ask. */
    List<Samples.Sample> samples() {
        if (!samplesRead) {
            samples = Samples.of(request);
            samplesRead = true;
        }
        return samples;
    }

    /**
     * Whether one of both sides sent it.
     *
     * @param side a side
     * @return true for a frame of that side
     */
    public boolean from(Side side) {
        return event instanceof FrameEvent frame && frame.from() == side;
    }

    /**
     * Whether it is about a frame.
     *
     * @return true for a frame, also for one that cannot be read
     */
    public boolean decodedFrame() {
        return event instanceof FrameEvent;
    }

    long at() {
        return event.at().toEpochMilli();
    }

    /** Most observations have no mark, and need no room for any. */
    void mark(Mark mark, Object value) {
        marks = marks.isEmpty() ? new EnumMap<>(Mark.class) : marks;
        marks.put(mark, value);
    }

    void decoded(DecodedFrame frame) {
        decoded = Optional.of(frame);
    }

    Optional<DecodedFrame> decoded() {
        return decoded;
    }

    void call(String name, String messageId, DecodedFrame frame) {
        kind = ObservationKind.CALL;
        action = name;
        id = messageId;
        request = frame.payload();
        content = frame.content();
        newestRead = false;
        samplesRead = false;
    }

    void reply(boolean error, String messageId, JsonNode payload) {
        kind = error ? ObservationKind.ERROR : ObservationKind.RESULT;
        id = messageId;
        answer = payload;
    }

    void answers(Conversation.Asked asked, JsonNode question) {
        action = asked.action;
        request = question;
        content = asked.content;
        newestRead = false;
        samplesRead = false;
    }

    void ignore() {
        ignored = true;
    }

    /** The same number for the same request. */
    int content() {
        return content;
    }

    JsonNode request() {
        return request;
    }

    JsonNode answer() {
        return answer;
    }

    boolean isCall(String name) {
        return kind == ObservationKind.CALL && action.equals(name);
    }

    boolean isResult(String name) {
        return kind == ObservationKind.RESULT && action.equals(name);
    }
}
