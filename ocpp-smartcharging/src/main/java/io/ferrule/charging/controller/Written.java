// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.controller;

import io.ferrule.model.Payload;

/**
 * Something with the text in which it came, which is what is kept.
 *
 * @param text as it came
 * @param value what it says
 * @param <T> what it is
 */
public record Written<T>(Payload text, T value) {}
