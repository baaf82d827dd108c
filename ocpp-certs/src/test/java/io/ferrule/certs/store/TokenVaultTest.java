// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.store;

import static io.ferrule.certs.store.StoreBench.STATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ferrule.certs.CertificateFacts;
import io.ferrule.certs.Issued;
import io.ferrule.certs.KeyType;
import io.ferrule.certs.OpenSsl;
import io.ferrule.certs.Recipe;
import io.ferrule.certs.RootUse;
import io.ferrule.certs.SigningRequest;
import io.ferrule.certs.ThrowawayAuthority;
import io.ferrule.certs.verify.EffectRules;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Keys in a PKCS#11 token, played by SoftHSM2; skipped where it is not installed. */
class TokenVaultTest {

    private static final Instant BEGIN = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("9999-12-31T23:59:59Z");

    @TempDir
    Path dir;

    private SoftToken token;

    @BeforeEach
    void plugIn() throws Exception {
        token = SoftToken.plugIn();
    }

    @ParameterizedTest
    @EnumSource(
            value = KeyType.class,
            names = {"EC_P256", "EC_P384", "RSA_2048"})
    void makesKeysThatSignRequestsAndNeverLeave(KeyType type) throws Exception {
        TokenVault vault = token.open();
        KeyName name = new KeyName("CP-" + type.word(), 1);

        KeyPair pair = vault.generate(name, type);

        assertThat(pair.getPrivate().getEncoded()).isNull();
        Files.writeString(
                dir.resolve("csr.pem"),
                SigningRequest.create(StoreBench.SUBJECT, pair).pem());
        assertThat(OpenSsl.run(dir, "req", "-in", "csr.pem", "-noout", "-verify", "-subject"))
                .contains("verify OK", "SN-0001");
        assertThat(vault.find(name, pair.getPublic())).isPresent();
    }

    @Test
    void leavesTheKeysOfEverybodyElseToTheRuntime() throws Exception {
        token.open();

        KeyPair pair = KeyPairGenerator.getInstance("EC").generateKeyPair();

        assertThat(pair.getPrivate().getEncoded()).isNotNull();
    }

    @Test
    void findsItsKeysAfterARestartAndDestroysThem() throws Exception {
        KeyName name = new KeyName("CP-restart", 3);
        KeyPair pair = token.open().generate(name, KeyType.EC_P256);
        TokenVault again = token.open();

        Optional<PrivateKey> found = again.find(name, pair.getPublic());
        boolean known = again.generations("CP-restart").contains(3);
        again.destroy(name);

        assertThat(found).isPresent();
        assertThat(known).isTrue();
        assertThat(again.generations("CP-restart")).isEmpty();
        assertThat(again.find(name, pair.getPublic())).isEmpty();
    }

    @Test
    void refusesAWrongPinAfterItLoggedOut() throws Exception {
        token.open().close();

        assertThatThrownBy(() -> TokenVault.open(token.library(), token.slotIndex(), "0000".toCharArray()))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("check token and PIN")
                .hasMessageNotContaining("0000");
    }

    @Test
    void refusesALibraryThatIsNone() throws Exception {
        Path none = Files.writeString(dir.resolve("none.so"), "x");

        assertThatThrownBy(() -> TokenVault.open(none, 0, "1".toCharArray()))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("cannot be used as a PKCS#11 library");
    }

    @ParameterizedTest
    @CsvSource({"TLSv1.3,EC_P256", "TLSv1.2,EC_P256", "TLSv1.3,RSA_2048", "TLSv1.2,RSA_2048"})
    void authenticatesOverTlsWithAKeyInTheToken(String version, KeyType type) throws Exception {
        StoreBench bench = new StoreBench(dir);
        try (IdentityStore store =
                IdentityStore.open(dir.resolve("store"), token.open(), Permissions.OWNER_ONLY, StoreBench.CLOCK)) {
            Rotation rotation = new Rotation(store);
            int number = rotation.newKey(STATION, type).number();
            // The handshake looks at the real clock.
            Recipe always = Recipe.station("SN-0001").valid(BEGIN, END);
            X509Certificate leaf =
                    bench.root.issue(always, store.pair(STATION, number).getPublic());

            String peer =
                    handshake(version, new Issued(store.pair(STATION, number).getPrivate(), List.of(leaf)), bench);

            assertThat(peer).isEqualTo("CN=SN-0001,O=Example CPO");
            store.remove(STATION);
        }
    }

