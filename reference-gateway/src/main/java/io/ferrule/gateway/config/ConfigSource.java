// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.config;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** Where a configuration comes from, at the start and at each reload. */
public interface ConfigSource {

    /**
     * Reads it.
     *
     * @return the checked configuration
     * @throws ConfigException with every mistake in it
     */
    GatewayConfig read() throws ConfigException;

    /**
     * What people call it.
     *
     * @return for example the path of the file
     */
    String name();

    /**
     * A file.
     *
     * @param file YAML; {@code -} for standard input, which can be read once only
     * @param environment looks up an environment variable
     * @return reads the file each time
     */
    static ConfigSource file(Path file, Function<String, Optional<String>> environment) {
        return new ConfigSource() {
            @Override
            public GatewayConfig read() throws ConfigException {
                return ConfigFile.read(file, environment);
            }

            @Override
            public String name() {
                return file.toString();
            }
        };
    }

    /**
     * A configuration that is there already.
     *
     * @param config the configuration
     * @return gives the same each time
     */
    static ConfigSource of(GatewayConfig config) {
        return new ConfigSource() {
            @Override
            public GatewayConfig read() {
                return config;
            }

            @Override
            public String name() {
                return "given";
            }
        };
    }
}
