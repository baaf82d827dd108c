// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into the jar. */
final class ManifestVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Optional.ofNullable(ManifestVersion.class.getPackage().getImplementationVersion())
                .orElse("of a source tree");
        return new String[] {"ferrule " + version + " on Java " + Runtime.version()};
    }
}
