// SPDX-License-Identifier: Apache-2.0
/**
 * Keys, certificates and roots of stations on disk or in a token.
 *
 * <p>{@link io.ferrule.certs.store.IdentityStore} keeps a {@link io.ferrule.certs.store.StationIdentity} for each
 * station. Each of its {@link io.ferrule.certs.store.Generation generations} is a key on its way through the {@link
 * io.ferrule.certs.store.Stage stages}: made, asked for, certified, proven. The private halves are in a {@link
 * io.ferrule.certs.store.KeyVault}: encrypted files, a PKCS#11 token, or a vault of the embedder.
 *
 * <p>A renewal, as the life-cycle interceptor does it:
 *
 * <pre>{@code
 * Rotation rotation = new Rotation(store);
 * Generation fresh = rotation.newKey("CP001", KeyType.EC_P256);
 * SigningRequest request = SigningRequest.create(subject, store.pair("CP001", fresh.number()));
 * rotation.advance("CP001", fresh.number(), Stage.CSR_SENT);          // then SignCertificate leaves
 * ...
 * LeafVerdict verdict = verifier.verify(chain, store.station("CP001").leafCase(subject, clock.instant()));
 * if (verdict instanceof LeafVerdict.Accepted accepted) {
 *     rotation.keepCertificate("CP001", accepted);                     // then Accepted leaves
 *     rotation.advance("CP001", accepted.generation(), Stage.CANDIDATE_LIVE);
 *     ...                                                           // connect: 101 and the first CALLRESULT
 *     rotation.commit("CP001", accepted.generation(), EffectRules.CURRENT);
 * }
 * }</pre>
 */
@NullMarked
package io.ferrule.certs.store;

import org.jspecify.annotations.NullMarked;
