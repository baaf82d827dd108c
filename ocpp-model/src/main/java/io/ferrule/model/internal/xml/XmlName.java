// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.internal.xml;

/** A name and its namespace, empty for none; the prefix means nothing. */
public record XmlName(String namespace, String local) {}
