package dev.diptych.training.network;

import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.util.Pair;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The parameters of a block by names that do not depend on DJL's counting: DJL puts a two-digit ordinal before every
 * level of a name.
 */
public final class ParameterNames {
    private ParameterNames() {
    }

    /** In the order of the layers, for example {@code up1_SubPixelDeconvolution_weight}. */
    public static Map<String, Parameter> of(Block block) {
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        for (Pair<String, Parameter> entry : block.getParameters()) {
            String name = entry.getKey().replaceAll("(^|_)\\d\\d(?=[A-Za-z])", "$1");
            if (parameters.put(name, entry.getValue()) != null) {
                throw new IllegalArgumentException("Two parameters are called " + name + ".");
            }
        }
        return parameters;
    }

    /** Lets a parameter start from given values; the block is not initialised yet. */
    public static void start(Parameter parameter, float[] values) {
        parameter.setInitializer((manager, shape, type) -> {
            if (shape.size() != values.length) {
                throw new IllegalArgumentException("The parameter " + parameter.getName() + " takes " + shape.size()
                        + " numbers, not " + values.length + ".");
            }
            return manager.create(values, shape);
        });
    }
}
