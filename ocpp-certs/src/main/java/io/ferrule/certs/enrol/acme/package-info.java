// SPDX-License-Identifier: Apache-2.0
/**
 * Certificates from an authority that speaks ACME (RFC 8555) and goes by DNS names.
 *
 * <p>{@link io.ferrule.certs.enrol.acme.AcmeClient} is an {@link io.ferrule.certs.enrol.Enrolment}: it orders the DNS names
 * that a request asks for. {@link io.ferrule.certs.enrol.acme.AcmeAccount} is who it is there, {@link
 * io.ferrule.certs.enrol.acme.HttpChallenges} shows the authority that the names are ours; another {@link
 * io.ferrule.certs.enrol.acme.ChallengeResponder} may do that by DNS.
 *
 * <pre>{@code
 * HttpChallenges challenges = HttpChallenges.open(new InetSocketAddress(80), workers);
 * AcmeAccount account = AcmeAccount.in(settingsStore).withTermsAgreed();
 * AcmeClient acme = AcmeClient.at(directory, EnrolmentTls.context(roots, Optional.empty()), account, challenges);
 * StationDnsName name = new StationDnsName("Example CPO", "sn-0001.stations.example.internal");
 * EnrolmentAnswer answer = acme.enrol(SigningRequest.create(name, pair));
 * }</pre>
 */
@NullMarked
package io.ferrule.certs.enrol.acme;

import org.jspecify.annotations.NullMarked;
