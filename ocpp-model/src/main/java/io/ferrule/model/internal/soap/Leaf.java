// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.internal.soap;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.ferrule.model.PayloadException;
import io.ferrule.model.internal.json.Numbers;
import io.ferrule.model.internal.soap.Shape.Kind;
import io.ferrule.model.internal.soap.Shape.Member;
import io.ferrule.model.internal.xml.XmlElement;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;

/**
 * The text of one value in XML (XML Schema part 2, 3.2) as a value of JSON, and back. Text that does not mean what the
 * definition wants becomes a JSON string, so that the schema can say so and nothing is lost.
 */
final class Leaf {

    private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]+");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)");
    private static final Pattern NUMBER_OF_JSON = Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?");

    private Leaf() {}

    static void read(String text, Member member, JsonGenerator json) throws IOException {
        String token = XmlElement.collapsed(text);
        Kind kind = member.kind();
        boolean number = token.length() <= Numbers.DIGITS;
        if (kind == Kind.INTEGER && number && INTEGER.matcher(token).matches()) {
            json.writeNumber(new BigInteger(token));
        } else if (kind == Kind.DECIMAL && number && DECIMAL.matcher(token).matches()) {
            json.writeNumber(decimal(token));
        } else if (kind == Kind.BOOLEAN && (token.equals("true") || token.equals("1"))) {
            json.writeBoolean(true);
        } else if (kind == Kind.BOOLEAN && (token.equals("false") || token.equals("0"))) {
            json.writeBoolean(false);
        } else if (kind == Kind.TOKEN) {
            json.writeString(token);
        } else {
            json.writeString(WsdlDifferences.inJson(text, member.values()));
        }
    }

    /** As it is written, if JSON knows that form. */
    private static String decimal(String token) {
        return NUMBER_OF_JSON.matcher(token).matches() ? token : new BigDecimal(token).toPlainString();
    }

    static String written(JsonNode value, Member member, Path path) {
        if (value.isNumber()) {
            return number(value.decimalValue(), member, path);
        }
        if (!value.isValueNode()) {
            throw new PayloadException(path.pointer(), "a single value is expected");
        }
        return WsdlDifferences.inXml(value.asText(), member.values());
    }

    private static String number(BigDecimal number, Member member, Path path) {
        if (!Numbers.isModest(number)) {
            throw new PayloadException(path.pointer(), "a number of at most " + Numbers.DIGITS + " digits is expected");
        }
        return member.kind() == Kind.INTEGER && Numbers.isWhole(number)
                ? number.toBigInteger().toString()
                : number.toPlainString();
    }
}
