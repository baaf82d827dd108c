// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept;

import io.ferrule.certs.CertificateHashData;
import io.ferrule.certs.Issued;
import io.ferrule.certs.KeyType;
import io.ferrule.certs.Recipe;
import io.ferrule.certs.RootUse;
import io.ferrule.certs.TestAuthority;
import io.ferrule.certs.store.FactoryImport;
import io.ferrule.certs.store.FaultyStore;
import io.ferrule.certs.store.IdentityStore;
import io.ferrule.model.Call;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import io.ferrule.model.StationId;
import io.ferrule.proxy.Proxy;
import io.ferrule.proxy.WhenAway;
import io.ferrule.proxy.intercept.OnFailure;
import io.ferrule.proxy.testing.FakeCsms;
import io.ferrule.proxy.testing.FakeCsmsConnection;
import io.ferrule.proxy.testing.FakeStation;
import io.ferrule.proxy.upstream.Backoff;
import io.ferrule.proxy.upstream.SecurityProfile;
import io.ferrule.proxy.upstream.UpstreamState;
import io.ferrule.proxy.upstream.UpstreamTarget;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/** Station CP001 on a plain socket, a proxy, and a CSMS with mutual TLS that may refuse certificates by their serial number. */
final class SocketBench implements AutoCloseable {

    private static final Duration SOON = Duration.ofSeconds(30);

    final TestAuthority root = TestAuthority.root(now(Recipe.authority("CPO root")), pair());
    final List<SecurityEventType> raised = new CopyOnWriteArrayList<>();
    final IdentityStore store;
    final FakeCsms csms;
    private final BlockingQueue<LifeEvent> told = new LinkedBlockingQueue<>();
    private final ExecutorService workers = Executors.newFixedThreadPool(2);
    private final Set<BigInteger> refused = ConcurrentHashMap.newKeySet();
    private final ChangingServer server = new ChangingServer(shown(root));
    private UnaryOperator<LifeSettings> change = settings -> settings;
    private final RefusingDoor door;
    private Optional<Proxy> proxy = Optional.empty();
    private Optional<FakeStation> station = Optional.empty();
    private int ids;

    SocketBench(Path dir) throws Exception {
        store = FaultyStore.open(dir, (step, file) -> {}, Clock.systemUTC());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(
                new KeyManager[] {server},
                new TrustManager[] {new OperatorsClients(root.certificate().getPublicKey(), refused)},
                null);
        door = new RefusingDoor(context);
        csms = FakeCsms.tls(context, true)
                .answering("SignCertificate", "{\"status\":\"Accepted\"}")
                .answering("Heartbeat", "{\"currentTime\":\"2026-06-15T12:00:00Z\"}")
                .answering(
                        "BootNotification",
                        "{\"status\":\"Accepted\",\"currentTime\":\"2026-06-15T12:00:00Z\",\"interval\":300}");
    }

    static KeyPair pair() throws Exception {
        return KeyType.EC_P256.generate();
    }

    /** Valid by the clock on the wall. */
    static Recipe now(Recipe recipe) {
        return recipe.valid(Instant.now().minus(Duration.ofDays(1)), far());
    }

    SocketBench holding(BigInteger serial, Instant end) throws Exception {
        KeyPair pair = pair();
        Recipe recipe =
                Recipe.station("SN-0001").serial(serial).valid(Instant.now().minus(Duration.ofDays(1)), end);
        FactoryImport factory = new FactoryImport(store);
        factory.credential("CP001", new Issued(pair.getPrivate(), List.of(root.issue(recipe, pair.getPublic()))));
        factory.roots("CP001", RootUse.CSMS, List.of(root.certificate()));
        return this;
    }

    SocketBench additionalRootCheck() {
        change = settings -> settings.withRoots(settings.roots().withAdditionalRootCheck());
        return this;
    }

    SocketBench running() throws Exception {
        LifeSettings settings = change.apply(LifeSettings.of(
                Naming.of("Example CPO").withSerial(any -> Optional.of("SN-0001")),
                new Means(workers, Clock.systemUTC(), new Random(1), told::add)));
        CertificateLife life = CertificateLife.over(store, settings, (id, type, info) -> raised.add(type));
        proxy = Optional.of(Proxy.builder()
                .listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .upstream((id, version) -> target(life, id, version))
                .whenAway(WhenAway.BUFFER)
                .backoff(new Backoff(Duration.ofSeconds(1), Duration.ofMillis(100), 3))
                .intercept("certificates", OnFailure.REJECT, life.interceptors())
                .start());
        return this;
    }

    private UpstreamTarget target(CertificateLife life, StationId id, OcppVersion version) {
        StationCredentials credentials = life.credentialsOf(id).orElseThrow();
        boolean barred = refused.contains(
                credentials.identity().orElseThrow().certificate().getSerialNumber());
        return new UpstreamTarget(
                URI.create((barred ? door.uri() : csms.uri()) + "/" + id.value()),
                version,
                SecurityProfile.TLS_CLIENT_CERTIFICATE,
                Optional.empty(),
                credentials.identity(),
                Optional.of(credentials.trust()),
                Duration.ofSeconds(20));
    }

