// SPDX-License-Identifier: Apache-2.0
/** XML as far as SOAP needs it: bounded, without document types, read into small trees; StAX stays in here. */
@NullMarked
package io.ferrule.model.internal.xml;

import org.jspecify.annotations.NullMarked;
