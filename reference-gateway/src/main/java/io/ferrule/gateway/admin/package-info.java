// SPDX-License-Identifier: Apache-2.0
/** The admin port: health, metrics and the list of stations over HTTP. */
@NullMarked
package io.ferrule.gateway.admin;

import org.jspecify.annotations.NullMarked;
