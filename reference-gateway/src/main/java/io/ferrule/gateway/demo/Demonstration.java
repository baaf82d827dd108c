// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.demo;

import io.ferrule.gateway.config.ConfigException;
import io.ferrule.gateway.config.ConfigFile;
import io.ferrule.gateway.demo.DemoCsms.Seen;
import io.ferrule.gateway.demo.Transcript.Direction;
import io.ferrule.gateway.wiring.Addresses;
import io.ferrule.gateway.wiring.Gateway;
import io.ferrule.gateway.wiring.StartException;
import io.ferrule.model.Side;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/**
 * Everything on one machine over real sockets: a CSMS that demands a client certificate, the gateway as {@code run} starts it
 * from a file, and a legacy station. Used by one thread.
 */
public final class Demonstration implements AutoCloseable {

    private static final String SERIAL = "SN-0001";

    private final PrintWriter out;
    private final Transcript transcript;
    private final DemoCsms csms;
    private final Gateway gateway;

    private Demonstration(PrintWriter out, Path directory, Clock clock)
            throws GeneralSecurityException, IOException, ConfigException, StartException {
        this.out = out;
        this.transcript = new Transcript(out);
        Pki pki = new Pki(clock, new SecureRandom());
        pki.writeFilesForGateway(directory, SERIAL);
        this.csms = new DemoCsms(pki.serverContext(), transcript, clock);
        Path file = directory.resolve("gateway.yaml");
        Files.writeString(file, configuration(csms.uri()));
        this.gateway = Gateway.start(ConfigFile.read(file, name -> Optional.empty()), clock);
        out.println("The gateway runs with " + file + ":");
        out.println();
        Files.readAllLines(file).forEach(line -> out.println("  " + line));
        out.println();
    }

    /**
     * Makes keys and a configuration and starts the CSMS and the gateway.
     *
     * @param out where to tell what happens
     * @param directory empty directory for keys and configuration
     * @param clock time for certificates and messages
     * @return both running
     * @throws DemonstrationException if something of it does not work
     */
    public static Demonstration start(PrintWriter out, Path directory, Clock clock) throws DemonstrationException {
        try {
            return new Demonstration(out, directory, clock);
        } catch (GeneralSecurityException | IOException | ConfigException | StartException e) {
            throw new DemonstrationException(e);
        }
    }

    /**
     * Lets a station charge once and compares what was said on both legs.
     *
     * @return whether everything was as it must be
     * @throws DemonstrationException if a peer did not do its part in time
     */
    public boolean play() throws DemonstrationException {
        out.println("A station charges:");
        out.println();
        try {
            Scene.play(URI.create("ws://" + Addresses.text(gateway.southbound()) + "/ocpp/CP001"), csms, transcript);
        } catch (TimeoutException e) {
            throw new DemonstrationException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemonstrationException(e);
        }
        return judge();
    }

    /** Tells how to connect a station of one's own and where to look. */
    public void invite() {
        out.println("Connect a station of your own:  ws://" + Addresses.text(gateway.southbound()) + "/ocpp/ANY-NAME"
                + "  (sub-protocol ocpp1.6)");
        out.println("Look at the stations:           curl http://" + Addresses.text(gateway.admin()) + "/api/stations");
        out.println("Look at the metrics:            curl http://" + Addresses.text(gateway.admin()) + "/metrics");
        out.println("End it with Ctrl-C.");
        out.flush();
    }

    @Override
    public void close() {
        gateway.close();
        csms.close();
    }

    private boolean judge() {
        Seen seen = csms.firstPeer();
        List<String> fromStation = transcript.texts(Side.STATION, Direction.SAID);
        List<String> fromCsms = transcript.texts(Side.CSMS, Direction.SAID);
        out.println();
        out.println("What the CSMS saw:");
        out.println();
        out.println("  " + seen.protocol() + " with " + seen.suite() + ", path " + seen.path());
        out.println("  client certificate " + seen.subject());
        out.println();
        boolean held = claim(
                "the station spoke ws:// and the CSMS saw TLS with the station's certificate",
                seen.protocol().startsWith("TLSv1.") && seen.subject().contains(SERIAL));
        held &= claim(
                fromStation.size() + " frames of the station arrived character for character",
                fromStation.equals(transcript.texts(Side.CSMS, Direction.HEARD)));
        held &= claim(
                fromCsms.size() + " frames of the CSMS arrived character for character",
                fromCsms.equals(transcript.texts(Side.STATION, Direction.HEARD)));
        held &= claim(
                "the signed meter value is among them",
                transcript.texts(Side.CSMS, Direction.HEARD).stream().anyMatch(text -> text.contains(Scene.SIGNED)));
        out.println();
        out.flush();
        return held;
    }

    private boolean claim(String what, boolean held) {
        out.println((held ? "  yes  " : "  NO   ") + what);
        return held;
    }

    private static String configuration(URI csms) {
        return String.format(
                Locale.ROOT,
                """
                southbound:
                  listen: 127.0.0.1:0
                northbound:
                  url: %s
                  trust: [ca.pem]
                  identity: {certificate: cp.pem, key: cp.key}
                admin:
                  listen: 127.0.0.1:0
                """,
                csms);
    }
}
