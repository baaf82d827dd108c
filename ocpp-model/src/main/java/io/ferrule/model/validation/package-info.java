// SPDX-License-Identifier: Apache-2.0
/**
 * Checks of frames against the documents: JSON Schemas generated from Ferrule's own definitions, and what schemas
 * cannot say.
 *
 * <p>A check only looks; who refuses, mends or passes a frame decides elsewhere.
 */
@NullMarked
package io.ferrule.model.validation;

import org.jspecify.annotations.NullMarked;
