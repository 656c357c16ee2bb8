package org.perigee.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// The arrows between modules and a few rules of the house; docs/decisions/0001 draws them.
@AnalyzeClasses(packages = "org.perigee", importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.NoTestJars.class})
class ArchitectureTest {

    /// The connector contract reaches this module's tests in a jar of its own.
    static final class NoTestJars implements ImportOption {
        @Override
        public boolean includes(com.tngtech.archunit.core.importer.Location location) {
            return !location.contains("-tests.jar") && !location.contains("/test-classes/");
        }
    }

    @ArchTest
    static final ArchRule CATALOG_SEES_ONLY_STORAGE = noClasses().that().resideInAPackage("org.perigee.catalog..")
            .should().dependOnClassesThat().resideInAnyPackage("org.perigee.access..", "org.perigee.stac..", "org.perigee.odata..",
                    "org.perigee.opensearch..", "org.perigee.download..", "org.perigee.sandbox..", "org.perigee.app..", "okhttp3..", "javafx..");

    @ArchTest
    static final ArchRule STORAGE_SEES_NOTHING_OF_OURS = noClasses().that().resideInAPackage("org.perigee.storage..")
            .should().dependOnClassesThat(ours("org.perigee.storage"));

    @ArchTest
    static final ArchRule DIGESTS_SEE_NOTHING_OF_OURS = noClasses().that().resideInAPackage("org.perigee.digest..")
            .should().dependOnClassesThat(ours("org.perigee.digest"));

    @ArchTest
    static final ArchRule ACCESS_SEES_NOTHING_OF_OURS = noClasses().that().resideInAPackage("org.perigee.access..")
            .should().dependOnClassesThat(ours("org.perigee.access"));

    @ArchTest
    static final ArchRule THE_SANDBOX_IS_SOMEBODY_ELSES_SERVER = noClasses().that().resideInAPackage("org.perigee.sandbox..")
            .should().dependOnClassesThat(ours("org.perigee.sandbox"));

    @ArchTest
    static final ArchRule THE_DOWNLOAD_MANAGER_KNOWS_NOTHING_OF_CATALOGUES = noClasses().that().resideInAPackage("org.perigee.download..")
            .should().dependOnClassesThat().resideInAnyPackage("org.perigee.catalog..", "org.perigee.stac..", "org.perigee.odata..",
                    "org.perigee.opensearch..", "org.perigee.sandbox..", "org.perigee.app..", "javafx..");

    @ArchTest
    static final ArchRule NO_PROTOCOL_SEES_ANOTHER = classes().that().resideInAnyPackage("org.perigee.stac..", "org.perigee.odata..",
            "org.perigee.opensearch..").should(seeNoOther());

    @ArchTest
    static final ArchRule PROTOCOL_CLIENTS_ARE_USABLE_ALONE = noClasses().that().resideInAnyPackage("org.perigee.stac..", "org.perigee.odata..",
            "org.perigee.opensearch..").and().resideOutsideOfPackage("..connector..")
            .should().dependOnClassesThat().resideInAPackage("org.perigee.catalog..");

    @ArchTest
    static final ArchRule NOBODY_SEES_ANOTHER_ONES_INTERNALS = classes().that().resideInAPackage("org.perigee..").should(seeNoForeignInternals());

    @ArchTest
    static final ArchRule ONLY_THE_WINDOW_SEES_JAVAFX = noClasses().that().resideOutsideOfPackages("org.perigee.app..", "org.perigee.benchmarks..")
            .should().dependOnClassesThat().resideInAPackage("javafx..");

    @ArchTest
    static final ArchRule THE_COMMAND_LINE_AND_THE_CORE_START_NO_TOOLKIT = noClasses().that().resideInAnyPackage("org.perigee.app.core..",
            "org.perigee.app.cli..", "org.perigee.app.config..", "org.perigee.app.control..", "org.perigee.app.report..", "org.perigee.app.notify..").should().dependOnClassesThat().resideInAPackage("javafx..");

