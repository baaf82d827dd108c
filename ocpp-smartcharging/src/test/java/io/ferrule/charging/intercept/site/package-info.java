// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.ferrule.charging.intercept.site;

import org.jspecify.annotations.NullMarked;
