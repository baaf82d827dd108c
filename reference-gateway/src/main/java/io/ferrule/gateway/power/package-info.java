// SPDX-License-Identifier: Apache-2.0
/** {@code ferrule share} and {@code ferrule plan}: sharing and planning on files, one case on each line. */
@NullMarked
package io.ferrule.gateway.power;

import org.jspecify.annotations.NullMarked;
