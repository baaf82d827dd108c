// SPDX-License-Identifier: Apache-2.0
/** The way between payloads and XML, as the generated schemas tell it; Jackson stays in here. */
@NullMarked
package io.ferrule.model.internal.soap;

import org.jspecify.annotations.NullMarked;
