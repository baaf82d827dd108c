// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.firmware.transfer;

import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

/**
 * Fetches files from where {@link Destinations} allows, and goes on where a try before broke off, also one of an earlier
 * process, if the server still has the same version. Proxies of the system are not used: they would connect to wherever
 * they like. Safe for use by several threads, as long as no two of them fetch the same file.
 */
public final class Downloader {

    private static final int BUFFER = 65_536;
    private static final long CHECK_SPACE_EVERY = 16L << 20;

    private final Destinations destinations;
    private final DownloadLimits limits;
    private final Dialing dialing;

    /**
     * A downloader.
     *
     * @param destinations where files may come from
     * @param limits how much they may take
     * @param tls whom to trust with https; the name in the server's certificate is checked in any case
     * @param delays ends what takes too long
     */
    public Downloader(Destinations destinations, DownloadLimits limits, SSLContext tls, Delays delays) {
        this(
                limits,
                new Dialing(destinations, tls, Dialing.Names.system(), new Dialing.Deadline(delays, limits.time())));
    }

    Downloader(DownloadLimits limits, Dialing dialing) {
        this.destinations = dialing.destinations();
        this.limits = limits;
        this.dialing = dialing;
    }

    /**
     * Tries to fetch a file. Blocks, at most for the time of the limits and a minute.
     *
     * @param location its URL, not trusted
     * @param target the name that it gets when it is complete, in a directory that exists
     * @param wanted asked from time to time; false ends the try
     * @return what became of it
     */
    public Fetched fetch(String location, Path target, BooleanSupplier wanted) {
        try {
            URI uri = destinations.check(location);
            return fetch(uri, target, wanted);
        } catch (HopelessException e) {
            return new Fetched.Failed(String.valueOf(e.getMessage()), true);
        } catch (IOException e) {
            return new Fetched.Failed(reason(e), false);
        } catch (RuntimeException e) {
            // The location went through classes of the runtime, some of which throw what they do not declare.
            return new Fetched.Failed("the location cannot be used", true);
        }
    }

    /**
     * Removes a file, or as much of it as is there.
     *
     * @param target its name
     * @throws IOException if it cannot be removed
     */
    public static void delete(Path target) throws IOException {
        PartFile.delete(target);
    }

    private Fetched fetch(URI location, Path target, BooleanSupplier wanted) throws IOException {
        boolean ftp = location.getScheme().toLowerCase(Locale.ROOT).equals("ftp");
        Source.Opener opener = ftp ? new FtpOpener(dialing) : new HttpOpener(destinations, dialing);
        try (PartFile part = PartFile.open(target)) {
            long from = part.validator().isPresent() ? part.length() : 0;
            Source.Request request = new Source.Request(location, from, part.validator());
            try (Source source = opener.open(request)) {
                part.begin(source.start(), source.validator());
                return copy(source, part, wanted) ? complete(source, part) : new Fetched.Unwanted();
            } catch (HopelessException e) {
                part.discard();
                throw e;
            }
        }
    }

    private Fetched complete(Source source, PartFile part) throws IOException {
        if (source.length().isPresent() && source.length().getAsLong() != part.length()) {
            part.discard();
            throw new FailedException("the file has another length than announced");
        }
        source.finish();
        part.complete();
        return new Fetched.Complete();
    }

    private boolean copy(Source source, PartFile part, BooleanSupplier wanted) throws IOException {
        long announced = source.length().orElse(0) - part.length();
        checkRoom(part, Math.max(announced, 0));
        byte[] buffer = new byte[BUFFER];
        long checked = part.length();
        for (int read = source.body().read(buffer);
                read >= 0;
                read = source.body().read(buffer)) {
            if (!wanted.getAsBoolean()) {
                return false;
            }
            boolean known = source.length().isPresent();
            if (part.length() + read > limits.imageBytes() || (!known && part.length() - checked > CHECK_SPACE_EVERY)) {
                checkRoom(part, read);
                checked = part.length();
            }
            part.write(buffer, read);
        }
        return true;
    }

    private void checkRoom(PartFile part, long further) throws IOException {
        if (part.length() + further > limits.imageBytes()) {
            throw new HopelessException("the file is longer than " + limits.imageBytes() + " bytes");
        }
        if (part.usableSpace() - limits.spareBytes() < further) {
            throw new FailedException("there is not enough room on the disk");
        }
    }

    private static String reason(IOException failure) {
        if (failure instanceof FailedException) {
            return String.valueOf(failure.getMessage());
        }
        if (failure instanceof UnknownHostException) {
            return "the name of the host is not known";
        }
        if (failure instanceof SSLException) {
            return "TLS failed, or the server's certificate is not trusted";
        }
        if (failure instanceof SocketTimeoutException || failure instanceof SocketException) {
            return "the server cannot be reached, or broke off";
        }
        return failure instanceof FileSystemException ? "the file cannot be written" : "reading or writing failed";
    }
}
