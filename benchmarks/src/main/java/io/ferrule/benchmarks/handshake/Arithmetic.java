// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.handshake;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.concurrent.TimeUnit;
import javax.crypto.KeyAgreement;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The operations on curves that a handshake cannot do without, by the provider that does them there. */
@NullUnmarked // The fields are set by JMH before each measurement.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Arithmetic {

    /** About as long as what is signed in a handshake. */
    private final byte[] text = new byte[130];

    private PrivateKey signing;
    private PublicKey verifying;
    private byte[] signature;
    private PublicKey peer;

    /** Makes keys. */
    @Setup
    public void makeKeys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        signing = pair.getPrivate();
        verifying = pair.getPublic();
        signature = p256Sign();
        peer = KeyPairGenerator.getInstance("X25519").generateKeyPair().getPublic();
    }

    /** One ECDSA signature on P-256. */
    @Benchmark
    public byte[] p256Sign() throws GeneralSecurityException {
        Signature engine = Signature.getInstance("SHA256withECDSA");
        engine.initSign(signing);
        engine.update(text);
        return engine.sign();
    }

    /** One verification of such a signature. */
    @Benchmark
    public boolean p256Verify() throws GeneralSecurityException {
        Signature engine = Signature.getInstance("SHA256withECDSA");
        engine.initVerify(verifying);
        engine.update(text);
        return engine.verify(signature);
    }

    /** One side of a key exchange: a new key pair and the shared secret. */
    @Benchmark
    public byte[] x25519Exchange() throws GeneralSecurityException {
        KeyPair own = KeyPairGenerator.getInstance("X25519").generateKeyPair();
        KeyAgreement agreement = KeyAgreement.getInstance("X25519");
        agreement.init(own.getPrivate());
        agreement.doPhase(peer, true);
        return agreement.generateSecret();
    }
}
