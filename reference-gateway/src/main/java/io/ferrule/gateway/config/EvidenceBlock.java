// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.config;

import io.ferrule.ids.evidence.SyslogTarget;
import io.ferrule.ids.evidence.SyslogTarget.Transport;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where alerts go beside the log.
 *
 * @param csms whether they become security events of their station
 * @param ecs a file of JSON Lines
 * @param syslog a receiver of syslog
 */
public record EvidenceBlock(boolean csms, Optional<Ecs> ecs, Optional<Syslog> syslog) {

    private static final int USUAL_MEGABYTES = 10;
    private static final int MOST_MEGABYTES = 10_240;
    private static final int USUAL_FILES = 5;
    private static final int MOST_FILES = 100;

    /**
     * A file of JSON Lines.
     *
     * @param file the file
     * @param megabytes most mebibytes of one file
     * @param files how many full ones are kept beside it
     */
    public record Ecs(Path file, int megabytes, int files) {}

    /**
     * A receiver of syslog.
     *
     * @param target the receiver
     * @param host name of this machine in the messages; empty for the one that the machine has
     * @param trust roots of the receiver's certificate; empty for those of the Java runtime
     * @param identity certificate and key for a receiver that asks for them
     */
    public record Syslog(
            SyslogTarget target, Optional<String> host, List<Path> trust, Optional<IdentityFiles> identity) {
        /** Copies the list. */
        public Syslog {
            trust = List.copyOf(trust);
        }
    }

    static EvidenceBlock read(Section section, Source source) {
        return new EvidenceBlock(
                section.value("csms", Values::onOrOff).orElse(true),
                section.section("ecs").flatMap(block -> ecs(block, source)),
                section.section("syslog").flatMap(block -> syslog(block, source)));
    }

    private static Optional<Ecs> ecs(Section section, Source source) {
        if (!section.has("file")) {
            section.problem("file", "is required: where the lines go, for example ./alerts.jsonl");
        }
        int megabytes =
                section.value("megabytes", Values.number(1, MOST_MEGABYTES)).orElse(USUAL_MEGABYTES);
        int files = section.value("files", Values.number(0, MOST_FILES)).orElse(USUAL_FILES);
        return section.value("file", source::resolve).map(file -> new Ecs(file, megabytes, files));
    }

    private static Optional<Syslog> syslog(Section section, Source source) {
        if (!section.has("address")) {
            section.problem("address", "is required: the receiver, for example udp://192.0.2.1:514");
        }
        Optional<String> host = section.value("host", Values::text);
        List<Path> trust = section.values("trust", source::resolve);
        Optional<IdentityFiles> identity =
                section.section("identity").flatMap(files -> IdentityFiles.read(files, source));
        return section.value("address", EvidenceBlock::target).map(target -> new Syslog(target, host, trust, identity));
    }

    private static SyslogTarget target(String text) {
        try {
            URI address = new URI(text);
            String scheme = Optional.ofNullable(address.getScheme()).orElse("").toUpperCase(Locale.ROOT);
            Transport transport = Transport.valueOf(scheme);
            int port = address.getPort() >= 0 ? address.getPort() : transport == Transport.TLS ? 6_514 : 514;
            boolean bare = address.getHost() != null && address.getRawPath().isEmpty();
            if (bare && address.getRawUserInfo() == null && address.getRawQuery() == null) {
                return new SyslogTarget(transport, address.getHost(), port);
            }
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw wrong(text, e);
        }
        throw wrong(text, null);
    }

    private static IllegalArgumentException wrong(String text, @org.jspecify.annotations.Nullable Exception cause) {
        return new IllegalArgumentException(
                "must be udp://, tcp:// or tls:// with host and port, such as udp://192.0.2.1:514, was "
                        + Values.quoted(text),
                cause);
    }
}
