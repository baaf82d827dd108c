// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept;

/**
 * How the common name of a station's certificate is made. OCPP asks for the serial number (A00.FR.405); some CSMSs
 * compare it with the identity.
 *
 * @param template text in which {@code {serial}} stands for the serial number and {@code {id}} for the identity; with at
 *     least one of them, so that the names of stations differ
 */
public record CommonNameRule(String template) {

    private static final String SERIAL = "{serial}";
    private static final String ID = "{id}";

    /** Refuses a template that gives all stations one name. */
    public CommonNameRule {
        if (!template.contains(SERIAL) && !template.contains(ID)) {
            throw new IllegalArgumentException("a common name needs {serial} or {id}");
        }
    }

    /**
     * The serial number, which is the default.
     *
     * @return the rule
     */
    public static CommonNameRule serial() {
        return new CommonNameRule(SERIAL);
    }

    /**
     * The identity in the URL.
     *
     * @return the rule
     */
    public static CommonNameRule id() {
        return new CommonNameRule(ID);
    }

    /**
     * Whether the name depends on the serial number.
     *
     * @return true if the template holds it
     */
    public boolean needsSerial() {
        return template.contains(SERIAL);
    }

    /**
     * Makes a name. Whether it can be a CN is not checked here.
     *
     * @param id identity of the station
     * @param serial its serial number, or what stands in for it
     * @return the name
     */
    public String name(String id, String serial) {
        StringBuilder name = new StringBuilder();
        int at = 0;
        while (at < template.length()) {
            if (template.startsWith(SERIAL, at)) {
                name.append(serial);
                at += SERIAL.length();
            } else if (template.startsWith(ID, at)) {
                name.append(id);
                at += ID.length();
            } else {
                name.append(template.charAt(at++));
            }
        }
        return name.toString();
    }
}
