// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept.log;

import io.ferrule.certs.intercept.events.Notice;
import io.ferrule.certs.intercept.events.Notices;
import io.ferrule.certs.store.SecurityLog;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import io.ferrule.model.StationId;
import io.ferrule.proxy.intercept.InterceptorFactory;
import io.ferrule.proxy.journal.Kind;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Carries out GetLog in the place of stations: one for a gateway. An upload goes on when its station's session ends; a restart of the
 * gateway ends it. Safe for use by several threads.
 */
public final class LogOrders {

    static final String NOTIFICATION = "LogStatusNotification";
    static final String IDLE = "Idle";
    static final String UPLOADING = "Uploading";
    static final String FAILURE = "UploadFailure";
    static final String CANCELED = "AcceptedCanceled";

    private final SecurityLog log;
    private final Notices notices;
    private final UploadSettings settings;
    private final Map<StationId, Upload> uploads = new ConcurrentHashMap<>();
    private final Map<StationId, Integer> diagnostics = new ConcurrentHashMap<>();

    private LogOrders(SecurityLog log, Notices notices, UploadSettings settings) {
        this.log = log;
        this.notices = notices;
        this.settings = settings;
    }

    /**
     * Makes the orders.
     *
     * @param log the security logs
     * @param notices bring the CSMS word of uploads
     * @param settings where to and how
     * @return the orders
     */
    public static LogOrders over(SecurityLog log, Notices notices, UploadSettings settings) {
        return new LogOrders(log, notices, settings);
    }

    /**
     * The hands of the orders in the conversations. To be registered next to the CSMS, with
     * {@link io.ferrule.proxy.intercept.OnFailure#REJECT}.
     *
     * @return a factory for one proxy or several, as long as each station is a station of one of them
     */
    public InterceptorFactory interceptors() {
        return session -> new LogInterceptor(session, this, settings);
    }

    /**
     * What a LogStatusNotification says right now, for a CSMS that triggers one.
     *
     * @param station the station
     * @return {@code Uploading} with the number of the order, or {@code Idle}
     */
    public Payload status(StationId station) {
        return Optional.ofNullable(uploads.get(station))
                .filter(Upload::running)
                .map(upload -> upload.order().requestId())
                .or(() -> Optional.ofNullable(diagnostics.get(station)))
                .map(id -> status(UPLOADING, id))
                .orElseGet(() -> Payload.empty().with("/status", IDLE));
    }

    /** Takes an order in the place of the one that may be running. Gives that one, which is cancelled. */
    Optional<Upload> take(StationId station, Upload upload) {
        Optional<Upload> before =
                Optional.ofNullable(uploads.put(station, upload)).filter(Upload::running);
        before.ifPresent(Upload::cancel);
        return before;
    }

    /** Begins an order that was taken; to be called when its answer is out. */
    void begin(StationId station, OcppVersion version, Upload upload) {
        int id = upload.order().requestId();
        tell(station, version, UPLOADING, id);
        var read = log.read(station.value(), upload.order().span())
                .thenCompose(entries -> upload.start(UploadFile.of(UploadFile.nameOf(station, id), entries)))
                .exceptionally(failure -> UploadResult.FAILED);
        var unused = read.thenAccept(result -> {
            upload.fail();
            if (uploads.remove(station, upload)) {
                tell(station, version, result.word(), id);
            }
        });
    }

    /** Tells the CSMS how an upload goes. */
    void tell(StationId station, OcppVersion version, String word, int id) {
        // What cannot even be written is not worth more than that.
        var unused = notices.send(station, version, new Notice(Kind.STATUS, NOTIFICATION, status(word, id)));
    }

    private static Payload status(String word, int id) {
        return Payload.empty().with("/status", word).with("/requestId", id);
    }

    /** The station uploads its diagnostics under this number; gives the number before, if it is not done. */
    Optional<Integer> diagnose(StationId station, int id) {
        return Optional.ofNullable(diagnostics.put(station, id));
    }

    Optional<Integer> diagnosing(StationId station) {
        return Optional.ofNullable(diagnostics.get(station));
    }

    void diagnosed(StationId station, int id) {
        diagnostics.remove(station, id);
    }
}
