// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept;

import static io.ferrule.certs.Recipe.NOW;

import io.ferrule.certs.Issued;
import io.ferrule.certs.KeyType;
import io.ferrule.certs.Recipe;
import io.ferrule.certs.RootUse;
import io.ferrule.certs.TestAuthority;
import io.ferrule.certs.store.FactoryImport;
import io.ferrule.certs.store.FaultyStore;
import io.ferrule.certs.store.Generation;
import io.ferrule.certs.store.IdentityStore;
import io.ferrule.certs.store.StationIdentity;
import io.ferrule.model.Call;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import io.ferrule.model.StationId;
import io.ferrule.proxy.testing.InterceptorHarness;
import io.ferrule.proxy.testing.MutableClock;
import io.ferrule.proxy.testing.Outcome;
import io.ferrule.proxy.upstream.DialStage;
import io.ferrule.proxy.upstream.UpstreamFailure;
import io.ferrule.proxy.upstream.UpstreamState;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * A store with station CP001, serial number SN-0001, a CSMS that signs, and a session between the two without sockets.
 * Everything happens on the calling thread.
 */
final class LifeBench implements AutoCloseable {

    static final StationId CP001 = new StationId("CP001");
    static final String STORED = "\"status\":\"Accepted\"";

    /** A security event. */
    record Raised(SecurityEventType type, String techInfo) {}

    final Path dir;
    final TestAuthority root;
    final MutableClock clock = new MutableClock(NOW);
    final List<Raised> raised = new ArrayList<>();
    final List<LifeEvent> told = new ArrayList<>();
    LifeSettings settings = LifeSettings.of(
            Naming.of("Example CPO").withSerial(station -> Optional.of("SN-0001")),
            new Means(Runnable::run, clock, new Random(7), told::add));
    FaultyStore.Disk disk = (step, file) -> {};
    private Optional<IdentityStore> store = Optional.empty();
    private Optional<CertificateLife> life = Optional.empty();
    private Optional<InterceptorHarness> harness = Optional.empty();
    /** What the CSMS got when the station connected. */
    List<String> first = List.of();

    private int ids;

    LifeBench(Path dir) throws Exception {
        this(dir, TestAuthority.root("CPO root"));
    }

    LifeBench(Path dir, TestAuthority root) {
        this.dir = dir;
        this.root = root;
    }

    /** With a factory credential and the operator's root. */
    LifeBench enrolled() throws Exception {
        return rooted().holding(Recipe.station("SN-0001"));
    }

    /** With the operator's root only. */
    LifeBench rooted() throws Exception {
        new FactoryImport(store()).roots("CP001", RootUse.CSMS, List.of(root.certificate()));
        return this;
    }

    LifeBench holding(Recipe recipe) throws Exception {
        KeyPair pair = KeyType.EC_P256.generate();
        Issued credential = new Issued(pair.getPrivate(), List.of(root.issue(recipe, pair.getPublic())));
        new FactoryImport(store()).credential("CP001", credential);
        return this;
    }

    LifeBench with(UnaryOperator<LifeSettings> change) {
        settings = change.apply(settings);
        return this;
    }

    IdentityStore store() throws IOException {
        if (store.isEmpty()) {
            store = Optional.of(FaultyStore.open(dir, (step, file) -> disk.before(step, file), clock));
        }
        return store.get();
    }

    CertificateLife life() throws IOException {
        if (life.isEmpty()) {
            SecurityEvents events = (station, type, techInfo) -> raised.add(new Raised(type, techInfo));
            life = Optional.of(CertificateLife.over(store(), settings, events));
        }
        return life.get();
    }

    /** The station connects, and its CSMS is there. */
    LifeBench connected() throws Exception {
        return connected(OcppVersion.V1_6);
    }

    LifeBench connected(OcppVersion version) throws Exception {
        credentials();
        harness = Optional.of(InterceptorHarness.of(version, life().interceptors()));
        first = harness().outcome().toCsms();
        return this;
    }

    /** The station connects, its gateway outlives the CSMS, and that is in some state. */
    LifeBench buffered(UpstreamState first) throws Exception {
        credentials();
        harness = Optional.of(InterceptorHarness.buffering(OcppVersion.V1_6, first, life().interceptors()));
        harness().outcome();
        return this;
    }

