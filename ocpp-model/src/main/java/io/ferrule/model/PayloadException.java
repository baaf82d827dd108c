// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model;

/** A payload does not have the form that was asked for. */
public final class PayloadException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String pointer;

    /**
     * Names the place and the reason.
     *
     * @param pointer JSON Pointer of the member that does not fit
     * @param message one sentence that says what was expected
     */
    public PayloadException(String pointer, String message) {
        super(pointer.isEmpty() ? message : pointer + ": " + message);
        this.pointer = pointer;
    }

    /**
     * The place.
     *
     * @return JSON Pointer of the member that does not fit
     */
    public String pointer() {
        return pointer;
    }
}
