// SPDX-License-Identifier: Apache-2.0
/** The throw-away certificates of a run, and the one TLS setting that every peer in a table shares. */
@NullMarked
package io.ferrule.benchmarks.tls;

import org.jspecify.annotations.NullMarked;
