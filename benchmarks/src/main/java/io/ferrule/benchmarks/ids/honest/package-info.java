// SPDX-License-Identifier: Apache-2.0
/** What looks bad and is honest. */
@NullMarked
package io.ferrule.benchmarks.ids.honest;

import org.jspecify.annotations.NullMarked;
