// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.internal.xml;

/** One attribute; its namespace is empty for the plain ones. Declarations of namespaces are none. */
public record XmlAttribute(String namespace, String name, String value) {}
