// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.verify;

import io.ferrule.certs.Refusal;
import io.ferrule.certs.Trust;
import io.ferrule.certs.internal.PathFinder;
import io.ferrule.certs.internal.RefusedException;
import io.ferrule.certs.internal.Signatures;
import io.ferrule.certs.internal.StrictPem;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Judges SignedUpdateFirmware (OCPP 2.0.1 part 2, L01; security white paper for OCPP 1.6, edition 3, L01): first the
 * certificate, when the request arrives, then the whole file, when it has been downloaded.
 *
 * <p>OCPP names RSA-PSS and ECSchnorr with SHA-256; manufacturers sign with RSA-PSS of different salt lengths and with
 * ECDSA, which is what is taken here. PKCS#1 1.5 only if asked for. Pure but for the stream that it is given. Safe
 * for use by several threads.
 */
public final class FirmwareVerifier {

    private static final int MAX_CERTIFICATE_CHARS = 5500;
    private static final int MAX_SIGNATURE_CHARS = 800;
    private static final int BUFFER = 65_536;
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int DIGEST_BYTES = 32;

    private final boolean allowPkcs1;

    /**
     * A verifier.
     *
     * @param allowPkcs1 whether RSA signatures of PKCS#1 1.5 are taken as well
     */
    public FirmwareVerifier(boolean allowPkcs1) {
        this.allowPkcs1 = allowPkcs1;
    }

    /**
     * Judges the certificate of the signer: valid now, and signed by an installed manufacturer root itself, without
     * certificates between.
     *
     * @param signingCertificate the field of that name, untouched
     * @param manufacturers installed manufacturer roots, with revocation lists if there are any
     * @param now the present
     * @return {@link FirmwareVerdict.Valid} or {@link FirmwareVerdict.InvalidCertificate}
     */
    public FirmwareVerdict verifyCertificate(String signingCertificate, Trust manufacturers, Instant now) {
        try {
            X509Certificate signer = StrictPem.read(signingCertificate, MAX_CERTIFICATE_CHARS, 1)
                    .certificates()
                    .get(0);
            checkSigner(signer, now);
            Trust rootsOnly = Trust.in(manufacturers.anchors()).withRevocations(manufacturers.revocations());
            PathFinder.path(signer, List.of(), rootsOnly, now);
            return new FirmwareVerdict.Valid(signer);
        } catch (RefusedException e) {
            return new FirmwareVerdict.InvalidCertificate(e.refusal(), e.detail());
        }
    }

    private static void checkSigner(X509Certificate signer, Instant now) throws RefusedException {
        Signatures.checkKey(signer);
        if (Signatures.weak(signer)) {
            throw new RefusedException(Refusal.WEAK_SIGNATURE, signer.getSigAlgName());
        }
        if (now.isBefore(signer.getNotBefore().toInstant())) {
            throw new RefusedException(Refusal.NOT_YET_VALID);
        }
        if (now.isAfter(signer.getNotAfter().toInstant())) {
            throw new RefusedException(Refusal.EXPIRED);
        }
        boolean[] usage = signer.getKeyUsage();
        if (usage != null && !usage[DIGITAL_SIGNATURE]) {
            throw new RefusedException(Refusal.KEY_USAGE);
        }
    }

    /**
     * Judges the file, reading it once.
     *
     * @param file the whole file from its beginning; it is read to its end and not closed
     * @param signature the field of that name: base64, at most 800 characters
     * @param signer a certificate that {@link #verifyCertificate} found valid
     * @return {@link FirmwareVerdict.Valid} or {@link FirmwareVerdict.InvalidSignature}
     * @throws IOException if the file cannot be read
     */
    public FirmwareVerdict verifyFile(InputStream file, String signature, X509Certificate signer) throws IOException {
        byte[] bytes;
        try {
            bytes = signature.length() > MAX_SIGNATURE_CHARS
                    ? new byte[0]
                    : Base64.getDecoder().decode(signature.replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            bytes = new byte[0];
        }
        if (bytes.length == 0) {
            return new FirmwareVerdict.InvalidSignature(Refusal.UNREADABLE_SIGNATURE);
        }
        try {
            return fits(file, bytes, candidates(signer.getPublicKey()))
                    ? new FirmwareVerdict.Valid(signer)
                    : new FirmwareVerdict.InvalidSignature(Refusal.SIGNATURE_MISMATCH);
        } catch (GeneralSecurityException e) {
            return new FirmwareVerdict.InvalidSignature(Refusal.UNREADABLE_SIGNATURE);
        }
    }

    /** The signature does not say how it was made: all ways that are taken are computed in one reading. */
    private List<Signature> candidates(PublicKey key) throws GeneralSecurityException {
        List<Signature> candidates = new ArrayList<>();
        if (key instanceof RSAKey rsa) {
            int longest = (rsa.getModulus().bitLength() + 6) / 8 - DIGEST_BYTES - 2;
            for (int salt : List.of(DIGEST_BYTES, longest, 20)) {
                Signature pss = Signature.getInstance("RSASSA-PSS");
                pss.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, salt, 1));
                candidates.add(pss);
            }
            if (allowPkcs1) {
                candidates.add(Signature.getInstance("SHA256withRSA"));
            }
        } else {
            candidates.add(Signature.getInstance("SHA256withECDSA"));
        }
        for (Signature candidate : candidates) {
            candidate.initVerify(key);
        }
        return candidates;
    }

    private static boolean fits(InputStream file, byte[] signature, List<Signature> candidates)
            throws IOException, GeneralSecurityException {
        byte[] buffer = new byte[BUFFER];
        for (int read = file.read(buffer); read >= 0; read = file.read(buffer)) {
            for (Signature candidate : candidates) {
                candidate.update(buffer, 0, read);
            }
        }
        for (Signature candidate : candidates) {
            if (verifies(candidate, signature)) {
                return true;
            }
        }
        return false;
    }

    /** Bytes of another length, or no ASN.1 where it is expected, are no signature of this kind. */
    private static boolean verifies(Signature candidate, byte[] signature) {
        try {
            return candidate.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
