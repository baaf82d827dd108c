// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.soap;

import io.ferrule.model.Action;
import java.util.Locale;

/** How actions are called in XML. */
final class Elements {

    static final String REQUEST = "Request";
    static final String RESPONSE = "Response";

    private Elements() {}

    static String request(Action<?, ?> action) {
        return uncapitalised(action.name()) + REQUEST;
    }

    static String response(Action<?, ?> action) {
        return uncapitalised(action.name()) + RESPONSE;
    }

    static String requestAction(Action<?, ?> action) {
        return '/' + action.name();
    }

    static String responseAction(Action<?, ?> action) {
        return '/' + action.name() + RESPONSE;
    }

    /** The name that the action of an element would have. */
    static String actionOf(String element) {
        String stem = element;
        for (String ending : new String[] {REQUEST, RESPONSE}) {
            if (element.endsWith(ending)) {
                stem = element.substring(0, element.length() - ending.length());
            }
        }
        return stem.isEmpty() ? element : stem.substring(0, 1).toUpperCase(Locale.ROOT) + stem.substring(1);
    }

    static void check(SoapService service, Action<?, ?> action) {
        if (action.version() != service.version()) {
            throw new IllegalArgumentException("the action " + action.name() + " is one of OCPP "
                    + action.version().number() + ", the service one of "
                    + service.version().number());
        }
    }

    private static String uncapitalised(String name) {
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }
}
