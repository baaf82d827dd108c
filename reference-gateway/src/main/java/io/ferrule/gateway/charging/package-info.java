// SPDX-License-Identifier: Apache-2.0
/** {@code ferrule compose}, {@code check-profile} and {@code fit}: the engines of smart charging on files, line by line. */
@NullMarked
package io.ferrule.gateway.charging;

import org.jspecify.annotations.NullMarked;
