// SPDX-License-Identifier: Apache-2.0
/** Commands on files with one case on each line: they answer each with one JSON object, and go on. */
@NullMarked
package io.ferrule.gateway.lines;

import org.jspecify.annotations.NullMarked;
