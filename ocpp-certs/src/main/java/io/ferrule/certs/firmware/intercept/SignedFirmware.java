// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.firmware.intercept;

import io.ferrule.certs.firmware.Background;
import io.ferrule.certs.firmware.FirmwareSettings;
import io.ferrule.certs.firmware.FirmwareUpdates;
import io.ferrule.model.OcppVersion;
import io.ferrule.proxy.intercept.Interceptor;
import io.ferrule.proxy.intercept.InterceptorFactory;
import io.ferrule.proxy.intercept.Interests;
import io.ferrule.proxy.intercept.Session;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;

/**
 * Signed firmware for stations that only know UpdateFirmware: one for a gateway. The package description says what is
 * answered how. Safe for use by several threads.
 */
public final class SignedFirmware implements AutoCloseable {

    private final FirmwareUpdates updates;
    private final FirmwareSettings settings;
    private final Background background;

    private SignedFirmware(FirmwareUpdates updates, FirmwareSettings settings, Background background) {
        this.updates = updates;
        this.settings = settings;
        this.background = background;
    }

    /**
     * Opens the directory and the port, and goes on with what was under way.
     *
     * @param directory where state and images are; made where there is none, its owner's alone
     * @param settings how
     * @param background where work is done that takes time; to be ended after this is closed
     * @return the updates; close them after the proxy
     * @throws IOException if the directory cannot be read or written, or the port is taken
     */
    public static SignedFirmware over(Path directory, FirmwareSettings settings, Background background)
            throws IOException {
        return new SignedFirmware(FirmwareUpdates.open(directory, settings, background), settings, background);
    }

    /**
     * The hands in the conversations, for OCPP 1.6; other versions pass untouched. To be registered north of the buffer,
     * next to the CSMS, and north of whatever else answers ExtendedTriggerMessage, with {@link
     * io.ferrule.proxy.intercept.OnFailure#REJECT}.
     *
     * @return a factory for one proxy or several, as long as each station is a station of one of them
     */
    public InterceptorFactory interceptors() {
        return this::open;
    }

    private Interceptor open(Session session) {
        if (session.version() != OcppVersion.V1_6) {
            return new Onlooker();
        }
        return updates.desk(session.station())
                .<Interceptor>map(desk -> FirmwareInterceptor.open(
                        session,
                        desk,
                        background.prompt(),
                        settings.plainUpdates().test(session.station())))
                .orElseGet(Onlooker::new);
    }

    /**
     * Where stations fetch their images.
     *
     * @return the address with the actual port
     */
    public InetSocketAddress address() {
        return updates.address();
    }

    /** Ends downloads and connections; what they have brought so far stays for the next process. Does not wait. */
    @Override
    public void close() throws IOException {
        updates.close();
    }

    /** Has nothing to do here. */
    private static final class Onlooker implements Interceptor {
        @Override
        public Interests interests() {
            return Interests.nothing();
        }
    }
}
