// SPDX-License-Identifier: Apache-2.0
/** What happened, counted. */
@NullMarked
package io.ferrule.gateway.metrics;

import org.jspecify.annotations.NullMarked;
