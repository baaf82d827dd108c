// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.internal.soap;

import io.ferrule.model.Action;
import io.ferrule.model.v16.MeterValuesRequest;
import java.util.Map;
import java.util.Set;

/** All that the WSDL files of 1.5 and 1.6 say differently from the JSON of the same version. */
public final class WsdlDifferences {

    /** The security extension of 1.6 was made for JSON only. */
    private static final String WITHOUT_XML = "Security";

    /** JSON requires these lists and lets them be empty; an empty list has no elements in XML. */
    private static final Map<Class<? extends Record>, Set<String>> EMPTY_IF_ABSENT =
            Map.of(MeterValuesRequest.class, Set.of("meterValue"));

    /** The JSON schemas of 1.6 fixed a misspelling that the WSDL does not have (OCPP-J 1.6 errata v1.0, 2.1). */
    private static final String IN_JSON = "Celcius";

    private static final String IN_XML = "Celsius";

    private WsdlDifferences() {}

    /** Whether an action has a form in XML. */
    public static boolean hasForm(Action<?, ?> action) {
        return !action.profile().equals(WITHOUT_XML);
    }

    static Set<String> emptyIfAbsent(Class<? extends Record> type) {
        return EMPTY_IF_ABSENT.getOrDefault(type, Set.of());
    }

    /** The text of an enumeration as JSON spells it at this place. */
    static String inJson(String text, Set<String> values) {
        return text.equals(IN_XML) && values.contains(IN_JSON) && !values.contains(IN_XML) ? IN_JSON : text;
    }

    /** The text of an enumeration as XML spells it. */
    static String inXml(String text, Set<String> values) {
        return text.equals(IN_JSON) && values.contains(IN_JSON) ? IN_XML : text;
    }
}