    /** Those that the CSMS refuses meet a door that says so in an alert, as most servers do. */
    void refusing(BigInteger serial) {
        refused.add(serial);
    }

    /** The station connects; the connection that its CSMS sees. */
    FakeCsmsConnection connected() {
        int port = proxy.orElseThrow().address().getPort();
        station = Optional.of(FakeStation.connect(URI.create("ws://127.0.0.1:" + port + "/CP001"), "ocpp1.6"));
        station().send("[2,\"first\",\"Heartbeat\",{}]");
        station().awaitFrameContaining("first", SOON);
        return csms.awaitConnection(SOON);
    }

    FakeStation station() {
        return station.orElseThrow();
    }

    void boots() {
        awaitOpen();
        station()
                .send("[2,\"boot" + ++ids + "\",\"BootNotification\","
                        + "{\"chargePointVendor\":\"V\",\"chargePointModel\":\"M\"}]");
        station().awaitFrameContaining("boot" + ids, SOON);
    }

    /** The CSMS's side of a connection is open before ours is. */
    private void awaitOpen() {
        Instant deadline = Instant.now().plus(SOON);
        while (Instant.now().isBefore(deadline)
                && proxy.flatMap(open -> open.session(new StationId("CP001")))
                        .filter(session -> session.upstream() == UpstreamState.OPEN)
                        .isEmpty()) {
            Thread.onSpinWait();
        }
    }

    /** Whether a call of the station still comes through and back. */
    boolean roundTrip() {
        station().send("[2,\"r" + ++ids + "\",\"StatusNotification\",{}]");
        return station().awaitFrameContaining("r" + ids, SOON).startsWith("[3");
    }

    void trigger(FakeCsmsConnection connection) {
        order(
                connection,
                "t",
                "ExtendedTriggerMessage",
                Payload.of("{\"requestedMessage\":\"SignChargePointCertificate\"}"));
    }

    /** Waits for a request and sends the certificate. */
    void sign(FakeCsmsConnection connection, BigInteger serial) throws Exception {
        String frame = connection.awaitFrameContaining("\"SignCertificate\"", SOON);
        String csr = Received.csr(List.of(frame));
        String chain = root.issuePem(now(Recipe.station("SN-0001")).serial(serial), Received.key(csr));
        order(connection, "s", "CertificateSigned", Payload.empty().with("/certificateChain", chain));
    }

    void install(FakeCsmsConnection connection, String pem) {
        Payload payload = Payload.empty()
                .with("/certificateType", "CentralSystemRootCertificate")
                .with("/certificate", pem);
        String answer = order(connection, "i", "InstallCertificate", payload);
        if (!answer.contains("Accepted")) {
            throw new AssertionError(answer);
        }
    }

    String delete(FakeCsmsConnection connection, String id, CertificateHashData data) {
        Payload named = Payload.empty()
                .with("/hashAlgorithm", data.algorithm().name())
                .with("/issuerNameHash", data.issuerNameHash())
                .with("/issuerKeyHash", data.issuerKeyHash())
                .with("/serialNumber", data.serialNumber());
        return order(connection, id, "DeleteCertificate", Payload.empty().with("/certificateHashData", named));
    }

    private String order(FakeCsmsConnection connection, String id, String action, Payload payload) {
        connection.send(Call.of(id, action, payload).text());
        return connection.awaitFrameContaining("[3,\"" + id + "\"", SOON);
    }

    /** From now on the CSMS shows a certificate of this authority. */
    void csmsBelow(TestAuthority authority) throws Exception {
        server.shows(shown(authority));
    }

    private static Issued shown(TestAuthority authority) throws Exception {
        KeyPair pair = pair();
        Recipe recipe = now(Recipe.station("localhost")).dnsName("localhost");
        return new Issued(pair.getPrivate(), List.of(authority.issue(recipe, pair.getPublic())));
    }

    LifeEvent awaitTold(LifeEvent.Kind kind) throws InterruptedException {
        return awaitTold(kind, "");
    }

    LifeEvent awaitTold(LifeEvent.Kind kind, String part) throws InterruptedException {
        Instant deadline = Instant.now().plus(SOON);
        List<LifeEvent> others = new CopyOnWriteArrayList<>();
        while (Instant.now().isBefore(deadline)) {
            LifeEvent event = told.poll(1, TimeUnit.SECONDS);
            if (event != null && event.kind() == kind && event.detail().contains(part)) {
                return event;
            }
            if (event != null) {
                others.add(event);
            }
        }
        throw new AssertionError("nobody told of " + kind + ", only of " + others);
    }

    static BigInteger serial(FakeCsmsConnection connection) {
        return connection.clientCertificate().orElseThrow().getSerialNumber();
    }

    @Override
    public void close() throws IOException {
        station.ifPresent(FakeStation::close);
        proxy.ifPresent(Proxy::close);
        csms.close();
        door.close();
        workers.shutdownNow();
        store.close();
    }

    /** An end of validity that is far away. */
    static Instant far() {
        return Instant.now().plus(Duration.ofDays(300));
    }
}
