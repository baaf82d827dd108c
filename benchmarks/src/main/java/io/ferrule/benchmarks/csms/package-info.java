// SPDX-License-Identifier: Apache-2.0
/** The far end of every measurement: a CSMS that demands mutual TLS and answers each call at once. */
@NullMarked
package io.ferrule.benchmarks.csms;

import org.jspecify.annotations.NullMarked;
