// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.watch;

import io.ferrule.ids.event.ConnectionEvent;
import io.ferrule.ids.event.FrameEvent;
import io.ferrule.ids.watch.Links.Line;
import io.ferrule.model.Side;
import java.util.HashSet;
import java.util.Set;

/**
 * Who talks over which connection. A station on a bad mobile network comes back from another address while its old
 * connection is still thought to be open; then the old one is silent. Only where both talk are there two.
 */
final class LinkWatch implements Watch {

    private static final long GRACE_MILLIS = 5_000;
    private static final long RIVAL_MILLIS = 600_000;
    private static final int FIGHT = 3;
    private static final int TURNS = 2;

    @Override
    public void see(Observation o, StationMemory station, FleetMemory fleet) {
        if (o.event() instanceof FrameEvent frame) {
            if (frame.from() == Side.STATION) {
                stationFrame(o, station, frame);
            } else {
                csmsFrame(o, station, frame.link().peer());
            }
        } else if (o.event() instanceof ConnectionEvent event) {
            connection(o, station, event);
        }
    }

    private static void stationFrame(Observation o, StationMemory station, FrameEvent frame) {
        Links links = station.links;
        String peer = frame.link().peer();
        Line line = links.line(frame.link().key(), peer, o.at());
        if (!peer.isEmpty() && !line.peer.isEmpty() && !peer.equals(line.peer)) {
            o.mark(Mark.PEER_CHANGED, peer);
        }
        bothAlive(o, links, line);
        line.firstFrame = line.firstFrame == Times.UNKNOWN ? o.at() : line.firstFrame;
        line.lastFrame = o.at();
        line.messages++;
        int returns = returns(links.peers, peer, o.at());
        if (returns >= FIGHT) {
            o.mark(Mark.FIGHT, (double) returns);
        }
    }

    private static void bothAlive(Observation o, Links links, Line line) {
        for (Line other : links.lines.values()) {
            boolean newer = other != line && other.openedAt > line.openedAt && other.firstFrame != Times.UNKNOWN;
            if (newer && other.firstFrame < o.at() - GRACE_MILLIS) {
                o.mark(Mark.BOTH_ALIVE, other.peer.isEmpty() ? "unknown" : other.peer);
            }
        }
        boolean rival = links.rivalAt != Times.UNKNOWN && !links.rival.equals(line.peer);
        if (rival && line.openedAt < links.rivalAt && o.at() > links.rivalAt + GRACE_MILLIS) {
            if (o.at() < links.rivalAt + RIVAL_MILLIS) {
                o.mark(Mark.BOTH_ALIVE, links.rival);
            }
            links.rivalAt = Times.UNKNOWN;
        }
    }

    private static void csmsFrame(Observation o, StationMemory station, String peer) {
        if (peer.isEmpty()) {
            return;
        }
        Set<String> told = o.context().allowed().csmsPeers();
        if (!told.isEmpty() && !told.contains(peer)) {
            o.mark(Mark.CSMS_STRANGER, peer);
        }
        int turns = returns(station.links.csms, peer, o.at());
        if (turns >= TURNS) {
            o.mark(Mark.CSMS_TURNS, (double) turns);
        }
    }

    /** How often an address came back after another one; 0 unless it does so just now. */
    private static int returns(Window<String> recent, String peer, long at) {
        if (peer.isEmpty() || recent.last().filter(peer::equals).isPresent()) {
            return 0;
        }
        recent.add(at, peer);
        Set<String> before = new HashSet<>();
        int returns = 0;
        for (Window.Timed<String> entry : recent.entries()) {
            returns += before.add(entry.what()) ? 0 : 1;
        }
        return returns;
    }

    private static void connection(Observation o, StationMemory station, ConnectionEvent event) {
        Links links = station.links;
        String peer = event.link().peer();
        switch (event.kind()) {
            case OPEN -> {
                links.lines.remove(event.link().key());
                station.bearing.arrivedAt = o.at();
                links.line(event.link().key(), peer, o.at());
            }
            case CLOSE -> links.lines.remove(event.link().key());
            case REFUSED -> {
                if (event.reason().equals("displaced")) {
                    links.rival = peer;
                    links.rivalAt = o.at();
                }
            }
            default -> Traffic.counted(o, links.line(event.link().key(), peer, o.at()), event);
        }
    }
}
