// SPDX-License-Identifier: Apache-2.0
/**
 * Books of what each station may be drawing at worst, and the drive that lowers first, waits for the confirmation, and
 * raises then. The guarantees are those of {@link io.ferrule.charging.site}.
 */
@NullMarked
package io.ferrule.charging.site.books;

import org.jspecify.annotations.NullMarked;
