// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.websocket;

import io.ferrule.proxy.handshake.Admission;
import io.ferrule.proxy.handshake.AdmissionPolicy;
import io.ferrule.proxy.handshake.StationDirectory;
import io.ferrule.proxy.handshake.UpgradeRequest;
import io.ferrule.proxy.internal.link.CloseReason;
import io.ferrule.proxy.internal.link.Doorkeeper;
import io.ferrule.proxy.internal.link.Link;
import io.ferrule.proxy.internal.link.LinkListener;
import io.ferrule.proxy.internal.link.WireWatch;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Stands where sessions will stand: keeps what it is told. */
final class RecordingDoor implements Doorkeeper, WireWatch {

    /** An open link with what came over it. */
    static final class Opened implements LinkListener {

        final Admission.Admit admit;
        final Link link;
        final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
        final BlockingQueue<CloseReason> violated = new LinkedBlockingQueue<>();
        final BlockingQueue<CloseReason> closed = new LinkedBlockingQueue<>();

        Opened(Admission.Admit admit, Link link) {
            this.admit = admit;
            this.link = link;
        }

        @Override
        public void onText(String text) {
            texts.add(text);
        }

        @Override
        public void onViolated(CloseReason reason) {
            violated.add(reason);
        }

        @Override
        public void onClosed(CloseReason reason) {
            closed.add(reason);
        }

        String text() throws InterruptedException {
            return await(texts);
        }

        CloseReason closed() throws InterruptedException {
            return await(closed);
        }
    }

    /** A refusal. */
    record Told(int code, String reason) {}

    final BlockingQueue<Opened> opened = new LinkedBlockingQueue<>();
    final BlockingQueue<Told> refused = new LinkedBlockingQueue<>();
    private final AdmissionPolicy policy;

    RecordingDoor() {
        this(StationDirectory.open());
    }

    RecordingDoor(AdmissionPolicy policy) {
        this.policy = policy;
    }

    @Override
    public Admission decide(UpgradeRequest request) {
        return policy.admit(request);
    }

    @Override
    public LinkListener opened(Admission.Admit admit, Link link) {
        Opened listener = new Opened(admit, link);
        opened.add(listener);
        return listener;
    }

    @Override
    public void abandoned(Admission.Admit admit) {
        throw new AssertionError("no test abandons an admitted station");
    }

    @Override
    public void refused(InetSocketAddress peer, Optional<String> path, int status, String reason) {
        refused.add(new Told(status, reason));
    }

    static <T> T await(BlockingQueue<T> queue) throws InterruptedException {
        T next = queue.poll(20, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nothing came within 20 seconds");
        }
        return next;
    }
}
