// SPDX-License-Identifier: Apache-2.0
/**
 * Odd stations as the field has them, each a class that behaves exactly so, on real sockets against a running proxy. Each of them
 * gets through a whole charging session, and a CSMS that keeps books knows it correctly at the end. The numbers are those of
 * {@code docs/field-quirks.md}.
 */
@NullMarked
package io.ferrule.proxy.quirks;

import org.jspecify.annotations.NullMarked;
