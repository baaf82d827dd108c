// SPDX-License-Identifier: Apache-2.0
/** Turns the definitions in {@code src/main/ocpp} into Java, JSON Schemas and the message reference; never shipped. */
@NullMarked
package io.ferrule.codegen;

import org.jspecify.annotations.NullMarked;