    @ArchTest
    static final ArchRule ONLY_ACCESS_BUILDS_HTTP_CLIENTS = noClasses().that().resideOutsideOfPackage("org.perigee.access..")
            .should().callConstructor(okhttp3.OkHttpClient.class);

    @ArchTest
    static final ArchRule ONLY_STORAGE_OPENS_CONNECTIONS = noClasses().that().resideOutsideOfPackage("org.perigee.storage..")
            .should().dependOnClassesThat().haveFullyQualifiedName("java.sql.DriverManager")
            .orShould().dependOnClassesThat().haveFullyQualifiedName("org.sqlite.SQLiteConfig");

    @ArchTest
    static final ArchRule ONLY_THE_COMMAND_LINE_PRINTS = noClasses().that().resideOutsideOfPackages("org.perigee.app.cli..", "org.perigee.benchmarks..")
            .should().accessField(System.class, "out");

    @ArchTest
    static final ArchRule NO_JUNK_DRAWERS = noClasses().should().haveSimpleNameEndingWith("Utils")
            .orShould().haveSimpleNameEndingWith("Util").orShould().haveSimpleNameEndingWith("Helper").orShould().haveSimpleNameEndingWith("Helpers");

    @ArchTest
    static final ArchRule NOTHING_SLEEPS = noClasses().should().callMethod(Thread.class, "sleep", long.class)
            .orShould().callMethod(Thread.class, "sleep", java.time.Duration.class);

    @ArchTest
    static final ArchRule NO_STATIC_STATE = classes().that().resideInAPackage("org.perigee..").should(haveNoMutableStatics());

    @Test
    void failureKindsHaveTheSameNamesInTheNetworkLayerAndInTheCatalogue() {
        assertThat(Arrays.stream(org.perigee.catalog.connector.FailureKind.values()).map(Enum::name))
                .containsExactlyElementsOf(Arrays.stream(org.perigee.access.FailureKind.values()).map(Enum::name).toList());
    }

    private static com.tngtech.archunit.base.DescribedPredicate<JavaClass> ours(String but) {
        return new com.tngtech.archunit.base.DescribedPredicate<>("belong to another of our modules") {
            @Override
            public boolean test(JavaClass type) {
                return type.getPackageName().startsWith("org.perigee.") && !type.getPackageName().startsWith(but);
            }
        };
    }

    private static ArchCondition<JavaClass> seeNoOther() {
        return new ArchCondition<>("see no other protocol, no download manager, no window") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                String own = type.getPackageName().split("\\.")[2];
                type.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> dependency.getTargetClass().getPackageName().matches(
                                "org\\.perigee\\.(?!" + own + "(\\.|$)|catalog(\\.|$)|access(\\.|$)|digest(\\.|$)).*"))
                        .forEach(dependency -> events.add(SimpleConditionEvent.violated(type, dependency.getDescription())));
            }
        };
    }

    private static ArchCondition<JavaClass> seeNoForeignInternals() {
        return new ArchCondition<>("see no internals of another module") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                String own = "org.perigee." + type.getPackageName().split("\\.")[2];
                type.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> dependency.getTargetClass().getPackageName().matches("org\\.perigee\\..*\\.internal(\\..*)?"))
                        .filter(dependency -> !dependency.getTargetClass().getPackageName().startsWith(own))
                        .forEach(dependency -> events.add(SimpleConditionEvent.violated(type, dependency.getDescription())));
            }
        };
    }

    private static ArchCondition<JavaClass> haveNoMutableStatics() {
        return new ArchCondition<>("have no static field that can change") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getFields().stream()
                        .filter(field -> field.getModifiers().contains(JavaModifier.STATIC) && !field.getModifiers().contains(JavaModifier.FINAL))
                        .filter(field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC))
                        .forEach(field -> events.add(SimpleConditionEvent.violated(type, field.getDescription())));
            }
        };
    }
}
