// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.enrol.acme;

import io.ferrule.certs.KeyType;
import io.ferrule.certs.Recipe;
import io.ferrule.certs.SigningRequest;
import io.ferrule.certs.StationDnsName;
import io.ferrule.certs.TestAuthority;
import io.ferrule.certs.ThrowawayAuthority;
import io.ferrule.certs.Trust;
import io.ferrule.certs.enrol.EnrolmentAnswer;
import io.ferrule.certs.enrol.EnrolmentTls;
import io.ferrule.certs.store.MasterKey;
import io.ferrule.certs.store.Permissions;
import io.ferrule.certs.store.SettingsStore;
import io.ferrule.certs.verify.LeafCase;
import io.ferrule.certs.verify.LeafHistory;
import io.ferrule.certs.verify.LeafPolicy;
import io.ferrule.certs.verify.LeafVerdict;
import io.ferrule.certs.verify.LeafVerifier;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A client, its account on disk, a server that it knows by its root, and time that passes only while it waits. */
final class AcmeBench implements AutoCloseable {

    static final StationDnsName NAME = new StationDnsName("Example CPO", "sn-0001.stations.example.internal");
    static final Instant BEGIN = Instant.parse("2020-01-01T00:00:00Z");
    static final Instant END = Instant.parse("2099-12-31T23:59:59Z");

    final TestAuthority root =
            TestAuthority.root(Recipe.authority("ACME root").valid(BEGIN, END), KeyType.EC_P256.generate());
    final ThrowawayAuthority web = ThrowawayAuthority.create("Web root", Clock.systemUTC(), new SecureRandom());
    final CountedPace pace = new CountedPace();
    final KeyPair pair = KeyType.EC_P256.generate();
    final Map<String, String> shown = new ConcurrentHashMap<>();
    final FakeAcme server;
    private final Path directory;

    AcmeBench(Path directory) throws Exception {
        this.directory = directory;
        TestAuthority issuer = root.below(Recipe.authority("ACME issuer").valid(BEGIN, END));
        server = new FakeAcme(issuer, web.issueServer(List.of("localhost")));
        server.look = token -> shown.getOrDefault(token, "");
    }

    /** Shows answers to nobody but the server of this bench. */
    ChallengeResponder responder(String type) {
        return new ChallengeResponder() {
            @Override
            public String type() {
                return type;
            }

            @Override
            public Offer offer(Challenge challenge) {
                shown.put(challenge.token(), challenge.keyAuthorization());
                return () -> shown.remove(challenge.token());
            }
        };
    }

    AcmeAccount account() throws Exception {
        return AcmeAccount.in(
                SettingsStore.open(directory, MasterKey.of(new byte[32]), Permissions.OWNER_ONLY, new SecureRandom()));
    }

    AcmeClient client() throws Exception {
        return client(account());
    }

    AcmeClient client(AcmeAccount account) throws Exception {
        return client(account, responder("http-01"));
    }

    AcmeClient client(AcmeAccount account, ChallengeResponder responder) throws Exception {
        return AcmeClient.at(
                        server.directory(),
                        EnrolmentTls.context(List.of(web.root()), Optional.empty()),
                        account,
                        responder)
                .withPace(pace)
                .withAuthorities(List.of(root.certificate()));
    }

    SigningRequest request() throws Exception {
        return SigningRequest.create(NAME, pair);
    }

    LeafVerdict verdict(EnrolmentAnswer answer) {
        if (!(answer instanceof EnrolmentAnswer.Issued issued)) {
            throw new AssertionError("not issued: " + answer);
        }
        LeafCase known = new LeafCase(
                NAME,
                Map.of(1, pair.getPublic()),
                LeafHistory.none(),
                Trust.in(List.of(root.certificate())),
                Instant.now());
        return new LeafVerifier(LeafPolicy.standard()).verify(issued.certificateChain(), known);
    }

    @Override
    public void close() {
        server.close();
    }
}
