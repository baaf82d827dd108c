// SPDX-License-Identifier: Apache-2.0
/** What stations feel of it when all of them get new certificates at once. */
@NullMarked
package io.ferrule.benchmarks.rotation;

import org.jspecify.annotations.NullMarked;
