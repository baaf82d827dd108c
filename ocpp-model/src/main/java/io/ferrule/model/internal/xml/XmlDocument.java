// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.internal.xml;

/**
 * A whole document.
 *
 * @param root its outermost element
 * @param instructions whether it has processing instructions; they are left out
 */
public record XmlDocument(XmlElement root, boolean instructions) {}
