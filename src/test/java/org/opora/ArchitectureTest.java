package org.opora;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ArchitectureTest {
    private static final String ROOT = "org.opora";
    private static final JavaClasses CODE =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages(ROOT);
    private static final Map<String, Set<String>> MAY_USE = Map.of(
            "shared", Set.of(),
            "identity", Set.of("shared"),
            "course", Set.of("shared", "identity"),
            "knowledge", Set.of("shared", "identity", "course"),
            "conversation", Set.of("shared", "identity", "course"),
            "answering", Set.of("shared", "identity", "course", "knowledge", "conversation"),
            "desk", Set.of("shared", "identity", "course", "knowledge", "conversation", "answering"),
            "curation", Set.of("shared", "identity", "course", "knowledge", "conversation", "answering", "desk"),
            "analytics", Set.of("shared", "identity", "course"),
            "demo",
                    Set.of(
                            "shared",
                            "identity",
                            "course",
                            "knowledge",
                            "conversation",
                            "answering",
                            "desk",
                            "curation"));

    @Test
    void the_import_is_not_empty() {
        assertTrue(CODE.size() > 100);
    }

    @Test
    void features_form_no_cycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CODE);
    }

    @Test
    void every_feature_uses_only_what_the_table_allows() {
        List<String> forbidden = CODE.stream()
                .flatMap(from -> from.getDirectDependenciesFromSelf().stream())
                .filter(ArchitectureTest::isForbidden)
                .map(Dependency::getDescription)
                .toList();

        assertEquals(List.of(), forbidden);
    }

    private static boolean isForbidden(Dependency dependency) {
        String from = feature(dependency.getOriginClass());
        String to = feature(dependency.getTargetClass());
        return !to.isEmpty()
                && !from.equals(to)
                && !MAY_USE.getOrDefault(from, Set.of()).contains(to);
    }

    private static String feature(JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith(ROOT + ".") ? name.substring(ROOT.length() + 1).split("\\.", 2)[0] : "";
    }

    @Test
    void only_answering_and_knowledge_touch_langchain4j() {
        List<String> others = CODE.stream()
                .filter(type -> !Set.of("answering", "knowledge").contains(feature(type)))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(dependency ->
                        dependency.getTargetClass().getPackageName().startsWith("dev.langchain4j"))
                .map(Dependency::getDescription)
                .toList();

        assertEquals(List.of(), others);
    }

    @Test
    void rest_methods_are_public_since_others_are_silently_404() {
        List<String> hidden = CODE.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(
                        method -> List.<Class<? extends Annotation>>of(
                                        GET.class, POST.class, PUT.class, PATCH.class, DELETE.class)
                                .stream()
                                .anyMatch(method::isAnnotatedWith))
                .filter(method -> !method.getModifiers().contains(JavaModifier.PUBLIC))
                .map(Object::toString)
                .toList();

        assertEquals(List.of(), hidden);
    }
}
