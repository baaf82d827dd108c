// SPDX-License-Identifier: Apache-2.0
/** Tests of the books and the drive. */
@NullMarked
package io.ferrule.charging.site.books;

import org.jspecify.annotations.NullMarked;
