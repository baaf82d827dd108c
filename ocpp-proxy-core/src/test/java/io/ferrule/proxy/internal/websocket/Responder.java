// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.websocket;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.jcajce.JcaCertificateID;
import org.bouncycastle.operator.DigestCalculator;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/**
 * Says what an authority says of a certificate (RFC 6960, 4.2).
 *
 * @param issuer whose certificates it knows
 * @param signer by whose name it signs
 * @param key what it signs with
 */
record Responder(X509Certificate issuer, X509Certificate signer, PrivateKey key) {

    static final CertificateStatus GOOD = CertificateStatus.GOOD;
    private static final Duration HOUR = Duration.ofHours(1);

    static Responder of(TestPki authority) {
        return new Responder(authority.certificate(), authority.certificate(), authority.key());
    }

    static CertificateStatus revoked() {
        return new RevokedStatus(Date.from(Instant.now().minus(HOUR)), 1);
    }

    byte[] answer(X509Certificate about, CertificateStatus status) throws Exception {
        return answer(about, status, Instant.now());
    }

    /** An answer that was given, and is good for an hour from then on. */
    byte[] answer(X509Certificate about, CertificateStatus status, Instant given) throws Exception {
        X509CertificateHolder signed = new JcaX509CertificateHolder(signer);
        BasicOCSPRespBuilder answer = new BasicOCSPRespBuilder(new RespID(signed.getSubject()));
        CertificateID id = new JcaCertificateID(sha1(), issuer, about.getSerialNumber());
        answer.addResponse(id, status, Date.from(given), Date.from(given.plus(HOUR)));
        return new OCSPRespBuilder()
                .build(
                        OCSPRespBuilder.SUCCESSFUL,
                        answer.build(
                                new JcaContentSignerBuilder("SHA256withECDSA").build(key),
                                new X509CertificateHolder[] {signed},
                                Date.from(given)))
                .getEncoded();
    }

    /** What a responder says that has no time (RFC 6960, 2.3). */
    static byte[] later() throws Exception {
        return new OCSPRespBuilder().build(OCSPRespBuilder.TRY_LATER, null).getEncoded();
    }

    private static DigestCalculator sha1() throws Exception {
        return new JcaDigestCalculatorProviderBuilder().build().get(CertificateID.HASH_SHA1);
    }
}
