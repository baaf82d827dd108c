// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.rotation;

import io.ferrule.benchmarks.tls.Certificates;
import io.ferrule.benchmarks.tls.MutualTls;
import io.ferrule.certs.PemFiles;
import io.ferrule.certs.SigningRequest;
import io.ferrule.certs.ThrowawayAuthority;
import io.ferrule.model.Call;
import io.ferrule.model.CallResult;
import io.ferrule.model.FrameLimits;
import io.ferrule.model.FrameReader;
import io.ferrule.model.Payload;
import io.ferrule.model.Reading;
import io.ferrule.proxy.testing.FakeCsms;
import io.ferrule.proxy.testing.FakeCsmsConnection;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A CSMS that demands certificates, asks for new ones, and issues them. Safe for use by several threads. */
final class IssuingCsms implements AutoCloseable {

    private static final Duration LOOK = Duration.ofMillis(20);

    private final FrameReader reader = new FrameReader(FrameLimits.defaults());
    private final ExecutorService issuing = Executors.newSingleThreadExecutor(IssuingCsms::daemon);
    private final Set<BigInteger> issued = ConcurrentHashMap.newKeySet();
    /** By path: the latest connection of each station, and those that a call has come over with a new certificate. */
    private final Map<String, FakeCsmsConnection> latest = new ConcurrentHashMap<>();

    private final Set<String> renewed = ConcurrentHashMap.newKeySet();
    private final ThrowawayAuthority authority;
    private final FakeCsms csms;

    private IssuingCsms(ThrowawayAuthority authority, FakeCsms csms) {
        this.authority = authority;
        this.csms = csms.hearing(this::hear).welcoming(link -> latest.put(link.path(), link));
    }

    /** Starts one in this process; its files, and those of the stations, are those of the certificates. */
    static IssuingCsms start(ThrowawayAuthority authority, Certificates certificates)
            throws IOException, GeneralSecurityException {
        return new IssuingCsms(authority, FakeCsms.tls(MutualTls.csms(certificates), true));
    }

    static ThrowawayAuthority authority() throws GeneralSecurityException {
        return ThrowawayAuthority.create("Benchmark root", Clock.systemUTC(), new SecureRandom());
    }

    int port() {
        return csms.uri().getPort();
    }

    /** Asks all stations that are connected for a request (A02), one after the other without waiting. */
    int triggerAll() {
        Payload wanted = Payload.empty().with("/requestedMessage", "SignChargePointCertificate");
        List<FakeCsmsConnection> links = List.copyOf(latest.values());
        links.forEach(link ->
                link.send(Call.of("trigger", "ExtendedTriggerMessage", wanted).text()));
        return links.size();
    }

    /**
     * Waits until so many stations have said something over a connection with a new certificate.
     *
     * @return how many it were in time
     */
    int awaitRenewed(int wanted, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (renewed.size() < wanted && System.nanoTime() < end) {
            TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
        }
        return renewed.size();
    }

    private void hear(FakeCsmsConnection link, String text) {
        if (!(reader.read(text) instanceof Reading.Read read) || !(read.frame() instanceof Call call)) {
            return;
        }
        boolean request = call.action().equals("SignCertificate");
        Payload result = request ? Payload.empty().with("/status", "Accepted") : Payload.empty();
        link.send(CallResult.of(call.id(), result).text());
        if (request) {
            issuing.execute(() -> issue(link, call.payload().string("/csr").orElse("")));
        } else if (link.clientCertificate()
                .map(X509Certificate::getSerialNumber)
                .filter(issued::contains)
                .isPresent()) {
            renewed.add(link.path());
        }
    }

    private void issue(FakeCsmsConnection link, String csr) {
        try {
            X509Certificate certificate = authority.sign(new SigningRequest(csr));
            issued.add(certificate.getSerialNumber());
            Payload chain = Payload.empty().with("/certificateChain", PemFiles.text(List.of(certificate)));
            link.send(Call.of("signed", "CertificateSigned", chain).text());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a request of the gateway cannot be signed", e);
        }
    }

    @Override
    public void close() {
        issuing.shutdownNow();
        csms.close();
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "issuing");
        thread.setDaemon(true);
        return thread;
    }
}
