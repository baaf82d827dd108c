// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.cli;

import io.ferrule.gateway.config.ConfigException;
import io.ferrule.gateway.config.ConfigException.Kind;
import io.ferrule.gateway.config.ConfigSource;
import io.ferrule.gateway.config.GatewayConfig;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Parameters;

/** The configuration file as an argument of a command. */
final class ConfigArgument {

    @Parameters(
            paramLabel = "CONFIG",
            description = "YAML file; - for standard input. Its keys are explained in docs/operations.md.")
    private Path file = Path.of("gateway.yaml");

    /** Reads the file; whatever is wrong with it becomes the failure of the command. */
    GatewayConfig read() {
        try {
            return parse();
        } catch (ConfigException e) {
            throw failure(e);
        }
    }

    static CommandFailure failure(ConfigException e) {
        boolean unreadable = e.kind() == Kind.UNREADABLE;
        String sentence = unreadable ? "cannot read the configuration" : "the configuration is wrong";
        return new CommandFailure(unreadable ? ExitCode.USAGE : ExitCode.NOT_FINE, sentence + "\n" + e.getMessage());
    }

    GatewayConfig parse() throws ConfigException {
        return source().read();
    }

    ConfigSource source() {
        return ConfigSource.file(file, ConfigArgument::environment);
    }

    static Optional<String> environment(String name) {
        return Optional.ofNullable(System.getenv(name));
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
