// SPDX-License-Identifier: Apache-2.0
package io.ferrule.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/**
 * Each exported element has its contract in words. Doclint asks for the same but also wants every compact constructor to
 * repeat the parameters of its record, so its own check is off.
 */
class DocumentationTest {

    private static final List<String> LIBRARIES =
            List.of("ocpp-model", "ocpp-proxy-core", "ocpp-certs", "ocpp-smartcharging", "ocpp-ids");

    @Test
    void everyExportedElementHasAComment() throws IOException {
        List<Path> sources = exportedSources();

        List<String> silent = silentElements(sources);

        assertThat(sources).hasSizeGreaterThan(50);
        assertThat(silent).isEmpty();
    }

    private static List<Path> exportedSources() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String library : LIBRARIES) {
            Path root = Path.of("..", library, "src", "main", "java");
            try (Stream<Path> files = Files.walk(root)) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .filter(file -> !file.toString().contains("/internal/"))
                        .forEach(sources::add);
            }
        }
        return sources;
    }

    private static List<String> silentElements(List<Path> sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> silent = new ArrayList<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(sources));
            DocTrees docs = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                new Silence(docs, silent).scan(unit, null);
            }
        }
        return silent;
    }

    /** Collects public and protected elements without a comment. */
    private static final class Silence extends TreePathScanner<Void, Void> {

        private final DocTrees docs;
        private final List<String> silent;

        Silence(DocTrees docs, List<String> silent) {
            this.docs = docs;
            this.silent = silent;
        }

        @Override
        public Void visitClass(ClassTree type, Void nothing) {
            if (!visible(type.getModifiers()) && !inInterface()) {
                return null;
            }
            demandComment(type.getSimpleName().toString());
            return super.visitClass(type, null);
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            boolean overrides = method.getModifiers().getAnnotations().stream()
                    .anyMatch(annotation ->
                            annotation.getAnnotationType().toString().equals("Override"));
            if ((visible(method.getModifiers()) || inInterface()) && !overrides) {
                demandComment(method.getName().toString());
            }
            return null;
        }

        private void demandComment(String name) {
            String comment = docs.getDocComment(getCurrentPath());
            if (comment == null || comment.isBlank()) {
                CompilationUnitTree unit = getCurrentPath().getCompilationUnit();
                silent.add(Path.of(unit.getSourceFile().getName()).getFileName() + ": " + name);
            }
        }

        private boolean inInterface() {
            TreePath parent = getCurrentPath().getParentPath();
            return parent != null && parent.getLeaf().getKind() == Tree.Kind.INTERFACE;
        }

        private static boolean visible(ModifiersTree modifiers) {
            return modifiers.getFlags().contains(Modifier.PUBLIC)
                    || modifiers.getFlags().contains(Modifier.PROTECTED);
        }
    }
}
