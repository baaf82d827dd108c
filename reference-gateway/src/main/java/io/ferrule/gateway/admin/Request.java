// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.admin;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a caller wants of an {@link Operation}.
 *
 * @param parameters query of the address, decoded; of a repeated name the first
 * @param variables what stands in the path where the route has a name in braces, decoded and in order
 */
public record Request(Map<String, String> parameters, List<String> variables) {

    /** Copies the collections. */
    public Request {
        parameters = Map.copyOf(parameters);
        variables = List.copyOf(variables);
    }

    /**
     * One parameter.
     *
     * @param name its name
     * @return its value, or empty if it was not given
     */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }
}
