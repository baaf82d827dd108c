// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model;

/**
 * Something about one frame that is legal but known to trouble peers.
 *
 * @param pointer JSON Pointer into the payload, {@code ""} for the payload itself or the whole frame
 * @param rule short stable name of what was noticed
 * @param message one sentence for people; it names no secret
 */
public record Note(String pointer, String rule, String message) {}
