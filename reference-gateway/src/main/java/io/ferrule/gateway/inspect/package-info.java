// SPDX-License-Identifier: Apache-2.0
/** What a configuration would do on this machine, found out without doing it. */
@NullMarked
package io.ferrule.gateway.inspect;

import org.jspecify.annotations.NullMarked;
