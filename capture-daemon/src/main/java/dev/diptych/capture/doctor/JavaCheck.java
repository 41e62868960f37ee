package dev.diptych.capture.doctor;

import dev.diptych.capture.report.Figures;
import java.util.List;
import java.util.Set;

/** The Java that the program runs on, and whether it has the memory for one pair. */
public final class JavaCheck implements Check {
    static final int REQUIRED_FEATURE = 25;
    /** What the program's native libraries are built for. */
    private static final Set<String> ARCHITECTURES = Set.of("amd64", "x86_64", "aarch64", "arm64");

    /**
     * What a Java says of itself.
     *
     * @param feature the first number of its version
     */
    public record JavaFacts(int feature, String version, String architecture, long maxHeapBytes) {
        public static JavaFacts current() {
            return new JavaFacts(Runtime.version().feature(), Runtime.version().toString(),
                    System.getProperty("os.arch", "unknown"), Runtime.getRuntime().maxMemory());
        }
    }

    private final JavaFacts java;
    private final PairNeeds needs;

    public JavaCheck(JavaFacts java, PairNeeds needs) {
        this.java = java;
        this.needs = needs;
    }

    @Override
    public String part() {
        return "java";
    }

    @Override
    public List<Finding> run() {
        return List.of(version(), architecture(), heap());
    }

    private Finding version() {
        String evidence = "Java " + java.version() + "; " + REQUIRED_FEATURE + " is required.";
        String remedy = "Install a JDK " + REQUIRED_FEATURE + " (sudo apt install openjdk-25-jdk-headless) and set"
                + " JAVA_HOME to it.";
        if (java.feature() < REQUIRED_FEATURE) {
            return Finding.fail("java.version", evidence, remedy);
        }
        return java.feature() > REQUIRED_FEATURE
                ? Finding.warn("java.version", evidence, remedy)
                : Finding.ok("java.version", evidence);
    }

    private Finding architecture() {
        String evidence = "The processor is " + java.architecture() + ".";
        return ARCHITECTURES.contains(java.architecture())
                ? Finding.ok("java.architecture", evidence)
                : Finding.warn("java.architecture", evidence + " The native libraries are built for amd64 and aarch64.",
                        "Run the rig on a 64 bit Intel, AMD or ARM computer with a Java built for it.");
    }

    private Finding heap() {
        long heapBytes = java.maxHeapBytes();
        String evidence = "Java may use " + Figures.bytes(heapBytes) + "; a pair of " + needs.name() + " takes about "
                + Figures.bytes(needs.heapBytes()) + " to develop.";
        String remedy = "Give Java more: DIPTYCH_JAVA_OPTS=-Xmx" + (2 * needs.heapBytes() / (1 << 20) + 1)
                + "m, or use a smaller resolution.";
        if (heapBytes < needs.heapBytes()) {
            return Finding.fail("java.heap", evidence, remedy);
        }
        return heapBytes < 2 * needs.heapBytes()
                ? Finding.warn("java.heap", evidence, remedy)
                : Finding.ok("java.heap", evidence);
    }
}
