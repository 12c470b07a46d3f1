package io.vitrine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.persistence.Entity;
import java.time.Clock;
import java.time.Instant;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.data.repository.Repository;
import org.springframework.stereotype.Controller;

/** Holds the code to the rules of CONTRIBUTING.md that a machine can check. */
@AnalyzeClasses(packages = "io.vitrine", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule timeIsADependency = noClasses()
            .that()
            .doNotHaveSimpleName("ClockConfiguration")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Thread.class, "sleep", long.class)
            .because("time is a constructor parameter, so that tests can move it");

    @ArchTest
    static final ArchRule entitiesStayInside = classes()
            .that()
            .areAnnotatedWith(Entity.class)
            .should()
            .bePackagePrivate()
            .because("modules meet in interfaces, events and views");

    @ArchTest
    static final ArchRule repositoriesStayInside = classes()
            .that()
            .areAssignableTo(Repository.class)
            .should()
            .bePackagePrivate()
            .allowEmptyShould(true)
            .because("a table belongs to one module");

    @ArchTest
    static final ArchRule controllersStayInside = classes()
            .that()
            .areMetaAnnotatedWith(Controller.class)
            .should()
            .bePackagePrivate()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule settingsAreRecordsOfTheirModule = classes()
            .that()
            .areAnnotatedWith(ConfigurationProperties.class)
            .should()
            .bePackagePrivate()
            .andShould()
            .beRecords()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule entitiesHaveVerbsAndNotSetters = noMethods()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Entity.class)
            .should()
            .haveNameMatching("set[A-Z].*")
            .because("a change of state is a verb with a guard");

    @ArchTest
    static final ArchRule dependenciesComeThroughTheConstructor =
            noFields().should().beAnnotatedWith(Autowired.class).allowEmptyShould(true);

    @ArchTest
    static final ArchRule lifetimesAreVisible = noMethods()
            .should()
            .beAnnotatedWith("jakarta.annotation.PostConstruct")
            .orShould()
            .beAnnotatedWith("jakarta.annotation.PreDestroy")
            .because("things with a lifetime are SmartLifecycle or AutoCloseable");

    @ArchTest
    static final ArchRule nobodyPrints = noClasses()
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .because("what an administrator must read is logged");

    @ArchTest
    static final ArchRule mostTypesStayInside = classes()
            .that()
            .areTopLevelClasses()
            .should(bePackagePrivateForTheMostPart(45))
            .because("public needs a caller in another module");

    private static ArchCondition<JavaClass> bePackagePrivateForTheMostPart(int percent) {
        return new ArchCondition<>("be package-private in at least " + percent + " percent of cases") {
            private int all;
            private int inside;

            @Override
            public void check(JavaClass type, ConditionEvents events) {
                // What Spring generates of ours, X__BeanDefinitions and the like, is public and not ours.
                if (type.getSimpleName().equals("package-info")
                        || type.getSimpleName().contains("__")) {
                    return;
                }
                all++;
                if (Stream.of(JavaModifier.PUBLIC).noneMatch(type.getModifiers()::contains)) {
                    inside++;
                }
            }

            @Override
            public void finish(ConditionEvents events) {
                boolean enough = inside * 100 >= all * percent;
                events.add(new SimpleConditionEvent(
                        VitrineApplication.class, enough, inside + " of " + all + " types are package-private"));
            }
        };
    }
}
