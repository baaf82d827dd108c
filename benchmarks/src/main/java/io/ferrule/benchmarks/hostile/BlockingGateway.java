// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.hostile;

import io.ferrule.certs.PemFiles;
import io.ferrule.model.Call;
import io.ferrule.proxy.Proxy;
import io.ferrule.proxy.intercept.CallVerdict;
import io.ferrule.proxy.intercept.Exchange;
import io.ferrule.proxy.intercept.Interceptor;
import io.ferrule.proxy.intercept.OnFailure;
import io.ferrule.proxy.upstream.TlsIdentity;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The library with an interceptor that does what it must not: it blocks for a second on every call of some stations.
 * Prints {@code ready PORT} and ends when its standard input ends.
 */
public final class BlockingGateway {

    /** Stations whose identity begins like this are those whose calls block. */
    static final String BLOCKED = "BLOCKED-";

    private static final long BLOCK_NANOS = TimeUnit.SECONDS.toNanos(1);

    private BlockingGateway() {}

    /** Runs as a process of its own; the arguments are the directory of the certificates and the port of the CSMS. */
    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(arguments[0]);
        TlsIdentity identity = new TlsIdentity(
                PemFiles.privateKey(directory.resolve("station.key")),
                PemFiles.certificates(directory.resolve("station.pem")));
        List<X509Certificate> trust = PemFiles.certificates(directory.resolve("ca.pem"));
        try (Proxy proxy = Proxy.builder()
                .listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .upstream(URI.create("wss://localhost:" + arguments[1] + "/ocpp"), identity, trust)
                .intercept("blocking", OnFailure.REJECT, session -> new Blocking())
                .start()) {
            System.out.println("ready " + proxy.address().getPort());
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }

    private static final class Blocking implements Interceptor {

        @Override
        public CallVerdict onCall(Call call, Exchange exchange) {
            if (exchange.session().station().value().startsWith(BLOCKED)) {
                LockSupport.parkNanos(BLOCK_NANOS);
            }
            return CallVerdict.forward();
        }
    }
}
