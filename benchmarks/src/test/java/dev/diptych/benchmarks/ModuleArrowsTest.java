package dev.diptych.benchmarks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.domain.properties.HasOwner;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.Map;
import java.util.Set;

/** The arrows between the modules, as docs/ARCHITECTURE.md draws them. */
@AnalyzeClasses(packages = "dev.diptych", importOptions = ImportOption.DoNotIncludeTests.class)
class ModuleArrowsTest {
    private static final Map<String, Set<String>> MAY_USE = Map.of("imaging", Set.of(), "protocol", Set.of(), "rig",
            Set.of("protocol"), "inference", Set.of("imaging"), "archive", Set.of(), "studio", Set.of("rig", "imaging"),
            "capture", Set.of("protocol", "rig", "imaging", "inference", "archive", "studio"), "training",
            Set.of("imaging", "inference", "archive", "studio", "capture"), "broker", Set.of("capture"), "benchmarks",
            Set.of("rig", "imaging", "inference", "archive", "studio", "capture", "training"));

    @ArchTest
    static final ArchRule arrowsGoOnlyWhereTheyMay = ArchRuleDefinition.classes()
            .should(
                    new ArchCondition<>("use only the modules below their own") {
                        @Override
                        public void check(JavaClass owner, ConditionEvents events) {
                            String module = moduleOf(owner);
                            owner.getDirectDependenciesFromSelf().forEach(dependency -> {
                                JavaClass target = dependency.getTargetClass();
                                boolean ours = target.getPackageName().startsWith("dev.diptych.");
                                boolean allowed = !ours || moduleOf(target).equals(module)
                                        || MAY_USE.getOrDefault(module, Set.of()).contains(moduleOf(target));
                                events.add(new SimpleConditionEvent(owner, allowed, dependency.getDescription()));
                            });
                        }
                    });

    @ArchTest
    static final ArchRule internalPackagesAreSeenByTheirModuleAlone = ArchRuleDefinition.classes()
            .should(
                    new ArchCondition<>("keep out of other modules' internal packages") {
                        @Override
                        public void check(JavaClass owner, ConditionEvents events) {
                            owner.getDirectDependenciesFromSelf().forEach(dependency -> {
                                JavaClass target = dependency.getTargetClass();
                                boolean internal = (target.getPackageName() + ".").contains(".internal.")
                                        && target.getPackageName().startsWith("dev.diptych.");
                                boolean allowed = !internal || moduleOf(target).equals(moduleOf(owner));
                                events.add(new SimpleConditionEvent(owner, allowed, dependency.getDescription()));
                            });
                        }
                    });

    /** What adds a verb needs the verbs' package, and the failure that is a sentence for the operator. */
    @ArchTest
    static final ArchRule trainingSeesOfTheDaemonOnlyItsVerbs = noClasses()
            .that()
            .resideInAPackage("dev.diptych.training..")
            .should()
            .dependOnClassesThat(JavaClass.Predicates.resideInAPackage("dev.diptych.capture..")
                    .and(JavaClass.Predicates.resideOutsideOfPackages("dev.diptych.capture",
                            "dev.diptych.capture.verb")));

    @ArchTest
    static final ArchRule theBrokerSeesOfTheDaemonOnlyWhatItPlugsInto = noClasses()
            .that()
            .resideInAPackage("dev.diptych.broker..")
            .should()
            .dependOnClassesThat(JavaClass.Predicates.resideInAPackage("dev.diptych.capture..")
                    .and(JavaClass.Predicates.resideOutsideOfPackage("dev.diptych.capture.broker")));

    @ArchTest
    static final ArchRule onlyTheBrokerKnowsItsServer = noClasses().that()
            .resideOutsideOfPackage("dev.diptych.broker..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.activemq..", "io.netty..");

    @ArchTest
    static final ArchRule noCyclesBetweenPackages = slices().matching("dev.diptych.(**)").should().beFreeOfCycles();

    /** Drivers are fenced: each in its own package, which alone knows their libraries. */
    @ArchTest
    static final ArchRule theCoreKnowsNoLibrary = noClasses()
            .that()
            .resideInAnyPackage("dev.diptych.rig..", "dev.diptych.studio..")
            .and()
            .resideOutsideOfPackages("dev.diptych.rig.gpio..", "dev.diptych.rig.dmx..",
                    "dev.diptych.rig.host.internal..")
            .should()
            .dependOnClassesThat(thirdParty());

    /**
     * What a board says is translated at one place of the core. In the daemon it is heard where a board is opened and watched
     * (rig), looked after (doctor) or stood in for (demo); what wires it keeps to its limits (config.hardware).
     */
    @ArchTest
    static final ArchRule rigLinkIsSpokenAtFewPlaces = noClasses()
            .that()
            .resideOutsideOfPackages("dev.diptych.protocol..", "dev.diptych.rig.mcu..", "dev.diptych.capture.rig..",
                    "dev.diptych.capture.doctor..", "dev.diptych.capture.demo..",
                    "dev.diptych.capture.config.hardware..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.diptych.protocol..");

