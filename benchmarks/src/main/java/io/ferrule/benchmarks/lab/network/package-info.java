// SPDX-License-Identifier: Apache-2.0
/** A relay on the loopback address that does to connections what mobile networks do to them. */
@NullMarked
package io.ferrule.benchmarks.lab.network;

import org.jspecify.annotations.NullMarked;
