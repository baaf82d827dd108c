// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.wiring;

import io.ferrule.certs.Issued;
import io.ferrule.certs.PemFiles;
import io.ferrule.certs.enrol.EnrolmentTls;
import io.ferrule.gateway.config.EvidenceBlock;
import io.ferrule.gateway.config.IdentityFiles;
import io.ferrule.ids.evidence.SyslogTarget.Transport;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;

/** Makes the sockets to a receiver of syslog that is spoken to over TLS. */
final class SyslogTls {

    private SyslogTls() {}

    static Optional<SSLSocketFactory> of(EvidenceBlock.Syslog syslog) throws StartException {
        if (syslog.target().transport() != Transport.TLS) {
            return Optional.empty();
        }
        try {
            List<X509Certificate> roots = new ArrayList<>();
            for (Path file : syslog.trust()) {
                roots.addAll(PemFiles.certificates(file));
            }
            Optional<List<X509Certificate>> believed = roots.isEmpty() ? Optional.empty() : Optional.of(roots);
            SSLContext context = EnrolmentTls.context(EnrolmentTls.trust(believed), own(syslog));
            return Optional.of(context.getSocketFactory());
        } catch (IOException | GeneralSecurityException e) {
            throw new StartException(List.of("ids.syslog: " + e.getMessage()));
        }
    }

    private static Optional<Issued> own(EvidenceBlock.Syslog syslog) throws IOException {
        if (syslog.identity().isEmpty()) {
            return Optional.empty();
        }
        IdentityFiles files = syslog.identity().get();
        return Optional.of(new Issued(PemFiles.privateKey(files.key()), PemFiles.certificates(files.certificate())));
    }
}
