// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.internal.xml;

import io.ferrule.model.internal.json.StrictJson;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/**
 * The characters of a document and the encodings that it may declare. SOAP needs UTF-8 and UTF-16 and no other; a byte-order
 * mark or the first characters tell the two apart (XML 1.0, appendix F).
 */
record XmlSource(String text, Set<String> encodings) {

    private static final String MARK = "\uFEFF";
    private static final Set<String> EIGHT = Set.of("utf-8");
    private static final Set<String> SIXTEEN = Set.of("utf-16", "utf-16be", "utf-16le");
    private static final Set<String> ANY = Set.of("utf-8", "utf-16", "utf-16be", "utf-16le");

    static XmlSource of(byte[] document) throws MalformedXml {
        int first = unit(document);
        return switch (first) {
            case 0xFEFF, 0x003C -> new XmlSource(decoded(document, StandardCharsets.UTF_16BE), SIXTEEN);
            case 0xFFFE, 0x3C00 -> new XmlSource(decoded(document, StandardCharsets.UTF_16LE), SIXTEEN);
            default -> new XmlSource(decoded(document, StandardCharsets.UTF_8), EIGHT);
        };
    }

    static XmlSource of(String document) throws MalformedXml {
        if (StrictJson.utf8Length(document) < 0) {
            throw MalformedXml.envelope("the text has a lone surrogate");
        }
        return new XmlSource(withoutMark(document), ANY);
    }

    /** Refuses a declaration that does not agree with what the bytes are. */
    void checkDeclared(String encoding) throws MalformedXml {
        if (!encodings.contains(encoding.toLowerCase(Locale.ROOT))) {
            throw MalformedXml.envelope(
                    "the document declares an encoding that is neither UTF-8 nor UTF-16, or not its own");
        }
    }

    private static int unit(byte[] document) {
        return document.length < 2 ? 0 : ((document[0] & 0xff) << 8) | (document[1] & 0xff);
    }

    private static String decoded(byte[] document, Charset charset) throws MalformedXml {
        try {
            // A new decoder reports what is wrong instead of replacing it.
            return withoutMark(
                    charset.newDecoder().decode(ByteBuffer.wrap(document)).toString());
        } catch (CharacterCodingException e) {
            throw MalformedXml.envelope("the document is not " + charset.name());
        }
    }

    private static String withoutMark(String text) {
        return text.startsWith(MARK) ? text.substring(MARK.length()) : text;
    }
}
