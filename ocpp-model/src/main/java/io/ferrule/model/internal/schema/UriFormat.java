// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.internal.schema;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.everit.json.schema.FormatValidator;

/**
 * A URI as in RFC 3986, 3: it has a scheme. Everit's own check for draft-04 also takes relative references, even an empty
 * one, which no station can upload to.
 */
final class UriFormat implements FormatValidator {

    @Override
    public Optional<String> validate(String subject) {
        try {
            if (new URI(subject).getScheme() != null) {
                return Optional.empty();
            }
        } catch (URISyntaxException e) {
            // told below, together with what has no scheme
        }
        return Optional.of("is no URI with a scheme as in RFC 3986");
    }

    @Override
    public String formatName() {
        return "uri";
    }
}
