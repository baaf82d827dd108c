// SPDX-License-Identifier: Apache-2.0
/** Schemas at work: loading, notes, violations; everit and org.json stay in here. */
@NullMarked
package io.ferrule.model.internal.schema;

import org.jspecify.annotations.NullMarked;
