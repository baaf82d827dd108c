// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.link;

import java.security.cert.X509Certificate;
import java.util.Optional;

/** What a TLS handshake agreed on: protocol, suite, group where it is known, and the certificate that we presented. */
public record TlsFacts(String protocol, String suite, Optional<String> group, Optional<X509Certificate> presented) {}
