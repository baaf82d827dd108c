// SPDX-License-Identifier: Apache-2.0
package io.ferrule.codegen;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * Starts the generator from its sources, so that the build needs nothing but a JDK:
 * {@code java Generate.java SOURCES CLASSES DEFINITIONS JAVA-OUT RESOURCES-OUT REFERENCE.md}. Until Java 22 the launcher of
 * the JDK takes one source file only; this is the one, and it compiles its neighbours.
 */
public final class Generate {

    private static final int OWN_ARGUMENTS = 2;

    private Generate() {}

    /** Compiles the generator from its folder of sources into its folder of classes, and runs it with the other arguments. */
    public static void main(String[] args) throws IOException, ReflectiveOperationException {
        if (args.length != OWN_ARGUMENTS + 4) {
            System.err.println("usage: java Generate.java SOURCES CLASSES DEFINITIONS JAVA RESOURCES REFERENCE.md");
            System.exit(2);
        }
        Path classes = Path.of(args[1]);
        compile(Path.of(args[0]), classes);
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            String[] rest = Arrays.copyOfRange(args, OWN_ARGUMENTS, args.length);
            loader.loadClass("io.ferrule.codegen.Generator")
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) rest);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("the generator failed", e.getCause());
        }
    }

    /** The description of the package is for the tests only: it needs an annotation from the class path. */
    private static void compile(Path sources, Path classes) throws IOException {
        Files.createDirectories(classes);
        List<String> arguments = new ArrayList<>(List.of("-d", classes.toString(), "-encoding", "UTF-8", "-proc:none"));
        try (Stream<Path> files = Files.list(sources)) {
            files.map(Path::toString)
                    .filter(file -> file.endsWith(".java") && !file.endsWith("package-info.java"))
                    .forEach(arguments::add);
        }
        if (ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)) != 0) {
            System.exit(1);
        }
    }
}
