// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.controller;

/**
 * An answer, and the state that must be kept before it is given.
 *
 * @param answer what to say
 * @param state what holds then
 * @param <T> type of the answer
 */
public record Change<T>(T answer, ControllerState state) {}
