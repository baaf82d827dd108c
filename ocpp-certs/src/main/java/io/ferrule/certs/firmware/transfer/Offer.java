// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.firmware.transfer;

import java.net.InetAddress;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * A file for one station, once.
 *
 * @param token 22 to 64 letters, digits, {@code -} and {@code _} that nobody can guess
 * @param station address from which it may be fetched
 * @param fileName end of the path: 1 to 100 letters, digits, {@code .}, {@code -} and {@code _}
 * @param image the file; not closed by the server
 * @param until when it is gone in any case
 */
public record Offer(String token, InetAddress station, String fileName, Image image, Instant until) {

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{22,64}");
    private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    /** Checks token and file name. */
    public Offer {
        if (!TOKEN.matcher(token).matches() || !FILE_NAME.matcher(fileName).matches()) {
            throw new IllegalArgumentException("a token and a file name are made of letters, digits and signs");
        }
    }

    /**
     * The path of its URL.
     *
     * @return for example {@code /firmware/…/image.bin}
     */
    public String path() {
        return "/firmware/" + token + "/" + fileName;
    }

    @Override
    public String toString() {
        return "Offer[" + fileName + " for " + station.getHostAddress() + "]";
    }
}
