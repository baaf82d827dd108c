// SPDX-License-Identifier: Apache-2.0
package io.ferrule.codegen;

import io.ferrule.codegen.Model.Place;

/** A definition that cannot be used; the message starts with file and line. */
final class DefinitionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DefinitionException(Place place, String message) {
        super(place.file() + ":" + place.line() + ": " + message);
    }
}