    @Test
    void encryptsTheKeysOfAFleetWithOneKeyThatNeverLeaves() throws Exception {
        KeyName name = new KeyName(STATION, 1);
        FileVault vault = vaultUnder("fleet");
        KeyPair pair = vault.generate(name, KeyType.EC_P256);

        FileVault again = vaultUnder("fleet");

        assertThat(again.find(name, pair.getPublic())).contains(pair.getPrivate());
        assertThatThrownBy(() -> vaultUnder("another")).hasMessageContaining("another master key");
        byte[] torn = Files.readAllBytes(dir.resolve("keys/CP001/1.key"));
        torn[torn.length - 1] ^= 1;
        Files.write(dir.resolve("keys/CP001/1.key"), torn);
        assertThatThrownBy(() -> again.find(name, pair.getPublic()))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("is damaged");
    }

    private FileVault vaultUnder(String label) throws Exception {
        MasterKey master = MasterKey.inToken(token.library(), token.slotIndex(), SoftToken.PIN.toCharArray(), label);
        return FileVault.open(dir.resolve("keys"), master, Permissions.OWNER_ONLY, new SecureRandom());
    }

    @Test
    void carriesAWholeRotation() throws Exception {
        StoreBench bench = new StoreBench(dir);
        try (IdentityStore store =
                IdentityStore.open(dir.resolve("store"), token.open(), Permissions.OWNER_ONLY, StoreBench.CLOCK)) {
            new FactoryImport(store).credential(STATION, bench.credential());
            new FactoryImport(store).roots(STATION, RootUse.CSMS, List.of(bench.root.certificate()));
            int fresh = new Rotation(store).newKey(STATION, KeyType.EC_P256).number();
            new Rotation(store).keepCertificate(STATION, bench.accepted(store, fresh));
            new Rotation(store).commit(STATION, fresh, EffectRules.CURRENT);
        }

        try (IdentityStore store =
                IdentityStore.open(dir.resolve("store"), token.open(), Permissions.OWNER_ONLY, StoreBench.CLOCK)) {
            assertThat(store.notes()).isEmpty();
            Issued credential = store.credential(
                    STATION, store.station(STATION).active().orElseThrow().number());
            assertThat(CertificateFacts.matches(
                            credential.key(), credential.chain().get(0)))
                    .isTrue();
            store.remove(STATION);
        }
    }

    private static String handshake(String version, Issued client, StoreBench bench) throws Exception {
        ThrowawayAuthority authority = ThrowawayAuthority.create("Server root", Clock.systemUTC(), new SecureRandom());
        Issued server = authority.issueServer(List.of("localhost"));
        SSLContext serverSide = Tls.context(server, bench.root.certificate());
        SSLContext clientSide = Tls.context(client, authority.root());
        try (SSLServerSocket listener = (SSLServerSocket)
                serverSide.getServerSocketFactory().createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            listener.setNeedClientAuth(true);
            listener.setEnabledProtocols(new String[] {version});
            CompletableFuture<String> seen = CompletableFuture.supplyAsync(() -> Tls.accept(listener));
            try (SSLSocket socket = (SSLSocket)
                    clientSide.getSocketFactory().createSocket(listener.getInetAddress(), listener.getLocalPort())) {
                assertThat(socket.getInputStream().read()).isEqualTo('!');
            }
            return seen.get(30, TimeUnit.SECONDS);
        }
    }
}
