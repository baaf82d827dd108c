// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.event;

/**
 * The connection that something came over.
 *
 * @param peer network address of the sender, empty if it is not known
 * @param connection name of the connection, unique while it is open; empty if it is not known
 * @param principal who the sender is in the eyes of the operator, for example {@code cnp}; empty if it is not known
 */
public record Link(String peer, String connection, String principal) {

    /**
     * A connection of an address.
     *
     * @param peer network address of the sender
     * @param connection name of the connection
     * @return a link without a principal
     */
    public static Link of(String peer, String connection) {
        return new Link(peer, connection, "");
    }

    /**
     * What tells connections apart where some have no name.
     *
     * @return the name, else the address
     */
    public String key() {
        return connection.isEmpty() ? peer : connection;
    }
}
