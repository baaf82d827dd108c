// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.websocket;

import io.ferrule.proxy.internal.channel.UpgradeOffer;
import io.ferrule.proxy.internal.channel.UpgradeResponse;
import io.ferrule.proxy.internal.link.DialException;
import io.ferrule.proxy.internal.link.DialException.Stage;
import io.ferrule.proxy.internal.link.TlsFacts;
import io.ferrule.proxy.internal.tls.HybridMemory;
import io.ferrule.proxy.internal.tls.PatientSocket;
import io.ferrule.proxy.internal.tls.TlsClient.Secured;
import io.ferrule.proxy.internal.tls.TlsClients;
import io.ferrule.proxy.internal.tls.TlsFailures;
import io.ferrule.proxy.upstream.SecurityProfile;
import io.ferrule.proxy.upstream.TlsChoice.Hybrid;
import io.ferrule.proxy.upstream.UpstreamTarget;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * One way to a CSMS: name, TCP, TLS, upgrade. Runs on a thread of its own and blocks; whoever started it calls {@code abort}
 * from another thread when the time is over.
 */
final class Dial {

    /** The open connection and the bytes that came with the CSMS's answer. */
    record Opened(Socket socket, Socket plain, Optional<TlsFacts> tls, ByteBuffer early) {}

    /** What all dials of a connector share. */
    record Means(TlsClients clients, HybridMemory memory, Resolver resolver, int headerBytes) {}

    private static final int BUFFER_BYTES = 4_096;

    private final UpstreamTarget target;
    private final Means means;
    private final HostPort address;
    private final TcpWay way;

    Dial(UpstreamTarget target, Means means) {
        this.target = target;
        this.means = means;
        this.address = HostPort.of(target.url());
        this.way = new TcpWay(address, means.resolver(), target.timeout());
    }

    /** Dials; blocks. */
    Opened run() throws DialException {
        Hybrid wanted = target.tls().hybrid();
        PatientSocket plain = way.connect();
        if (wanted != Hybrid.PREFER) {
            return open(plain, wanted);
        }
        if (means.memory().spares(address.toString())) {
            return open(plain, Hybrid.OFF);
        }
        try {
            return open(plain, Hybrid.PREFER);
        } catch (DialException e) {
            if (plain.heard()) {
                throw e;
            }
        }
        return openWithout(way.connect());
    }

    /** Ends what is going on and whatever would follow. */
    void abort() {
        way.abort();
    }

    /** A greeting with a hybrid key share got no answer, perhaps because it is too long for a box on the way. */
    private Opened openWithout(PatientSocket plain) throws DialException {
        Opened opened = open(plain, Hybrid.OFF);
        means.memory().spare(address.toString());
        return opened;
    }

    private Opened open(PatientSocket plain, Hybrid hybrid) throws DialException {
        try {
            if (!target.profile().tls()) {
                return new Opened(plain, plain, Optional.empty(), upgrade(plain, false));
            }
            Secured secured = secure(plain, hybrid);
            return new Opened(
                    secured.socket(), plain, Optional.of(secured.facts()), upgrade(secured.socket(), secured.asked()));
        } catch (DialException e) {
            TcpWay.closeQuietly(plain);
            throw e;
        } catch (IOException e) {
            TcpWay.closeQuietly(plain);
            throw new DialException(Stage.NETWORK, 0, "the connection to the CSMS was lost", e);
        }
    }

    // Where there may be a second attempt, the first one must leave time for it.
    private Secured secure(PatientSocket plain, Hybrid hybrid) throws DialException, IOException {
        plain.setSoTimeout(hybrid == Hybrid.PREFER ? Math.max(1, way.millisLeft() / 2) : 0);
        Secured secured = means.clients().of(target).handshake(plain, address.host(), address.port(), hybrid);
        plain.setSoTimeout(0);
        return secured;
    }

    private ByteBuffer upgrade(Socket socket, boolean asked) throws DialException {
        UpgradeOffer offer = offer();
        UpgradeResponse.Parser parser = new UpgradeResponse.Parser(means.headerBytes());
        byte[] bytes = new byte[BUFFER_BYTES];
        try {
            socket.getOutputStream().write(offer.request());
            InputStream in = socket.getInputStream();
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, read);
                Optional<UpgradeResponse> response = parser.feed(buffer);
                if (response.isPresent()) {
                    check(offer, response.get());
                    return early(buffer);
                }
            }
            throw new DialException(Stage.UPGRADE, "the CSMS ended the connection without answering the upgrade");
        } catch (UpgradeResponse.MalformedException e) {
            throw new DialException(Stage.UPGRADE, 0, "the CSMS's answer to the upgrade cannot be read", e);
        } catch (IOException e) {
            throw TlsFailures.afterHandshake(e, asked);
        }
    }

    /** Only what is left: what is kept here is kept for as long as the connection. */
    private static ByteBuffer early(ByteBuffer left) {
        byte[] bytes = new byte[left.remaining()];
        left.get(bytes);
        return ByteBuffer.wrap(bytes);
    }

    private void check(UpgradeOffer offer, UpgradeResponse response) throws DialException {
        try {
            offer.check(response);
        } catch (DialException e) {
            throw e.blaming(UpgradeFaults.of(e.httpStatus(), target.profile()));
        }
    }

    private UpgradeOffer offer() {
        byte[] key = new byte[16];
        new SecureRandom().nextBytes(key);
        boolean basic = target.profile() == SecurityProfile.BASIC || target.profile() == SecurityProfile.TLS_BASIC;
        return new UpgradeOffer(
                HostPort.path(target.url()),
                address.toString(),
                Base64.getEncoder().encodeToString(key),
                target.version().subprotocol(),
                basic ? target.credentials() : Optional.empty());
    }
}
