// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.cert;

import io.ferrule.gateway.command.Task;
import io.ferrule.gateway.command.Trouble;
import io.ferrule.model.StationId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;

/** What the commands on a store have in common: where it is. */
abstract class CertTask extends Task {

    private static final int LARGEST_FILE = 65_536;

    @Mixin
    private Place place = new Place();

    Place place() {
        return place;
    }

    /** The station that an argument names. */
    static StationId station(String written) throws Trouble {
        try {
            return new StationId(written);
        } catch (IllegalArgumentException e) {
            throw new Trouble(Trouble.USAGE, String.valueOf(e.getMessage()));
        }
    }

    /** The content of a text file that the user names; {@code -} is standard input. */
    static String text(Path file) throws Trouble {
        try (InputStream in = file.equals(Path.of("-")) ? System.in : Files.newInputStream(file)) {
            byte[] content = in.readNBytes(LARGEST_FILE + 1);
            if (content.length > LARGEST_FILE) {
                throw new Trouble(Trouble.USAGE, file + " is larger than a certificate with its issuers can be");
            }
            return new String(content, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            throw new Trouble(
                    Trouble.USAGE,
                    "cannot read " + file
                            + ": there is no such file; give the path of one in PEM, or - for standard input");
        } catch (IOException e) {
            throw new Trouble(Trouble.USAGE, "cannot read " + file + ": " + e.getMessage());
        }
    }
}