    @ArchTest
    static final ArchRule thePipelineKnowsNoSimulatedStudio = noClasses()
            .that()
            .resideInAPackage("dev.diptych.capture..")
            .and()
            .resideOutsideOfPackages("dev.diptych.capture.demo..", "dev.diptych.capture.bench..",
                    "dev.diptych.capture.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.diptych.studio..");

    @ArchTest
    static final ArchRule networksRunBehindTheirEnginesAlone = noClasses()
            .that()
            .resideOutsideOfPackages("dev.diptych.inference.engine..", "dev.diptych.training..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ai.djl..", "ai.onnxruntime..");

    /** The rig does not know how it is met from outside. */
    @ArchTest
    static final ArchRule frontEndsKeepTheirLibrariesToThemselves = noClasses()
            .that()
            .resideOutsideOfPackages("dev.diptych.capture.web..", "dev.diptych.broker..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.javalin..", "org.eclipse.jetty..", "jakarta.servlet..", "io.prometheus..");

    @ArchTest
    static final ArchRule pahoIsSeenInsideItsBusAlone = noClasses()
            .that()
            .resideOutsideOfPackage("dev.diptych.capture.mqtt.internal..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.eclipse.paho..");

    @ArchTest
    static final ArchRule theRigKnowsNoFrontEnd = noClasses()
            .that()
            .resideInAnyPackage("dev.diptych.capture.daemon..", "dev.diptych.capture.session..",
                    "dev.diptych.capture.develop..", "dev.diptych.capture.live..", "dev.diptych.capture.poses..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.diptych.capture.web..", "dev.diptych.capture.mqtt..",
                    "dev.diptych.capture.broker..", "dev.diptych.capture.cli..");

    @ArchTest
    static final ArchRule onlyTheCatalogueKnowsItsDatabase = noClasses().that()
            .resideOutsideOfPackage("dev.diptych.archive.catalog..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "org.sqlite..", "org.jdbi..");

    @ArchTest
    static final ArchRule openCvIsSeenInsideImagingAlone = noClasses()
            .that()
            .resideOutsideOfPackage("dev.diptych.imaging..internal..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.bytedeco..");

    /** The one way across the native border, at few places. */
    @ArchTest
    static final ArchRule jnaIsSeenInsideDriversAlone = noClasses()
            .that()
            .resideOutsideOfPackages("dev.diptych.rig.gpio.internal..", "dev.diptych.rig.host.internal..",
                    "dev.diptych.capture.libcamera.internal..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.sun.jna..");

    @ArchTest
    static final ArchRule onlyTheCommandLinePrints = noClasses().that()
            .resideOutsideOfPackages("dev.diptych.capture.cli..", "dev.diptych.training.cli..",
                    "dev.diptych.benchmarks..")
            .should()
            .accessClassesThat()
            .haveFullyQualifiedName("java.io.PrintStream");

    /**
     * Nothing that is configured, typed or sent names a program: others are begun at three places, by names that stand in the code
     * (motionEye CVE-2025-60787 and CVE-2025-47782, Frigate CVE-2026-25643: a field, or an edited configuration, that was run).
     */
    @ArchTest
    static final ArchRule cve202560787AndCve202625643ProgramsAreBegunAtThreePlaces = noClasses()
            .that()
            .resideOutsideOfPackage("dev.diptych.benchmarks..")
            .and()
            .doNotHaveFullyQualifiedName("dev.diptych.capture.verb.Terminal")
            .and()
            .doNotHaveFullyQualifiedName("dev.diptych.capture.doctor.TimeServer")
            .and()
            .doNotHaveFullyQualifiedName("dev.diptych.protocol.emulated.EmulatedBoard")
            .should()
            .accessClassesThat()
            .haveFullyQualifiedName("java.lang.ProcessBuilder")
            .orShould()
            .callMethodWhere(
                    JavaCall.Predicates.target(HasOwner.Predicates.With.owner(JavaClass.Predicates.type(Runtime.class)))
                            .and(JavaCall.Predicates.target(HasName.Predicates.name("exec"))));

    private static String moduleOf(JavaClass type) {
        String below = type.getPackageName().substring("dev.diptych".length());
        return below.isEmpty() ? "" : below.substring(1).split("\\.", 2)[0];
    }

    private static DescribedPredicate<JavaClass> thirdParty() {
        return DescribedPredicate.describe("come from a library", type -> !type.getPackageName().isEmpty()
                && !type.isPrimitive() && !type.getPackageName().startsWith("java.")
                && !type.getPackageName().startsWith("dev.diptych.")
                && !type.getPackageName().startsWith("org.jspecify."));
    }
}
