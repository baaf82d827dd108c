// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.admin;

import java.util.HashMap;
import java.util.Map;

/** One thing to be fetched. Asked by several threads at once; must not block for long. */
@FunctionalInterface
public interface Page {

    /**
     * Makes the answer.
     *
     * @return what the caller gets
     */
    Answer answer();

    /**
     * What a caller gets.
     *
     * @param status HTTP status
     * @param type media type
     * @param body text, sent as UTF-8
     * @param headers further header fields
     */
    record Answer(int status, String type, String body, Map<String, String> headers) {

        /** Copies the headers. */
        public Answer {
            headers = Map.copyOf(headers);
        }

        /**
         * Without further header fields.
         *
         * @param status HTTP status
         * @param type media type
         * @param body text, sent as UTF-8
         */
        public Answer(int status, String type, String body) {
            this(status, type, body, Map.of());
        }

        /**
         * One line for people.
         *
         * @param status HTTP status
         * @param text the line without its end
         * @return the answer
         */
        public static Answer line(int status, String text) {
            return new Answer(status, "text/plain; charset=utf-8", text + "\n");
        }

        /**
         * JSON text.
         *
         * @param json one JSON value
         * @return the answer with status 200
         */
        public static Answer json(String json) {
            return new Answer(200, "application/json", json);
        }

        /**
         * With one header field more.
         *
         * @param name its name
         * @param value its value
         * @return a copy
         */
        public Answer with(String name, String value) {
            Map<String, String> more = new HashMap<>(headers);
            more.put(name, value);
            return new Answer(status, type, body, more);
        }
    }
}
