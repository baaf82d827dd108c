// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.admin;

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
     */
    record Answer(int status, String type, String body) {

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
    }
}
