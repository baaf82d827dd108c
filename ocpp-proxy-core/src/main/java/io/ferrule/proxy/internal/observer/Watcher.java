// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.observer;

import io.ferrule.model.Call;
import io.ferrule.model.CallError;
import io.ferrule.model.ErrorCode;
import io.ferrule.model.MessageType;
import io.ferrule.model.Reading;
import io.ferrule.model.Reply;
import io.ferrule.model.StationId;
import io.ferrule.proxy.event.ObserverEvent;
import io.ferrule.proxy.internal.lane.Lane;
import io.ferrule.proxy.upstream.Observer;
import io.ferrule.proxy.upstream.ObserverStatus;
import io.ferrule.proxy.upstream.UpstreamTarget;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One observer of one session. Everything but {@link #offer} happens on a lane of its own, so that neither the station nor
 * anybody else waits for it.
 */
final class Watcher implements ObserverLine.End, Feed.Out, Petitions.Out {

    private static final Logger LOG = LoggerFactory.getLogger(Watcher.class);
    private static final int MOST_TASKS = 1_024;

    private final Observer observer;
    private final Scene scene;
    private final Means means;
    private final ObserverMemory memory;
    private final Lane lane;
    private final CopyQueue queue = new CopyQueue();
    private final AtomicBoolean woken = new AtomicBoolean();
    private final ObserverLine line;
    private final Feed feed;
    private final Petitions petitions;
    private final Strikes strikes;

    Watcher(Observer observer, Scene scene, Means means) {
        this.observer = observer;
        this.scene = scene;
        this.means = means;
        memory = scene.memory().observer(observer.name(), means::waits);
        lane = new Lane(means.executor(), MOST_TASKS, this::failed);
        line = new ObserverLine(scene.station(), observer.name(), means, memory, lane, this);
        feed = new Feed(queue, scene.memory(), memory, means, this);
        petitions = new Petitions(observer.name(), scene.version(), memory, scene.keys(observer), this);
        strikes = new Strikes(means.timers());
    }

    /** Dials. */
    void begin() {
        lane.submit(line::begin);
    }

    /** Takes a copy, if need be in place of the eldest; never waits. From the session's lane. */
    void offer(Copy copy) {
        queue.add(copy);
        if (scene.directory().pausesCopies()) {
            queue.clear();
        }
        if (woken.compareAndSet(false, true)) {
            lane.submit(this::work);
        }
    }

    /** The session is over. */
    void close() {
        lane.submit(() -> {
            line.close();
            petitions.disconnected();
            feed.disconnected();
            queue.clear();
            dropped(queue.lost());
        });
    }

    ObserverStatus status() {
        return new ObserverStatus(observer.name(), line.state(), queue.size(), memory.dropped());
    }

    @Override
    public Optional<UpstreamTarget> target() {
        Optional<Observer> now = scene.find(observer.name());
        now.filter(found -> found.target().version() != scene.version()).ifPresent(foreign -> {
            throw new IllegalStateException("the observer speaks OCPP "
                    + foreign.target().version().number() + ", the station "
                    + scene.version().number());
        });
        return now.map(Observer::target);
    }

    @Override
    public void opened() {
        feed.connected();
    }

    @Override
    public void lost() {
        petitions.disconnected();
        feed.disconnected();
    }

    @Override
    public void said(String text) {
        Reading reading = means.reader().read(text, scene.version());
        if (reading instanceof Reading.Unreadable unreadable) {
            unreadable(unreadable);
        } else if (reading instanceof Reading.Read read && read.frame() instanceof Call call) {
            petitions.called(call);
        } else if (reading instanceof Reading.Read read && read.frame() instanceof Reply reply) {
            feed.replied(reply);
        }
    }

    // What an operator takes away is gone at once; where nobody can say, nothing is allowed.
    @Override
    public boolean allows(String action) {
        try {
            return scene.find(observer.name())
                    .filter(now -> now.allowed().contains(action))
                    .isPresent();
        } catch (RuntimeException e) {
            LOG.atError()
                    .addKeyValue("station", station())
                    .addKeyValue("observer", observer.name())
                    .setCause(e)
                    .log("nobody could say what this observer may do");
            return false;
        }
    }

    @Override
    public void send(String text) {
        line.send(text);
    }

    @Override
    public void dropped(int copies) {
        if (copies > 0 && memory.drop(copies)) {
            long all = memory.dropped();
            means.announce(at -> new ObserverEvent.CopiesDropped(at, station(), observer.name(), all));
        }
    }

    @Override
    public void refused(String action, ErrorCode code) {
        means.announce(at -> new ObserverEvent.ObserverCallRefused(at, station(), observer.name(), action, code));
    }

    @Override
    public void ask(Petition petition) {
        try {
            scene.onSession(petition);
        } catch (RejectedExecutionException e) {
            petition.answer().refused("too much waits for this station");
        }
    }

    @Override
    public void onLane(Runnable task) {
        lane.submit(task);
    }

    private void work() {
        woken.set(false);
        dropped(queue.lost());
        feed.pump();
    }

    private void unreadable(Reading.Unreadable unreadable) {
        means.announce(at -> new ObserverEvent.ObserverUnreadable(
                at, station(), observer.name(), unreadable.finding().message()));
        Optional<MessageType> type = unreadable.type();
        if (type.equals(Optional.of(MessageType.CALLRESULT)) || type.equals(Optional.of(MessageType.CALLERROR))) {
            unreadable
                    .id()
                    .ifPresent(id -> feed.replied(CallError.of(
                            id, scene.version(), ErrorCode.FORMATION_VIOLATION, "the reply cannot be read")));
        } else {
            unreadable.answer(scene.version()).ifPresent(error -> send(error.text()));
        }
        if (strikes.exceeded()) {
            line.cut("too many unreadable frames");
        }
    }

    private StationId station() {
        return scene.station();
    }

    // A task of ours never throws; if one does all the same, it costs this observer its connection and nobody else
    // anything.
    private void failed(Throwable failure) {
        LOG.atError()
                .addKeyValue("station", station())
                .addKeyValue("observer", observer.name())
                .setCause(failure)
                .log("an observer failed, closing its connection");
        line.cut("internal error of the gateway");
    }
}
