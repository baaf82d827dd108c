// SPDX-License-Identifier: Apache-2.0
/** A CSMS that remembers everything and is idempotent in no way. */
@NullMarked
package io.ferrule.benchmarks.lab.csms;

import org.jspecify.annotations.NullMarked;
