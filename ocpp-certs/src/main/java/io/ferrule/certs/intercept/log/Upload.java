// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept.log;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.net.ssl.SSLSocketFactory;

/**
 * One file on its way, attempt after attempt, until it is there, cannot get there, or is given up. Safe for use by several threads.
 */
final class Upload {

    private final Order order;
    private final UploadSettings settings;
    private final Consumer<String> refused;
    private final CompletableFuture<UploadResult> end = new CompletableFuture<>();
    private Optional<Wire> wire = Optional.empty();

    /** @param refused hears why the gateway does not want to upload, if it does not */
    Upload(Order order, UploadSettings settings, Consumer<String> refused) {
        this.order = order;
        this.settings = settings;
        this.refused = refused;
    }

    Order order() {
        return order;
    }

    boolean running() {
        return !end.isDone();
    }

    /** Completes on a thread of the executor; never once the upload was given up. */
    CompletableFuture<UploadResult> start(UploadFile file) {
        run(settings.executor(), file, 1);
        return end;
    }

    /** It could not even begin. */
    void fail() {
        end.complete(UploadResult.FAILED);
    }

    /** Gives up, at once; nobody hears of the end any more. */
    synchronized void cancel() {
        end.cancel(false);
        wire.ifPresent(Wire::close);
    }

    private void run(Executor executor, UploadFile file, int attempt) {
        try {
            executor.execute(() -> attempt(file, attempt));
        } catch (RejectedExecutionException e) {
            fail();
        }
    }

    private void attempt(UploadFile file, int attempt) {
        if (!running()) {
            return;
        }
        UploadResult result = once(file);
        if (result == UploadResult.FAILED && attempt < order.attempts()) {
            Executor later = CompletableFuture.delayedExecutor(
                    order.pause().toMillis(), TimeUnit.MILLISECONDS, settings.executor());
            run(later, file, attempt + 1);
        } else {
            end.complete(result);
        }
    }

    private UploadResult once(UploadFile file) {
        Location location = order.location();
        try {
            Optional<InetAddress> address = settings.places().resolve(location.host());
            if (address.isEmpty()) {
                refused.accept("the server has no address that logs may be uploaded to; none of them is public");
                return UploadResult.PERMISSION_DENIED;
            }
            try (Wire open = keep(new Wire(address.get(), settings.timeLimit()))) {
                return location.scheme().equals("ftp")
                        ? new FtpUpload(location).upload(open, file)
                        : new HttpUpload(location, tls()).upload(open, file);
            }
        } catch (IOException | RuntimeException e) {
            // A server can make a library stumble; all that matters is that the file is not there.
            return UploadResult.FAILED;
        }
    }

    private SSLSocketFactory tls() {
        return settings.tls().orElseGet(() -> (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    private synchronized Wire keep(Wire fresh) {
        if (!running()) {
            fresh.close();
        }
        wire = Optional.of(fresh);
        return fresh;
    }
}
