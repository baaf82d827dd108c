// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.handshake;

import io.ferrule.certs.KeyType;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
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

/** The operations with keys that a handshake cannot do without, by the provider that does them there. */
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
    private KeyPair rsa;
    private byte[] rsaSignature;
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
        rsa = KeyType.RSA_2048.generate();
        rsaSignature = rsa2048Sign();
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

    /** One signature with RSA of 2048 bits, padded as TLS 1.3 asks (PSS). */
    @Benchmark
    public byte[] rsa2048Sign() throws GeneralSecurityException {
        Signature engine = pss();
        engine.initSign(rsa.getPrivate());
        engine.update(text);
        return engine.sign();
    }

    /** One verification of such a signature. */
    @Benchmark
    public boolean rsa2048Verify() throws GeneralSecurityException {
        Signature engine = pss();
        engine.initVerify(rsa.getPublic());
        engine.update(text);
        return engine.verify(rsaSignature);
    }

    private static Signature pss() throws GeneralSecurityException {
        Signature engine = Signature.getInstance("RSASSA-PSS");
        engine.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
        return engine;
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
