// SPDX-License-Identifier: Apache-2.0
package io.ferrule.snippets;

import io.ferrule.certs.PemFiles;
import io.ferrule.model.v16.ChangeConfigurationResponse;
import io.ferrule.model.v16.ConfigurationStatus;
import io.ferrule.model.v16.V16;
import io.ferrule.proxy.Proxy;
import io.ferrule.proxy.event.LoggingListener;
import io.ferrule.proxy.intercept.CallVerdict;
import io.ferrule.proxy.intercept.InterceptorFactory;
import io.ferrule.proxy.intercept.OnFailure;
import io.ferrule.proxy.intercept.Typed;
import io.ferrule.proxy.upstream.TlsIdentity;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Set;

/** The Java of README.md. */
final class ReadmeSnippets {

    static final Set<String> FROZEN = Set.of("SecurityProfile", "AuthorizationKey");

    static final InterceptorFactory FREEZE_SECURITY_KEYS = session -> Typed.interceptor()
            .on(
                    V16.CHANGE_CONFIGURATION,
                    (request, exchange) -> FROZEN.contains(request.key())
                            ? CallVerdict.answer(new ChangeConfigurationResponse(ConfigurationStatus.REJECTED))
                            : CallVerdict.forward())
            .build();

    private ReadmeSnippets() {}

    static Proxy start(Path keys) throws IOException {
        TlsIdentity identity = new TlsIdentity(
                PemFiles.privateKey(keys.resolve("cp.key")), PemFiles.certificates(keys.resolve("cp.pem")));

        Proxy proxy = Proxy.builder()
                .listen(new InetSocketAddress("0.0.0.0", 9000))
                .upstream(
                        URI.create("wss://csms.example.com/ocpp"),
                        identity,
                        PemFiles.certificates(keys.resolve("ca.pem")))
                .intercept("freeze-security-keys", OnFailure.REJECT, FREEZE_SECURITY_KEYS)
                .listener(new LoggingListener())
                .start();
        return proxy;
    }
}
