// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a list in a record of the model that may be absent on the wire: an absent one is read as an empty list, and an
 * empty list is not written. Lists without this mark are required and are written even when they are empty.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface OmitEmpty {}
