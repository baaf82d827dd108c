// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.firmware;

import io.ferrule.certs.firmware.transfer.Downloader;
import io.ferrule.certs.firmware.transfer.Image;
import io.ferrule.certs.firmware.transfer.ImageServer;
import io.ferrule.certs.firmware.transfer.Offer;
import io.ferrule.certs.internal.Digests;
import io.ferrule.certs.internal.Quote;
import io.ferrule.certs.internal.RefusedException;
import io.ferrule.certs.internal.StrictPem;
import io.ferrule.certs.store.StationNotes;
import io.ferrule.certs.verify.FirmwareVerdict;
import io.ferrule.certs.verify.FirmwareVerifier;
import io.ferrule.model.StationId;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** The tools that all stations share. Safe for use by several threads. */
record Workshop(FirmwareSettings settings, Background background, StationNotes notes, Path images, Hands hands) {

    private static final int MAX_CERTIFICATE = 5_500;
    private static final int TOKEN_BYTES = 16;
    private static final int NAME_CHARS = 32;

    /** Those that fetch, check and hand out. */
    record Hands(Downloader downloader, FirmwareVerifier verifier, ImageServer server) {}

    Instant now() {
        return background.clock().instant();
    }

    /** Where the image of one update lies. */
    Path image(StationId station, int run) {
        String name = Digests.hex("SHA-256", station.value().getBytes(StandardCharsets.UTF_8));
        return images.resolve(name.substring(0, NAME_CHARS) + "-" + run);
    }

    String freshToken() {
        byte[] bytes = new byte[TOKEN_BYTES];
        settings.random().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    FirmwareVerdict verifyCertificate(StationId station, FirmwareOrder order) {
        return hands.verifier()
                .verifyCertificate(
                        order.image().certificate(),
                        settings.proof().manufacturers().apply(station),
                        now());
    }

    /** The certificate was judged when the order came; it may have expired since, and what it signed has not. */
    boolean verifies(Image image, FirmwareOrder order) throws IOException {
        try {
            X509Certificate signer = StrictPem.read(order.image().certificate(), MAX_CERTIFICATE, 1)
                    .certificates()
                    .get(0);
            return hands.verifier().verifyFile(image.content(), order.image().signature(), signer)
                    instanceof FirmwareVerdict.Valid;
        } catch (RefusedException e) {
            return false;
        }
    }

    /** Has the image ready for a station, and says where. */
    String expose(Update update, Image image, InetAddress station) throws IOException {
        String fileName = update.order().image().fileName();
        Offer offer = new Offer(update.token(), station, fileName, image, update.due());
        hands.server().offer(offer);
        return "http://" + authority(station) + offer.path();
    }

    private String authority(InetAddress station) throws IOException {
        String port = ":" + hands.server().address().getPort();
        if (settings.advertised().isEmpty()) {
            return OwnAddress.towards(station) + port;
        }
        String host = settings.advertised().get();
        return host.matches(".*:[0-9]{1,5}") && !host.endsWith("]") ? host : host + port;
    }

    void tell(StationId station, String sentence) {
        settings.witness().listener().on(Optional.of(station), sentence);
    }

    void tell(String sentence) {
        settings.witness().listener().on(Optional.empty(), sentence);
    }

    void raise(StationId station, FirmwareEvents.Type type, String techInfo) {
        settings.witness().events().raise(station, type, techInfo);
    }

    /** From which to which version, both the station's own words. */
    static String step(String from, String to) {
        return "from " + Quote.of(from) + " to " + Quote.of(to);
    }
}
