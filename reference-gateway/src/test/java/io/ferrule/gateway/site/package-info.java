// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.ferrule.gateway.site;

import org.jspecify.annotations.NullMarked;
