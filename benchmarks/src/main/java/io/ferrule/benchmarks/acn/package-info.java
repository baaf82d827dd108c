// SPDX-License-Identifier: Apache-2.0
/** A month of real charging sessions on a real site, replayed with each policy beside published figures. */
@NullMarked
package io.ferrule.benchmarks.acn;

import org.jspecify.annotations.NullMarked;
