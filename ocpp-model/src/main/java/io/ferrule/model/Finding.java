// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model;

/**
 * Something wrong about one frame.
 *
 * @param pointer JSON Pointer into the payload, {@code ""} for the payload itself or the whole frame
 * @param rule the JSON Schema keyword that is broken, or one of Ferrule's own rules such as {@code envelope},
 *     {@code duplicate-key}, {@code limit}, {@code id-length}, {@code unknown-action}, {@code direction}
 * @param code the code that a CALLERROR about it would carry
 * @param message one sentence for people; it names no secret
 */
public record Finding(String pointer, String rule, ErrorCode code, String message) {}