    InterceptorHarness harness() {
        return harness.orElseThrow();
    }

    /** As the directory does at each dial. */
    StationCredentials credentials() throws IOException {
        return life().credentialsOf(CP001).orElseThrow();
    }

    /** The station boots and the CSMS accepts it. */
    Outcome boots() {
        return boots("Accepted");
    }

    Outcome boots(String status) {
        harness()
                .fromStation("[2,\"b\",\"BootNotification\",{\"chargePointVendor\":\"V\",\"chargePointModel\":\"M\","
                        + "\"chargePointSerialNumber\":\"SN-0001\"}]");
        return harness()
                .fromCsms("[3,\"b\",{\"status\":\"" + status
                        + "\",\"currentTime\":\"2026-06-15T12:00:00Z\",\"interval\":300}]");
    }

    /** The CSMS sends a call. */
    Outcome orders(String action, Payload payload) {
        return harness().fromCsms(Call.of("o" + ++ids, action, payload).text());
    }

    Outcome trigger() {
        return orders("ExtendedTriggerMessage", Payload.of("{\"requestedMessage\":\"SignChargePointCertificate\"}"));
    }

    Outcome certificateSigned(String chain) {
        return orders("CertificateSigned", Payload.empty().with("/certificateChain", chain));
    }

    Outcome install(String type, String pem) {
        return orders(
                "InstallCertificate",
                Payload.empty().with("/certificateType", type).with("/certificate", pem));
    }

    /** The CSMS answers the last call of some action among frames. */
    Outcome answers(List<String> frames, String action, String payload) {
        return harness().fromCsms("[3,\"" + Received.id(frames, action) + "\"," + payload + "]");
    }

    /** What the CSMS makes of a request. */
    String sign(String csr, Recipe recipe) throws Exception {
        return root.issuePem(recipe, Received.key(csr));
    }

    String sign(String csr) throws Exception {
        return sign(csr, Recipe.station("SN-0001"));
    }

    /** A trigger, a request that is accepted: what the CSMS now may sign. */
    String asked() {
        List<String> frames = trigger().toCsms();
        answers(frames, "SignCertificate", "{" + STORED + "}");
        return Received.csr(frames);
    }

    /** The dial that was asked for succeeds. */
    Outcome dialSucceeds() throws IOException {
        credentials();
        return harness().redialSucceeds();
    }

    Outcome dialFails(UpstreamFailure.Fault fault) throws IOException {
        credentials();
        return harness().redialFails(UpstreamFailure.of(fault, stage(fault), "a reason"));
    }

    private static DialStage stage(UpstreamFailure.Fault fault) {
        return switch (fault) {
            case CERTIFICATE -> DialStage.CLIENT_CERTIFICATE;
            case SERVER_CERTIFICATE -> DialStage.SERVER_CERTIFICATE;
            case NETWORK -> DialStage.NETWORK;
            default -> DialStage.TLS;
        };
    }

    /** The CSMS answers the heartbeat that proves a connection. */
    Outcome proves(Outcome dialled) {
        return answers(dialled.toCsms(), "Heartbeat", "{\"currentTime\":\"2026-06-15T12:00:00Z\"}");
    }

    Outcome pass(Duration step) {
        clock.advance(step);
        return harness().advance(step);
    }

    StationIdentity identity() throws IOException {
        return store().station("CP001");
    }

    int active() throws IOException {
        return identity().active().map(Generation::number).orElse(0);
    }

    /** Number of the key that the next dial shows. */
    int dials() throws IOException {
        return credentials().generation().orElse(0);
    }

    List<SecurityEventType> raisedTypes() {
        return raised.stream().map(Raised::type).toList();
    }

    List<LifeEvent.Kind> toldKinds() {
        return told.stream().map(LifeEvent::kind).toList();
    }

    Instant ends() throws IOException {
        return identity()
                .active()
                .flatMap(Generation::certificate)
                .map(X509Certificate::getNotAfter)
                .orElseThrow()
                .toInstant();
    }

    /** A new process on the same disk; the station connects again. */
    LifeBench restarted() throws Exception {
        close();
        return connected();
    }

    @Override
    public void close() {
        harness.ifPresent(InterceptorHarness::close);
        harness = Optional.empty();
        life = Optional.empty();
        store.ifPresent(IdentityStore::close);
        store = Optional.empty();
    }
}
